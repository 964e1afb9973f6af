import Foundation
import GRDB
import Ledger
import Sealing
import ServiceModel
import Testing

@Suite("Drafts")
struct DraftTests {
  let bench: Bench
  let ending = String(Sample.applicant.digits.suffix(4))
  init() throws { bench = try Bench() }

  private func draft(
    _ words: String = "手机号码", of person: PersonNumber = Sample.applicant, isProven: Bool = true,
    id: SubmissionID = Sample.submission().id, schema: String = "pension-enrolment/1"
  ) -> Draft {
    Draft(
      id: id,
      form: FormOfPerson(person: person, matter: ItemCode("512036001003"), schema: schema),
      kind: .registration, matterName: "城乡居民养老保险参保登记", isProven: isProven,
      body: Array(words.utf8))
  }

  @Test("is found by its person after the next start, as it was last kept")
  func kept() async throws {
    let id = Sample.submission().id
    let second = try await opened { ledger in
      let first = try #require(try await ledger.keep(draft("一", id: id)))
      bench.advance(by: 1000)
      let second = try #require(try await ledger.keep(draft("一二", id: id)))
      #expect(first.number == second.number)
      return second
    }
    let ledger = try bench.open()
    let found = try await ledger.draft(of: draft().form)
    #expect(found == second && found?.draft.body == Array("一二".utf8))
    #expect(try await ledger.drafts(of: Sample.applicant) == [second])
    #expect(try await ledger.drafts(of: Sample.neighbour).isEmpty)
    #expect(try await ledger.draft(of: draft(schema: "pension-enrolment/2").form) == nil)
  }

  @Test("of one person and form there is one: the newer takes the older's place")
  func one() async throws {
    let ledger = try bench.open()
    let older = try #require(try await ledger.keep(draft("旧")))
    let newer = try #require(try await ledger.keep(draft("新")))
    #expect(try await ledger.drafts(of: Sample.applicant) == [newer])
    #expect(try await ledger.recorded(older.number, ending: ending) == nil)
    // Another form, and another person's, are others.
    try await ledger.keep(draft(schema: "other/1"))
    try await ledger.keep(draft(of: Sample.neighbour))
    #expect(try await ledger.drafts(of: Sample.applicant).count == 2)
    #expect(try await ledger.drafts(of: Sample.neighbour).count == 1)
  }

