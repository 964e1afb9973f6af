import ServiceModel
import Synchronization

/// Sends one group: lanes side by side, each lane one by one, until all are answered or the line
/// goes down.
struct Dispatch: Sendable {
  let outbox: any Outbox
  let destination: any SubmissionDestination
  let verify: @Sendable (PlatformReceipt) -> Bool
  let inFlight: Int
  let failuresBeforePause: Int

  /// Shared by the lanes: whether to go on.
  private final class Line: Sendable {
    private struct State {
      var isDown = false
      var failuresInARow = 0
    }
    private let state = Mutex(State())

    var isDown: Bool { state.withLock { $0.isDown } }

    func note(_ answer: Answer, _ failuresBeforePause: Int) {
      state.withLock { state in
        switch answer {
        case .accepted, .refused: state.failuresInARow = 0
        case .later, .pagesFirst:
          state.failuresInARow += 1
          if state.failuresInARow >= failuresBeforePause { state.isDown = true }
        case .lineDown, .unauthorised, .notTried: state.isDown = true
        }
      }
    }
  }

  /// Every item's answer. An evaluation follows after everything else of its group: what it is
  /// about may be among it, handed in by somebody else's session.
  func send(_ items: [OutgoingSubmission]) async -> [SubmissionID: Answer] {
    let line = Line()
    var answers: [SubmissionID: Answer] = [:]
    var blocked: Set<String> = []
    for phase in [
      items.filter { $0.submission.kind != .evaluation },
      items.filter { $0.submission.kind == .evaluation },
    ] {
      let free = phase.filter { item in !Lanes.keys(of: item).contains(where: blocked.contains) }
      for (id, answer) in await send(lanes: Lanes.of(free), line) { answers[id] = answer }
      for item in phase where answers[item.id]?.isFinal != true {
        blocked.formUnion(Lanes.keys(of: item))
      }
    }
    return answers
  }

  private func send(
    lanes: [[OutgoingSubmission]], _ line: Line
  ) async -> [(SubmissionID, Answer)] {
    await withTaskGroup(of: [(SubmissionID, Answer)].self) { group in
      var waiting = lanes.makeIterator()
      for _ in 0..<max(1, inFlight) {
        guard let lane = waiting.next() else { break }
        group.addTask { await send(lane: lane, line) }
      }
      var answers: [(SubmissionID, Answer)] = []
      for await part in group {
        answers += part
        if !line.isDown, let lane = waiting.next() {
          group.addTask { await send(lane: lane, line) }
        }
      }
      return answers
    }
  }

  private func send(
    lane: [OutgoingSubmission], _ line: Line
  ) async -> [(SubmissionID, Answer)] {
    var answers: [(SubmissionID, Answer)] = []
    for item in lane {
      guard !line.isDown, !Task.isCancelled else { break }
      let answer = await Answer(to: item, from: outbox, at: destination, verify: verify)
      line.note(answer, failuresBeforePause)
      answers.append((item.id, answer))
      guard answer.isFinal else { break }
    }
    return answers
  }
}
