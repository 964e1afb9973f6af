import Foundation
import KioskSimulators
import Testing

/// `kill -9` at random moments between the first touch and the end of a session. Six in
/// `make test`; 200 in `make faults`.
@Suite("Killed at any moment", .serialized)
struct KillTests {
  static let tries = ProcessInfo.processInfo.environment["FAULTS"] == "full" ? 200 : 6

  @Test("nothing confirmed is lost, nothing is doubled, no page comes out for the next person")
  func kill() async throws {
    try await Hall.with { hall in
      var chance = SeededChance(seed: 20_261_121)
      let cards = try SampleCard.load(assets: "\(Hall.root)/assets").filter {
        ["lin", "tian", "ouyang", "aynur", "rare"].contains($0.id)
      }
      let journal = KillJournal()
      let longest = try await Self.milliseconds { try await Self.run(hall, cards[0], journal) }
      for number in 0..<Self.tries {
        let card = cards[(number + 1) % cards.count]
        try hall.line.set(number.isMultiple(of: 3) ? .cut : .up)
        let moment = Int.random(in: 0..<longest, using: &chance)
        let errand = Task { [hall] in try await Self.run(hall, card, journal) }
        try await Task.sleep(for: .milliseconds(moment))
        await hall.killKiosk()
        errand.cancel()
        _ = await errand.result
        hall.reader.take()
        try await hall.startKiosk()
        // The next person sees home, and nothing of the one before.
        try await hall.resident.read("tile-guide")
        let words = try await hall.resident.words().joined()
        #expect(!words.contains(String(card.name.prefix(1))), "try \(number)")
      }
      try hall.line.set(.up)
      try await journal.judge(hall)
    }
  }

  private static func run(
    _ hall: SimulatedHall, _ card: SampleCard, _ journal: KillJournal
  ) async throws {
    journal.begin(card)
    let errand = PensionErrand(hall.resident, hall.reader, card)
    try await errand.takeMatter()
    try await errand.fill()
    journal.shown(try await errand.confirm())
    try await errand.takePapers()
    try await errand.evaluate()
  }

  private static func milliseconds(_ work: () async throws -> Void) async throws -> Int {
    let began = ContinuousClock.now
    try await work()
    return Int((ContinuousClock.now - began) / .milliseconds(1))
  }
}

/// What people saw, held against what the platform has and what came out of the printer.
final class KillJournal: @unchecked Sendable {
  private let lock = NSLock()
  private var sessions: [(begin: Int64, card: SampleCard, receipt: String?)] = []

  func begin(_ card: SampleCard) {
    lock.withLock { sessions.append((Self.now, card, nil)) }
  }

  func shown(_ receipt: String) {
    lock.withLock { sessions[sessions.count - 1].receipt = receipt }
  }

  private static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

  func judge(_ hall: SimulatedHall) async throws {
    let sessions = lock.withLock { self.sessions }
    let shown = sessions.compactMap(\.receipt)
    // One more errand, whole: it wakes the line, and everything before it goes first.
    let card = try Hall.card("lin")
    let errand = PensionErrand(hall.resident, hall.reader, card)
    begin(card)
    try await errand.takeMatter()
    try await errand.fill()
    let last = try await errand.confirm()
    let arrived = try await waitFor(last, hall)

    let times = Dictionary(grouping: arrived.filter { $0.kind == "registration" }) {
      $0.receiptNumber
    }.mapValues(\.count)
    let lost = shown.filter { times[$0] == nil }
    let doubled = times.filter { $0.value > 1 }
    let bodies = Set(arrived.map(\.id))
    #expect(bodies.count == arrived.count)
    let owners = try await owners(of: arrived.filter { times[$0.receiptNumber] != nil }, hall)
    let papers = try await hall.printer.printed()
    let strayed = try papers.filter { paper in
      // The last session that had begun when it came out is the one that it must belong to.
      guard let session = sessions.last(where: { $0.begin <= paper.at }) else { return true }
      let text = try WholeTests.text(of: paper)
      let named = owners.filter { text.contains(WholeTests.grouped($0.key)) }
      let isAnothers = named.contains { $0.value != session.card.name }
      let isOlder = shown.contains {
        $0 != session.receipt && text.contains(WholeTests.grouped($0))
      }
      return isAnothers || isOlder
    }.count
    print(
      "count: kill tried \(KillTests.tries) failed \(lost.count + doubled.count + strayed)"
        + " (receipts shown \(shown.count), at the platform \(times.count), lost \(lost.count),"
        + " doubled \(doubled.count), papers \(papers.count), for another \(strayed))")
    #expect(lost.isEmpty && doubled.isEmpty && strayed == 0)
  }

  /// Whose receipt numbers these are, by name: also of sessions that were killed before the number
  /// was shown. Neighbouring sessions are of different persons.
  private func owners(
    of entries: [HallPlatform.Entry], _ hall: SimulatedHall
  ) async throws -> [String: String] {
    var owners: [String: String] = [:]
    let names = Set(lock.withLock { sessions.map(\.card.name) })
    for entry in entries {
      let body = String(decoding: try await hall.platform.body(of: entry.id), as: UTF8.self)
      owners[entry.receiptNumber] = names.first { body.contains("\"name\":\"\($0)\"") }
    }
    return owners
  }

  private func waitFor(
    _ receipt: String, _ hall: SimulatedHall
  ) async throws -> [HallPlatform.Entry] {
    let deadline = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < deadline {
      let arrived = try await hall.platform.submissions()
      if arrived.contains(where: { $0.receiptNumber == receipt }) { return arrived }
      try await Task.sleep(for: .milliseconds(100))
    }
    Issue.record("the last submission did not arrive")
    return try await hall.platform.submissions()
  }
}

/// The same numbers every time (SplitMix64, S. Vigna).
struct SeededChance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