  @Test("what rests on a typed number is found by its own number and the ending alone")
  func typed() async throws {
    let ledger = try bench.open()
    let typed = try #require(try await ledger.keep(draft(isProven: false)))
    #expect(try await ledger.drafts(of: Sample.applicant).isEmpty)
    #expect(try await ledger.draft(of: draft().form) == nil)
    #expect(try await ledger.recorded(typed.number, ending: "0000") == nil)
    #expect(try await ledger.recorded(typed.number, ending: ending) == .draft(typed))
    // A stranger who types the number does not push out what the person keeps, nor by handing in.
    let own = try #require(try await ledger.keep(draft("本人")))
    try await ledger.keep(draft("别人", isProven: false))
    _ = try await ledger.confirm(Sample.submission("别人"), verification: .unverified)
    #expect(try await ledger.draft(of: draft().form) == own)
    for _ in 0..<5 { _ = try await ledger.recorded(own.number, ending: "0000") }
    #expect(
      await code { try await ledger.recorded(own.number, ending: ending) } == .tooManyTries)
  }

  @Test("is gone with the commit that hands it in, and does not come back")
  func handedIn() async throws {
    let ledger = try bench.open()
    let submission = Sample.submission()
    try await ledger.keep(draft(id: submission.id))
    let receipt = try await ledger.confirm(submission, verification: .verified)
    #expect(try await ledger.drafts(of: Sample.applicant).isEmpty)
    #expect(try await ledger.keep(draft("迟到", id: submission.id)) == nil)
    #expect(try await ledger.drafts(of: Sample.applicant).isEmpty)
    #expect(try await ledger.handedIn(draft().form).map(\.receipt) == [receipt])
    #expect(try await ledger.handedIn(draft(of: Sample.neighbour).form).isEmpty)
    bench.advance(by: 86_400_000)
    #expect(try await ledger.handedIn(draft().form).isEmpty)
  }

  @Test("is dropped when it is not wanted, and when it is too old")
  func dropped() async throws {
    let ledger = try bench.open()
    let unwanted = draft("不要")
    try await ledger.keep(unwanted)
    try await ledger.drop(draft: unwanted.id)
    #expect(try await ledger.drafts(of: Sample.applicant).isEmpty)
    let old = try #require(try await ledger.keep(draft()))
    bench.advance(by: 1)
    try await ledger.keep(draft(of: Sample.neighbour))
    let limit = Timestamp(milliseconds: old.keptAt.milliseconds + 1)
    #expect(try await ledger.dropDrafts(keptBefore: old.keptAt) == 0)
    #expect(try await ledger.dropDrafts(keptBefore: limit) == 1)
    #expect(try await ledger.drafts(of: Sample.applicant).isEmpty)
    #expect(try await ledger.drafts(of: Sample.neighbour).count == 1)
  }

  @Test("nothing of a person can be read in the files, and a row that was changed opens for nobody")
  func sealed() async throws {
    try await opened { ledger in
      try await ledger.keep(draft("不可见的话"))
      try await ledger.keep(draft("别人的话", of: Sample.neighbour))
    }
    let bytes = try bench.everyByte()
    for secret in ["不可见的话", Sample.applicant.digits, Data("不可见的话".utf8).base64EncodedString()] {
      #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret)")
    }
    try change(
      """
      UPDATE draft SET content = (SELECT content FROM draft AS other
        WHERE other.applicantMark <> draft.applicantMark)
      WHERE rowid = (SELECT min(rowid) FROM draft)
      """)
    let after = try bench.open()
    #expect(try await after.drafts(of: Sample.applicant).isEmpty)
    #expect(try await after.drafts(of: Sample.neighbour).count == 1)
  }

  @Test("none is kept from the room that is for what is handed in")
  func space() async throws {
    let ledger = try bench.open(reserve: .max)
    #expect(await code { try await ledger.keep(draft()) } == .spaceLow)
  }

  @Test("a ledger of the version before them takes them in")
  func olderLedger() async throws {
    let receipt = try await opened { ledger in
      try await ledger.confirm(Sample.submission(), verification: .verified)
    }
    try change("DROP TABLE draft; DELETE FROM grdb_migrations WHERE identifier = '2 drafts'")
    let after = try bench.open()
    #expect(try await after.recorded(receipt.number, ending: ending) != nil)
    #expect(try await after.keep(draft()) != nil)
  }

  /// With a ledger that is closed when this returns.
  private func opened<Value>(_ body: (Ledger) async throws -> Value) async throws -> Value {
    try await body(try bench.open())
  }

  private func change(_ sql: String) throws {
    try DatabaseQueue(path: bench.path).write { db in try db.execute(sql: sql) }
  }

  @Test(
    "interrupted under a typed number it is found for minutes after the next start, and goes then")
  func interrupted() async throws {
    let form = FormOfPerson(
      person: Sample.applicant, matter: Sample.submission().matter, schema: "pension-enrolment/1")
    func draft(_ words: String, id: SubmissionID = Sample.submission().id) -> Draft {
      Draft(
        id: id, form: form, kind: .registration, matterName: "参保登记", isProven: false,
        body: Array(words.utf8))
    }
    let id = Sample.submission().id
    do {
      let ledger = try bench.open()
      try await ledger.keep(draft("一", id: id), isTold: false)
      bench.advance(by: 1000)
      try await ledger.keep(draft("一二", id: id), isTold: false)
      try await ledger.keep(draft("别的"), isTold: true)
      // While it runs nobody finds it, and handed in or thrown away it is gone.
      #expect(try await ledger.interruptedDraft(of: form) == nil)
      let other = Sample.submission().id
      try await ledger.keep(draft("不要", id: other), isTold: false)
      try await ledger.drop(draft: other, everywhere: true)
      #expect(try await ledger.copyWork().toEnd.isEmpty)
    }
    bench.advance(by: 60_000)
    do {
      let ledger = try bench.open()
      let found = try #require(try await ledger.interruptedDraft(of: form))
      #expect(found.draft == draft("一二", id: id))
      let neighbours = FormOfPerson(
        person: Sample.neighbour, matter: form.matter, schema: form.schema)
      #expect(try await ledger.interruptedDraft(of: neighbours) == nil)
      #expect(try await ledger.drafts(of: Sample.applicant).isEmpty)
      // Told its number, it is a draft as any other.
      try await ledger.dropInterruptedDrafts()
      bench.advance(by: 15 * 60_000 + 1)
      #expect(try await ledger.interruptedDraft(of: form) == nil)
      try await ledger.dropInterruptedDrafts()
      #expect(try await ledger.draft(id) == nil)
      try await ledger.keep(draft("三", id: id), isTold: false)
      try await ledger.keep(draft("三", id: id), isTold: true)
      // Gone on with by its number.
      try await ledger.keep(draft("三四", id: id), isTold: false)
    }
    bench.advance(by: 1)
    let ledger = try bench.open()
    #expect(try await ledger.interruptedDraft(of: form) == nil)
    #expect(try await ledger.draft(id)?.draft == draft("三四", id: id))
  }
}
