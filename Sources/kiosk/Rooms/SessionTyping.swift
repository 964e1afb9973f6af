import Journeys
import Logging
import TouchUI
import TypingOrders

/// Pinyin and handwriting, in a program that lives for one person's session.
struct SessionTyping: TextTyping {
  let worker: TypingWorker
  private let log = Logger(label: "typing")

  init(executable: String) { worker = TypingWorker(executable: executable) }

  func candidates(for letters: String) async -> [String]? {
    await answer { () async throws(TypingFault) in try await worker.candidates(for: letters).texts }
  }

  func choose(_ index: Int, for letters: String) async -> TypedChoice? {
    await answer { () async throws(TypingFault) in
      let choice = try await worker.choose(index, for: letters)
      return TypedChoice(text: choice.text, rest: choice.rest)
    }
  }

  func characters(of strokes: [[InkPoint]]) async -> [String]? {
    let side = Double(Ink.side)
    let ink = Ink(
      strokes: strokes.map { points in
        Ink.Stroke(
          points: points.map { Ink.Point(x: Int($0.x * side), y: Int($0.y * side)) })
      })
    return await answer { () async throws(TypingFault) in try await worker.recognise(ink) }
  }

  func forget() async { await worker.forget() }

  private func answer<Value: Sendable>(
    _ ask: () async throws(TypingFault) -> Value
  ) async -> Value? {
    do throws(TypingFault) {
      return try await ask()
    } catch {
      // The code alone: what was typed is nobody's.
      if error.code != .forgotten {
        log.error("no typing", metadata: ["code": "\(error.code.rawValue)"])
      }
      return nil
    }
  }
}
