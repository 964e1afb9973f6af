import Delivery
import Foundation
import GRDB
import ServiceModel
import Testing

@Suite("Drafts at the platform", .timeLimit(.minutes(5)))
struct DraftTests {
  private static let today = Timestamp(
    milliseconds: Int64(Date().timeIntervalSince1970 * 1000))

  /// - Parameter later: in milliseconds, when it was kept.
  private func copy(
    _ place: Int, of person: Sample.Person = Sample.lin, isProven: Bool = true, later: Int64 = 0,
    keptFor days: Int = 7, matter: ItemCode = ItemCode("512036001003"), words: String = "一"
  ) -> DraftCopy {
    let like = Sample.registration(place, of: person)
    let draft = Draft(
      id: like.id,
      form: FormOfPerson(person: person.number, matter: matter, schema: "pension-enrolment/1"),
      kind: .registration, matterName: "参保登记", isProven: isProven, body: Array(words.utf8))
    return DraftCopy(
      KeptDraft(
        draft: draft, number: like.receipt.number,
        keptAt: Timestamp(milliseconds: Self.today.milliseconds + later)), keptFor: days)
  }

  @Test("is found by its proven person at every kiosk, as it was last kept")
  func byPerson() async throws {
    try await PlatformProgram.run { platform in
      let (first, other) = (platform.client(), platform.client(Sample.neighbourKiosk))
      try await first.keep(copy(1))
      try await first.keep(copy(2, of: Sample.chen))
      let later = copy(1, later: 5, words: "一二")
      try await other.keep(later)
      let found = try await first.drafts(.person(Sample.lin.number), held: [])
      #expect(found == DraftCopies(drafts: [later], over: []))
      #expect(found.drafts.first?.kept?.draft.body == Array("一二".utf8))
      // The first kiosk's own is the older one now.
      await #expect(throws: elsewhere) { try await first.keep(copy(1, later: 4)) }
      #expect(try await first.drafts(.person(Sample.lin.number), held: []).drafts == [later])
    }
  }

