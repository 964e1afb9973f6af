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
      let longest = try await Self.milliseconds {
        try await Self.run(hall, journal.begin(cards[0]), journal)
      }
      for number in 0..<Self.tries {
        let session = journal.begin(cards[(number + 1) % cards.count])
        try hall.line.set(number.isMultiple(of: 3) ? .cut : .up)
        let moment = Int.random(in: 0..<longest, using: &chance)
        let errand = Task { [hall] in try await Self.run(hall, session, journal) }
        try await Task.sleep(for: .milliseconds(moment))
        await hall.killKiosk()
        errand.cancel()
        _ = await errand.result
        hall.reader.take()
        try await hall.startKiosk()
        // The next person sees home, and nothing of the one before.
        try await hall.resident.read("tile-guide")
        let words = try await hall.resident.words().joined()
        #expect(!words.contains(String(session.card.name.prefix(1))), "try \(number)")
        // Every fourth does it all again: it may have been confirmed, without a word, before.
        if number.isMultiple(of: 4) {
          try await Self.run(hall, journal.again(session), journal)
        }
      }
      try hall.line.set(.up)
      try await journal.judge(hall)
    }
  }

  private static func run(
    _ hall: SimulatedHall, _ session: KillJournal.Session, _ journal: KillJournal
  ) async throws {
    let errand = PensionErrand(
      hall.resident, hall.reader, session.card, mobile: session.mobile)
    try await errand.takeMatter()
    try await errand.fill()
    journal.shown(try await errand.confirm(), session)
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
  struct Session {
    let number: Int
    let begin: Int64
    let card: SampleCard
    /// Another one for every errand: it tells them apart at the platform.
    let mobile: String
    var receipt: String?
  }

  private let lock = NSLock()
  private var sessions: [Session] = []

  func begin(_ card: SampleCard) -> Session {
    add(card, mobile: "1380" + String(String(1_000_0000 + count).suffix(7)))
  }

  /// The same person with the same errand.
  func again(_ session: Session) -> Session { add(session.card, mobile: session.mobile) }

  func shown(_ receipt: String, _ session: Session) {
    lock.withLock { sessions[session.number].receipt = receipt }
  }

  private var count: Int { lock.withLock { sessions.count } }

  private func add(_ card: SampleCard, mobile: String) -> Session {
    lock.withLock {
      let session = Session(
        number: sessions.count, begin: Int64(Date().timeIntervalSince1970 * 1000), card: card,
        mobile: mobile)
      sessions.append(session)
      return session
    }
  }

  func judge(_ hall: SimulatedHall) async throws {
    // One more errand, whole: it wakes the line, and everything before it goes first.
    let last = begin(try Hall.card("lin"))
    let errand = PensionErrand(hall.resident, hall.reader, last.card, mobile: last.mobile)
    try await errand.takeMatter()
    try await errand.fill()
    let lastReceipt = try await errand.confirm()
    shown(lastReceipt, last)
    let arrived = try await waitFor(lastReceipt, hall).filter { $0.kind == "registration" }
    // Shown or not: what the kiosk took in is at the platform.
    let status = try await Hall.status(of: hall, settled: true)
    #expect(status.backlog == 0 && status.needsStaff == 0)

    let sessions = lock.withLock { self.sessions }
    let shown = Set(sessions.compactMap(\.receipt))
    let atPlatform = Set(arrived.map(\.receiptNumber))
    let lost = shown.subtracting(atPlatform)
    var cases: [String: [String]] = [:]
    var owners: [String: String] = [:]
    for entry in arrived {
      let body = String(decoding: try await hall.platform.body(of: entry.id), as: UTF8.self)
      let mobile = try #require(body.firstMatch(of: /"mobile":"(\d{11})"/)).1
      cases[String(mobile), default: []].append(entry.receiptNumber)
      owners[entry.receiptNumber] = String(mobile)
    }
    let doubled = cases.values.filter { $0.count > 1 }
    let strayed = try await strayed(hall, sessions, owners)
    let failed = lost.count + doubled.count + strayed.count
    print(
      "count: kill tried \(KillTests.tries) failed \(failed)"
        + " (errands \(Set(sessions.map(\.mobile)).count), receipts shown \(shown.count),"
        + " at the platform \(atPlatform.count), lost \(lost.count), doubled \(doubled.count),"
        + " papers \(strayed.papers), for another \(strayed.count))")
    #expect(failed == 0)
    // A test whose errands all end before they begin proves nothing.
    #expect(shown.count > KillTests.tries / 4)
    #expect(atPlatform.count >= shown.count)
  }

  /// Papers that came out in a session whose errand they are not.
  private func strayed(
    _ hall: SimulatedHall, _ sessions: [Session], _ owners: [String: String]
  ) async throws -> (count: Int, papers: Int) {
    let papers = try await hall.printer.printed()
    let strayed = try papers.filter { paper in
      // The last session that had begun when it came out is the one that it must belong to.
      guard let session = sessions.last(where: { $0.begin <= paper.at }) else { return true }
      let text = try WholeTests.text(of: paper)
      let named = owners.filter { text.contains(WholeTests.grouped($0.key)) }
      return named.count != 1 || named.contains { $0.value != session.mobile }
    }
    return (strayed.count, papers.count)
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
