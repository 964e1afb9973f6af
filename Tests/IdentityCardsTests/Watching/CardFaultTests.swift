import Foundation
import IdentityCards
import KioskSimulators
import ServiceModel
import Testing

/// What holds whatever happens on the line: nobody is taken for somebody else, and a reader that
/// works again is used again.
@Suite("Faults of a reader", .serialized)
struct CardFaultTests {
  static let isFull = ProcessInfo.processInfo.environment["FAULTS"] == "full"
  /// Bytes of the frame with a card's contents.
  static let frameCount = 1295

  @Test("contents that end at any byte never become an identity, and the next try reads the card")
  func cut() async throws {
    let desk = try ReaderDesk(longAnswer: .milliseconds(60))
    let listener = CardListener(desk.reader)
    // A share in every run, with the ends of header and frame in it.
    let cuts =
      Self.isFull
      ? Array(0..<Self.frameCount)
      : [0, 1, 5, 6, 7, 10, 11, 14, 15, 270, 1290, 1293, 1294]
        + Array(stride(from: 40, to: Self.frameCount, by: 97))
    var failed = 0
    for cut in cuts {
      let id = cut.isMultiple(of: 2) ? "lin" : "tian"
      let start = listener.events.count
      desk.simulated.cut(afterBytes: cut)
      desk.simulated.put(try Samples.card(id))
      try await listener.wait(for: .reading, .read(try Samples.identity(id)), from: start)
      desk.simulated.take()
      try await listener.wait(for: .removed, from: start)
      failed += Self.strangers(in: listener.events.dropFirst(start), beside: id)
    }
    print("count: card-cut tried \(cuts.count) failed \(failed)")
    #expect(failed == 0)
  }

  @Test("contents with a wrong bit never become an identity, and the next try reads the card")
  func flip() async throws {
    let desk = try ReaderDesk(longAnswer: .milliseconds(60))
    let listener = CardListener(desk.reader)
    var random = FixedRandom(seed: 20_261_121)
    let rounds = Self.isFull ? 1000 : 25
    var failed = 0
    for round in 0..<rounds {
      let id = round.isMultiple(of: 2) ? "lin" : "tian"
      let start = listener.events.count
      desk.simulated.flip(bit: Int.random(in: 0..<(Self.frameCount * 8), using: &random))
      desk.simulated.put(try Samples.card(id))
      try await listener.wait(for: .reading, .read(try Samples.identity(id)), from: start)
      desk.simulated.take()
      try await listener.wait(for: .removed, from: start)
      failed += Self.strangers(in: listener.events.dropFirst(start), beside: id)
    }
    print("count: card-flip tried \(rounds) failed \(failed)")
    #expect(failed == 0)
  }

  @Test("a reader that is unplugged at any moment comes back by itself, and reads")
  func replug() async throws {
    let desk = try ReaderDesk()
    let listener = CardListener(desk.reader)
    var random = FixedRandom(seed: 7)
    let rounds = Self.isFull ? 300 : 20
    var failed = 0
    try await listener.wait(for: .waiting)
    for round in 0..<rounds {
      let id = round.isMultiple(of: 2) ? "lin" : "tian"
      var start = listener.events.count
      // Idle, or with a card whose reading may be under way.
      if Bool.random(using: &random) { desk.simulated.put(try Samples.card(id)) }
      try await Task.sleep(for: .microseconds(Int.random(in: 0...9000, using: &random)))
      desk.simulated.unplug()
      try await until("absence") {
        listener.events.dropFirst(start).contains(where: Self.isAbsence)
      }
      failed += Self.strangers(in: listener.events.dropFirst(start), beside: id)
      desk.simulated.take()
      start = listener.events.count
      try desk.simulated.replug()
      try await listener.wait(for: .waiting, from: start)
      desk.simulated.put(try Samples.card(id))
      try await listener.wait(for: .read(try Samples.identity(id)), from: start)
      desk.simulated.take()
      try await listener.wait(for: .removed, from: start)
      failed += Self.strangers(in: listener.events.dropFirst(start), beside: id)
    }
    print("count: card-replug tried \(rounds) failed \(failed)")
    #expect(failed == 0)
  }

  /// Identities among `events` that are not exactly the one of `id`.
  static func strangers(in events: ArraySlice<CardEvent>, beside id: String) -> Int {
    let expected = try? Samples.identity(id)
    return events.filter {
      if case .read(let identity) = $0 { identity != expected } else { false }
    }
    .count
  }

  static func isAbsence(_ event: CardEvent) -> Bool {
    if case .unavailable(let fault) = event { fault.code == "reader-absent" } else { false }
  }
}