  @Test("what rests on a typed number is found by its own number and the ending, and not by trying")
  func byNumber() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let typed = copy(1, isProven: false)
      try await client.keep(typed)
      #expect(try await client.drafts(.person(Sample.lin.number), held: []).drafts.isEmpty)
      let found = try await client.drafts(.number(typed.number, ending: "0283"), held: [])
      #expect(found.drafts == [typed])
      for ending in ["0001", "0002", "0003", "0004", "000x"] {
        let wrong = try await client.drafts(.number(typed.number, ending: ending), held: [])
        #expect(wrong.drafts.isEmpty)
      }
      let error = await #expect(throws: PlatformError.self) {
        try await client.drafts(.number(typed.number, ending: "0283"), held: [])
      }
      guard case .busy(429, _?)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      // Who asks for receipts is not disturbed.
      #expect(try await client.cases(for: typed.number, ending: "0283").isEmpty)
    }
  }

  @Test("handed in it is over, and so is the same proven person's other one; who has it is told")
  func handedIn() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let (own, second, others) = (copy(1), copy(2), copy(3, of: Sample.tian))
      let elsewise = copy(4, matter: ItemCode("512014003000"))
      for draft in [own, second, others, elsewise] { try await client.keep(draft) }
      _ = try await client.submit(Sample.registration(1))
      let found = try await client.drafts(
        .person(Sample.lin.number), held: [own.id, second.id, others.id, elsewise.id])
      #expect(found == DraftCopies(drafts: [elsewise], over: [own.id, second.id]))
      // What comes late, before or after anybody knew of it, does not come back.
      await #expect(throws: elsewhere) { try await client.keep(copy(1, later: 9)) }
      _ = try await client.submit(Sample.registration(5))
      await #expect(throws: elsewhere) { try await client.keep(copy(5)) }
      // Who only typed the number ends nobody's.
      try await client.keep(copy(6))
      _ = try await client.submit(Sample.registration(7, source: "typedNumber"))
      #expect(
        try await client.drafts(.person(Sample.lin.number), held: []).drafts.map(\.id)
          .contains(copy(6).id))
    }
  }

  @Test(
    "one that comes late does not outlive what the person handed in elsewhere since it was kept")
  func late() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let submission = Sample.registration(1)
      let since = submission.receipt.confirmedAt.milliseconds - Self.today.milliseconds
      _ = try await platform.client(Sample.neighbourKiosk).submit(submission)
      await #expect(throws: elsewhere) { try await client.keep(copy(2, later: since)) }
      await #expect(throws: elsewhere) { try await client.keep(copy(2, later: since - 5)) }
      // Begun after it, of another matter, of somebody else, or of who only typed a number: another form.
      for draft in [
        copy(3, later: since + 1), copy(4, later: since, matter: ItemCode("512014003000")),
        copy(5, of: Sample.tian, later: since), copy(6, isProven: false, later: since),
      ] { try await client.keep(draft) }
    }
  }

  @Test(
    "thrown away, and gone on with later, it is there again; a clock that is ahead keeps nothing longer"
  )
  func again() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      try await client.keep(copy(1))
      try await client.end(
        draft: copy(1).id, keptUpTo: Timestamp(milliseconds: Self.today.milliseconds + 5))
      await #expect(throws: elsewhere) { try await client.keep(copy(1, later: 5)) }
      let later = copy(1, later: 6, words: "一二")
      try await client.keep(later)
      #expect(try await client.drafts(.person(Sample.lin.number), held: []).drafts == [later])
      let years: Int64 = 20 * 366 * 86_400_000
      try await client.keep(copy(7, later: years, keptFor: 0))
      let end = try await DatabaseQueue(path: platform.database.path).read { [id = copy(7).id] db in
        try Int64.fetchOne(
          db, sql: "SELECT keptUntil FROM draft WHERE id = ?", arguments: [id.text])
      }
      #expect(try #require(end) < Self.today.milliseconds + 3 * 86_400_000)
    }
  }

  @Test("thrown away it is over, unless it was kept later elsewhere; past its days it is gone")
  func ended() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let draft = copy(1, later: 5)
      try await client.keep(draft)
      let before = Timestamp(milliseconds: draft.keptAt.milliseconds - 1)
      try await client.end(draft: draft.id, keptUpTo: before)
      #expect(try await client.drafts(.person(Sample.lin.number), held: []).drafts == [draft])
      for _ in 0..<2 { try await client.end(draft: draft.id, keptUpTo: draft.keptAt) }
      #expect(
        try await client.drafts(.person(Sample.lin.number), held: [draft.id, copy(2).id])
          == DraftCopies(drafts: [], over: [draft.id]))
      // A kiosk that does not know is told of one that the platform does not know either.
      try await client.keep(copy(3, later: -9 * 86_400_000))
      try await client.keep(copy(4, later: -7 * 86_400_000 + 60_000, keptFor: 7))
      let left = try await client.drafts(.person(Sample.lin.number), held: [copy(3).id])
      #expect(left == DraftCopies(drafts: [copy(4, later: -7 * 86_400_000 + 60_000)], over: []))
    }
  }

  @Test("nothing of a person can be read in the platform's files")
  func sealed() async throws {
    try await PlatformProgram.run { platform in
      try await platform.client().keep(copy(1, words: "不可见的话"))
      let path = platform.database.path
      let bytes = [path, path + "-wal"].compactMap { FileManager.default.contents(atPath: $0) }
      #expect(bytes.count == 2)
      for secret in ["不可见的话", Sample.lin.number.digits] {
        #expect(bytes.allSatisfy { $0.range(of: Data(secret.utf8)) == nil }, "\(secret)")
      }
    }
  }

  @Test("what is no draft is refused")
  func malformed() async throws {
    try await PlatformProgram.run { platform in
      let good = copy(1)
      let text = String(decoding: try JSONEncoder().encode(good), as: UTF8.self)
      let path = "/v1/drafts/\(good.id.text)"
      for (from, to) in [
        (good.id.text, copy(2).id.text), (Sample.lin.number.digits, "990000195812030284"),
        ("\(good.keptUntil.milliseconds)", "1"), ("\"answers\"", "\"other\""), ("{", "["),
      ] {
        let answer = try await platform.ask("PUT", path, json: text.replacing(from, with: to))
        #expect(answer.status == 400, "\(from)")
      }
      #expect(try await platform.ask("DELETE", path, json: "").status == 400)
      for json in ["{}", #"{"held":[]}"#, #"{"citizenNumber":"1","held":[]}"#] {
        let answer = try await platform.ask("POST", "/v1/enquiries/drafts", json: json)
        #expect(answer.problemCode == "malformed-body")
      }
    }
  }

  private var elsewhere: PlatformError {
    .refused(
      code: "draft-elsewhere", status: 422,
      detail: "Somebody went on with the draft elsewhere, or it is over.")
  }
}
