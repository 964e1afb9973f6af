import Foundation
import GRDB
import Ledger
import Sealing
import ServiceModel
import Synchronization
import Testing

@Suite("Durability", .serialized)
struct DurabilityTests {
  @Test("a confirmation costs exactly one sync of the disk, and so does a group of receipts")
  func oneSync() async throws {
    CountedSyncs.install
    let bench = try Bench(
      in: FileManager.default.temporaryDirectory.path
        + "/\(CountedSyncs.mark)-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: bench.directory) }
    try FileManager.default.createDirectory(at: bench.directory, withIntermediateDirectories: true)
    let ledger = try bench.open()
    // The first commit after opening also syncs the log's new header.
    _ = try await ledger.confirm(Sample.submission(), verification: .verified)
    var submissions: [Submission] = []
    for number in 0..<40 {
      let before = CountedSyncs.all.load(ordering: .relaxed)
      let submission = Sample.submission("样例 \(number)")
      _ = try await ledger.confirm(submission, verification: .verified)
      #expect(CountedSyncs.all.load(ordering: .relaxed) - before == 1)
      submissions.append(submission)
    }
    let before = CountedSyncs.ofLogs.load(ordering: .relaxed)
    try await ledger.markSending(submissions.map(\.id))
    try await ledger.markAccepted(submissions.map { Sample.platformReceipt(for: $0) })
    #expect(CountedSyncs.ofLogs.load(ordering: .relaxed) - before == 2)
  }

  @Test("the files are their owner's alone")
  func modes() async throws {
    let bench = try Bench()
    let ledger = try bench.open()
    _ = try await ledger.confirm(Sample.submission(), verification: .verified)
    for name in ["", "-wal", "-shm", ".lock"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: bench.path + name)
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
    let folder = bench.directory.appendingPathComponent("ledger").path
    let attributes = try FileManager.default.attributesOfItem(atPath: folder)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test("nothing of a person is in clear in any of the files, before or after a checkpoint")
  func sealed() async throws {
    let bench = try Bench()
    var ledger: Ledger? = try bench.open()
    for _ in 0..<20 {
      _ = try await ledger!.confirm(Sample.submission(), verification: .verified)
    }
    try await ledger!.recordTicket(Sample.ticket())
    let log = try bench.everyByte()
    ledger = nil
    let closed = try bench.everyByte()
    for bytes in [log, closed] {
      #expect(bytes.range(of: Data("城乡居民养老保险参保登记".utf8)) != nil, "the scan finds clear text")
      for secret in ["样例申请人", Sample.applicant.digits, "\(Sample.applicant.digits.suffix(6))"] {
        #expect(bytes.range(of: Data(secret.utf8)) == nil)
        let utf16 = try #require(secret.data(using: .utf16LittleEndian))
        #expect(bytes.range(of: utf16) == nil)
      }
    }
  }

  @Test("a second process, or a second opening, is refused while the first lives")
  func oneOwner() async throws {
    let bench = try Bench()
    var first: Ledger? = try bench.open()
    #expect(first != nil)
    #expect(await code { try bench.open() } == .inUse)
    first = nil
    #expect(await code { try bench.open() } == nil)
  }

  @Test("a directory in which others may write is refused")
  func directory() async throws {
    let bench = try Bench()
    let folder = bench.directory.appendingPathComponent("ledger")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
    #expect(await code { try bench.open() } == .directoryOpenToOthers)
  }

  @Test("the wrong key is told at the opening, not as damage")
  func otherKey() async throws {
    let bench = try Bench()
    _ = try bench.open()
    let key = try SealingKey.ephemeral()
    #expect(await code { try bench.open(key: key) } == .otherKey)
    #expect(try bench.open().opening == OpeningReport())
  }

  @Test("a file that is no database is put aside whole, and a new ledger begun")
  func garbage() async throws {
    let bench = try Bench()
    _ = try bench.open()
    let garbage = Data((0..<9000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 1) })
    try garbage.write(to: URL(fileURLWithPath: bench.path))
    let ledger = try bench.open()
    let aside = try #require(ledger.opening.setAside)
    #expect(ledger.opening.damage != nil)
    #expect(try Data(contentsOf: URL(fileURLWithPath: aside)) == garbage)
    _ = try await ledger.confirm(Sample.submission(), verification: .verified)
    #expect(try await ledger.backlog().pending == 1)
  }

  @Test("a database with a damaged page is found at the opening and put aside")
  func damagedPage() async throws {
    let bench = try Bench()
    var ledger: Ledger? = try bench.open()
    for _ in 0..<200 {
      _ = try await ledger!.confirm(Sample.submission(), verification: .verified)
    }
    ledger = nil
    let file = URL(fileURLWithPath: bench.path)
    var bytes = try Data(contentsOf: file)
    let page = 4096
    // A table's inner pages: their cell pointers lead nowhere now.
    for number in stride(from: 3, to: bytes.count / page, by: 2) {
      bytes.replaceSubrange(
        number * page + 8..<number * page + 40, with: Data(repeating: 0xFF, count: 32))
    }
    try bytes.write(to: file)
    let again = try bench.open()
    let aside = try #require(again.opening.setAside)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: aside)) == bytes)
    let saved = try await again.backlog().pending
    #expect(saved == again.opening.salvaged && saved < 200)
    for waiting in try await again.nextPending(limit: 200) {
      #expect(
        try await again.confirm(waiting.submission, verification: .verified)
          == waiting.receipt)
    }
  }

