import Foundation
import IdentityCards
import KioskSimulators
import ServiceModel
import Synchronization
import Testing

/// Listens to a reader and remembers what it told.
final class CardListener: Sendable {
  private let heard = Mutex<[CardEvent]>([])
  private let task = Mutex<Task<Void, Never>?>(nil)

  convenience init(_ reader: IdentityReader) { self.init(reader.cards()) }

  init(_ events: AsyncStream<CardEvent>) {
    task.withLock {
      $0 = Task { [weak self] in
        for await event in events { self?.heard.withLock { $0.append(event) } }
      }
    }
  }

  deinit { cancel() }

  var events: [CardEvent] { heard.withLock { $0 } }

  func cancel() { task.withLock { $0?.cancel() } }

  /// Waits until the events, from `start` on, hold all of `wanted` in this order.
  ///
  /// - Returns: the place behind the last of them.
  @discardableResult
  func wait(
    for wanted: CardEvent..., from start: Int = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Int {
    let end = ContinuousClock.now + .seconds(30)
    while ContinuousClock.now < end {
      if let place = Self.place(behind: wanted, in: events, from: start) { return place }
      try await Task.sleep(for: .milliseconds(2))
    }
    Issue.record("not heard: \(wanted) in \(events)", sourceLocation: sourceLocation)
    throw NotHeard()
  }

  struct NotHeard: Error {}

  private static func place(
    behind wanted: [CardEvent], in events: [CardEvent], from start: Int
  ) -> Int? {
    var place = start
    for event in wanted {
      guard let next = events.dropFirst(place).firstIndex(of: event) else { return nil }
      place = next + 1
    }
    return place
  }
}

/// Waits until `condition` holds, at most half a minute.
func until(
  _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ condition: () -> Bool
) async throws {
  let end = ContinuousClock.now + .seconds(30)
  while !condition() {
    guard ContinuousClock.now < end else {
      Issue.record("\(what) did not happen", sourceLocation: sourceLocation)
      throw CardListener.NotHeard()
    }
    try await Task.sleep(for: .milliseconds(2))
  }
}

/// A simulated reader in a folder of its own, and the kiosk's reader on it.
final class ReaderDesk: Sendable {
  private let folder: URL
  let simulated: SimulatedReader
  let reader: IdentityReader

  init(
    shortAnswer: Duration = .seconds(2), longAnswer: Duration = .seconds(2),
    photos: PhotoDecoder? = nil
  ) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "cards-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let link = folder.appending(path: "reader").path
    simulated = try SimulatedReader(link: link)
    reader = IdentityReader(
      connection: .serial(path: link),
      timing: ReaderTiming(
        look: .milliseconds(5), reopen: .milliseconds(10), command: .seconds(2),
        shortAnswer: shortAnswer, longAnswer: longAnswer),
      photos: photos,
      today: { Samples.today })
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
