import Foundation
import GRDB
import Ledger
import Sealing
import ServiceModel
import Testing

@Suite("Pages that go with a form")
struct MaterialsTests {
  let bench: Bench
  init() throws { bench = try Bench() }

  private func page(_ words: String, size: Int = 300_000) -> MaterialPage {
    let bytes = Array(words.utf8) + Array(repeating: 0xd8, count: size)
    return MaterialPage(digest: .of(bytes), bytes: bytes)
  }

  private func draft(_ id: SubmissionID, isProven: Bool = true) -> Draft {
    Draft(
      id: id,
      form: FormOfPerson(
        person: Sample.applicant, matter: Sample.submission().matter, schema: "pension-enrolment/1"),
      kind: .registration, matterName: "城乡居民养老保险参保登记", isProven: isProven, body: [1])
  }

  @Test("are there after the next start, each once, in the order in which they came")
  func kept() async throws {
    let id = Sample.submission().id
    let pages = [page("户口簿一"), page("户口簿二"), page("存折")]
    try await opened { ledger in
      for page in pages + [pages[0]] { try await ledger.keep(page, for: id) }
    }
    let ledger = try bench.open()
    #expect(try await ledger.pages(of: id) == pages.map(\.digest))
    for page in pages { #expect(try await ledger.page(page.digest, of: id) == page) }
    let other = Sample.submission().id
    #expect(try await ledger.pages(of: other).isEmpty)
    #expect(try await ledger.page(pages[0].digest, of: other) == nil)
    try await ledger.drop(page: pages[1].digest, of: id)
    #expect(try await ledger.pages(of: id) == [pages[0].digest, pages[2].digest])
  }

  @Test("are handed in with the form that names them; others go; none may be missing")
  func handedIn() async throws {
    let ledger = try bench.open()
    let submission = Sample.submission()
    let (first, second, retaken) = (page("一"), page("二"), page("拍糊了"))
    for page in [first, retaken, second] { try await ledger.keep(page, for: submission.id) }
    try await ledger.keep(draft(submission.id))
    let missing = [first.digest, page("没有").digest]
    #expect(
      await code {
        try await ledger.confirm(submission, verification: .verified, pages: missing)
      } == .missingPage)
    #expect(try await ledger.pages(of: submission.id).count == 3)
    #expect(try await ledger.drafts(of: Sample.applicant).count == 1)
    _ = try await ledger.confirm(
      submission, verification: .verified, pages: [first.digest, second.digest])
    #expect(try await ledger.pages(of: submission.id) == [first.digest, second.digest])
    // What was handed in stays whole, whatever comes late.
    try await ledger.drop(page: first.digest, of: submission.id)
    try await ledger.dropPages(of: submission.id)
    try await ledger.drop(draft: submission.id)
    bench.advance(by: 86_400_000_000)
    #expect(try await ledger.dropForgottenPages(keptBefore: bench.now) == 0)
    #expect(try await ledger.pages(of: submission.id) == [first.digest, second.digest])
    try await ledger.markSending([submission.id])
    try await ledger.markAccepted([Sample.platformReceipt(for: submission)])
    #expect(try await ledger.pages(of: submission.id).isEmpty)
    #expect(
      await code { try await ledger.keep(first, for: submission.id) } == .alreadyHandedIn)
  }

  @Test("are copied from a damaged ledger in their order, each for itself")
  func salvage() async throws {
    let id = Sample.submission().id
    let pages = (0..<8).map { page("页\($0)", size: 40_000) }
    try await opened { ledger in
      for page in pages { try await ledger.keep(page, for: id) }
      try await ledger.keep(draft(id, isProven: false))
    }
    // In the middle of a page's content, as a disk's bad block.
    let file = URL(filePath: bench.path)
    var bytes = try Data(contentsOf: file)
    let place = bytes.count / 4096 / 2
    bytes.replaceSubrange(
      place * 4096..<(place + 1) * 4096, with: Data(repeating: 0xA5, count: 4096))
    try bytes.write(to: file)
    let ledger = try bench.open()
    let kept = try await ledger.pages(of: id)
    #expect(ledger.opening.setAside != nil)
    #expect(kept == pages.map(\.digest).filter { kept.contains($0) })
    // The one that was hit is gone, or opens for nobody; it can be taken anew.
    var opened: [MaterialPage] = []
    for digest in kept {
      if let page = try? await ledger.page(digest, of: id) { opened.append(page) }
    }
    #expect(opened.count == pages.count - 1)
    let hit = try #require(pages.first { !opened.contains($0) })
    try await ledger.keep(hit, for: id)
    #expect(try await ledger.page(hit.digest, of: id) == hit)
  }

  @Test("of a form that turns out to be an earlier one nothing stays")
  func sameAgain() async throws {
    let ledger = try bench.open()
    let first = Sample.submission()
    _ = try await ledger.confirm(first, verification: .verified)
    let again = Submission(
      id: Sample.submission().id, session: first.session, kind: first.kind, matter: first.matter,
      matterName: first.matterName, schema: first.schema, body: first.body, digest: first.digest,
      applicant: first.applicant)
    let page = page("又一张")
    try await ledger.keep(page, for: again.id)
    let receipt = try await ledger.confirm(again, verification: .verified, pages: [page.digest])
    #expect(receipt.submission == first.id)
    #expect(try await ledger.pages(of: again.id).isEmpty)
  }

  @Test("end with their draft: replaced, dropped, grown old, or handed in by another form")
  func withDraft() async throws {
    let ledger = try bench.open()
    func begun() async throws -> SubmissionID {
      let id = Sample.submission().id
      try await ledger.keep(page("页\(id)"), for: id)
      try await ledger.keep(draft(id))
      return id
    }
    let replaced = try await begun()
    let dropped = try await begun()
    #expect(try await ledger.pages(of: replaced).isEmpty)
    // Keeping it again keeps its pages.
    try await ledger.keep(draft(dropped))
    #expect(try await ledger.pages(of: dropped).count == 1)
    try await ledger.drop(draft: dropped)
    #expect(try await ledger.pages(of: dropped).isEmpty)
    let old = try await begun()
    bench.advance(by: 1)
    #expect(try await ledger.dropDrafts(keptBefore: bench.now) == 1)
    #expect(try await ledger.pages(of: old).isEmpty)
    let unneeded = try await begun()
    _ = try await ledger.confirm(Sample.submission(), verification: .verified)
    #expect(try await ledger.pages(of: unneeded).isEmpty)
  }

  @Test("that a session left behind go after a while; those of drafts stay")
  func forgotten() async throws {
    let ledger = try bench.open()
    let (cutOff, begun) = (Sample.submission().id, Sample.submission().id)
    for id in [cutOff, begun] { try await ledger.keep(page("页\(id)"), for: id) }
    try await ledger.keep(draft(begun, isProven: false))
    #expect(try await ledger.dropForgottenPages(keptBefore: bench.now) == 0)
    bench.advance(by: 1)
    #expect(try await ledger.dropForgottenPages(keptBefore: bench.now) == 1)
    #expect(try await ledger.pages(of: cutOff).isEmpty)
    #expect(try await ledger.pages(of: begun).count == 1)
  }

  @Test("cannot be read in the files; one that was changed or moved opens for nobody")
  func sealed() async throws {
    let ids = [Sample.submission().id, Sample.submission().id]
    let pages = [page("不可见的页"), page("别人的页")]
    try await opened { ledger in
      for (page, id) in zip(pages, ids) { try await ledger.keep(page, for: id) }
    }
    #expect(try bench.everyByte().range(of: Data("不可见的页".utf8)) == nil)
    try await DatabaseQueue(path: bench.path).write { db in
      try db.execute(
        sql: "UPDATE materialPage SET submission = ? WHERE submission = ?",
        arguments: ["\(ids[0])-x", ids[0].text])
      try db.execute(
        sql: "UPDATE materialPage SET submission = ? WHERE submission = ?",
        arguments: [ids[0].text, ids[1].text])
    }
    let ledger = try bench.open()
    #expect(await code { try await ledger.page(pages[1].digest, of: ids[0]) } == .tampered)
  }

  @Test("that are not their digest's, or for which there is no room, are refused")
  func refused() async throws {
    let id = Sample.submission().id
    let wrong = MaterialPage(digest: page("这").digest, bytes: page("那").bytes)
    try await opened { ledger in
      let mismatch = await code { try await ledger.keep(wrong, for: id) }
      #expect(mismatch == .wrongDigest)
      let large = page("大", size: MaterialPage.largest)
      let refusal = await code { try await ledger.keep(large, for: id) }
      #expect(refusal == .pageTooLarge)
    }
    try await opened(reserve: .max) { full in
      let refusal = await code { try await full.keep(page("满"), for: id) }
      #expect(refusal == .spaceLow)
      let kept = try await full.pages(of: id)
      #expect(kept.isEmpty)
    }
  }

  /// With a ledger that is closed when this returns.
  private func opened(
    reserve: UInt64 = 0, _ body: (Ledger) async throws -> Void
  ) async throws {
    try await body(try bench.open(reserve: reserve))
  }
}

extension Bench {
  fileprivate var now: Timestamp { Timestamp(milliseconds: time.withLock { $0 }) }
}