  @Test(
    "what can be read of a damaged ledger goes on in the new one, and is said until it is taken away"
  )
  func salvage() async throws {
    let bench = try Bench()
    var ledger: Ledger? = try bench.open()
    var receipts: [SubmissionID: Receipt] = [:]
    for number in 0..<400 {
      let submission = Sample.submission()
      receipts[submission.id] = try await ledger!.confirm(submission, verification: .verified)
      if number < 3 { try await ledger!.markSending([submission.id]) }
    }
    ledger = nil
    let file = URL(fileURLWithPath: bench.path)
    var bytes = try Data(contentsOf: file)
    // One page in the middle: a leaf of a table or of an index.
    let page = bytes.count / 4096 / 2
    bytes.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(repeating: 0xA5, count: 4096))
    try bytes.write(to: file)

    ledger = try bench.open()
    let salvaged = ledger!.opening.salvaged
    #expect(salvaged >= 380)
    let backlog = try await ledger!.backlog()
    #expect(backlog.unsent == salvaged)
    for waiting in try await ledger!.nextPending(limit: 400) {
      #expect(receipts[waiting.submission.id] == waiting.receipt)
    }
    let new = Sample.submission()
    _ = try await ledger!.confirm(new, verification: .verified)
    let aside = try #require(ledger!.opening.setAside)
    ledger = nil
    ledger = try bench.open()
    #expect(ledger!.opening.damage == nil)
    #expect(ledger!.opening.setAsideBefore == [aside])
    #expect(try await ledger!.backlog().unsent == salvaged + 1)
  }

  @Test("a kill while a damaged ledger is set aside leaves no log beside the new one")
  func interruptedSettingAside() async throws {
    let bench = try Bench()
    var ledger: Ledger? = try bench.open()
    _ = try await ledger!.confirm(Sample.submission(), verification: .verified)
    let files = FileManager.default
    // As a kill leaves it: the database has its new name, its log not yet.
    let log = try Data(contentsOf: URL(fileURLWithPath: bench.path + "-wal"))
    ledger = nil
    try files.moveItem(atPath: bench.path, toPath: bench.path + ".damaged-1")
    try log.write(to: URL(fileURLWithPath: bench.path + "-wal"))
    ledger = try bench.open()
    #expect(ledger!.opening.created)
    #expect(try await ledger!.backlog() == Backlog())
    #expect(files.fileExists(atPath: bench.path + ".damaged-1-wal"))
    #expect(ledger!.opening.setAsideBefore == [bench.path + ".damaged-1"])
  }

  @Test("who does the same again within a day, because the kiosk died before it told, has one case")
  func again() async throws {
    let bench = try Bench()
    let ledger = try bench.open()
    let first = Sample.submission()
    let receipt = try await ledger.confirm(first, verification: .verified)
    let second = Submission(
      id: Sample.submission().id, session: first.session, kind: first.kind, matter: first.matter,
      matterName: first.matterName, schema: first.schema, body: first.body, digest: first.digest,
      applicant: first.applicant)
    #expect(try await ledger.confirm(second, verification: .verified) == receipt)
    #expect(try await ledger.backlog().pending == 1)
    // The same with another hand under it: whoever reads the bodies says whether they are the same.
    let body = first.body + Array(" ".utf8)
    func signed() -> Submission {
      Submission(
        id: Sample.submission().id, session: first.session, kind: first.kind,
        matter: first.matter, matterName: first.matterName, schema: first.schema, body: body,
        digest: .of(body), applicant: first.applicant)
    }
    #expect(
      try await ledger.confirm(signed(), verification: .verified, isSame: { $0 == first.body })
        == receipt)
    #expect(try await ledger.backlog().pending == 1)
    // Another person's, another form's and a changed one are others.
    _ = try await ledger.confirm(Sample.submission(), verification: .verified)
    #expect(try await ledger.backlog().pending == 2)
  }

  @Test("a changed row is put before the staff and does not hold up the others")
  func tampered() async throws {
    let bench = try Bench()
    let changes = [
      "UPDATE submission SET body = zeroblob(100) WHERE sequence = 2",
      "UPDATE submission SET matter = 'x' WHERE sequence = 3",
      "UPDATE submission SET body = (SELECT body FROM submission WHERE sequence = 1) WHERE sequence = 4",
      "UPDATE submission SET applicant = (SELECT applicant FROM submission WHERE sequence = 1) WHERE sequence = 5",
      "UPDATE submission SET confirmedAt = confirmedAt + 1 WHERE sequence = 6",
      // Not a letter for another: one digest in sixty has none of it.
      "UPDATE submission SET digest = substr(digest, 2) || substr(digest, 1, 1) WHERE sequence = 7",
      "UPDATE submission SET kind = 'unknown' WHERE sequence = 8",
    ]
    var ledger: Ledger? = try bench.open()
    var ids: [SubmissionID] = []
    for _ in 1...9 {
      let submission = Sample.submission()
      _ = try await ledger!.confirm(submission, verification: .verified)
      ids.append(submission.id)
    }
    ledger = nil
    do {
      let intruder = try DatabaseQueue(path: bench.path)
      try await intruder.write { db in for change in changes { try db.execute(sql: change) } }
      try intruder.close()
    }
    let again = try bench.open()
    let waiting = try await again.nextPending(limit: 2)
    #expect(waiting.map(\.submission.id) == [ids[0], ids[8]])
    let backlog = try await again.backlog()
    #expect(backlog.needsStaff == changes.count)
    #expect(backlog.pending == 2)
  }
}
