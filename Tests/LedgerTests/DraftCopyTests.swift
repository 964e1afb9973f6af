import Ledger
import ServiceModel
import Testing

@Suite("Copies of drafts")
struct DraftCopyTests {
  let bench: Bench
  init() throws { bench = try Bench() }

  private func draft(
    _ words: String = "一", of person: PersonNumber = Sample.applicant,
    id: SubmissionID = Sample.submission().id
  ) -> Draft {
    Draft(
      id: id,
      form: FormOfPerson(
        person: person, matter: Sample.submission().matter, schema: "pension-enrolment/1"),
      kind: .registration, matterName: "参保登记", isProven: true, body: Array(words.utf8))
  }

  /// Put aside, and the platform has it.
  private func held(_ draft: Draft, _ ledger: Ledger) async throws -> KeptDraft {
    let kept = try #require(try await ledger.keep(draft, everywhere: true))
    try await ledger.noteBrought(kept)
    return kept
  }

  @Test("the platform is told of what is put aside, of what is answered after it, of nothing else")
  func brought() async throws {
    let ledger = try bench.open()
    let id = Sample.submission().id
    try await ledger.keep(draft(of: Sample.neighbour))
    #expect(try await ledger.copyWork() == DraftCopyWork(toBring: [], toEnd: []))
    let first = try #require(try await ledger.keep(draft("一", id: id), everywhere: true))
    #expect(try await ledger.copyWork().toBring == [first])
    bench.advance(by: 1)
    let second = try #require(try await ledger.keep(draft("一二", id: id)))
    // An answer that comes late is about the one before.
    try await ledger.noteBrought(first)
    #expect(try await ledger.copyWork().toBring == [second])
    try await ledger.noteBrought(second)
    #expect(try await ledger.copyWork() == DraftCopyWork(toBring: [], toEnd: []))
  }

  @Test(
    "none goes without the platform being told: handed in, thrown away, given way",
    arguments: ["handed in", "thrown away", "another one"])
  func gone(_ way: String) async throws {
    let ledger = try bench.open()
    let submission = Sample.submission()
    let kept = try await held(draft(id: submission.id), ledger)
    bench.advance(by: 1000)
    var upTo = kept.keptAt
    switch way {
    case "handed in": _ = try await ledger.confirm(submission, verification: .verified)
    case "thrown away":
      try await ledger.drop(draft: submission.id, everywhere: true)
      upTo = Timestamp(milliseconds: bench.time.withLock { $0 })
    default: try await ledger.keep(draft("新"))
    }
    let end = DraftCopyWork.End(id: submission.id, upTo: upTo)
    #expect(try await ledger.copyWork() == DraftCopyWork(toBring: [], toEnd: [end]))
    // Nobody goes on here with what the platform was not told of yet.
    #expect(try await ledger.unknown(of: [submission.id]).isEmpty)
    try await ledger.noteEnded(DraftCopyWork.End(id: end.id, upTo: kept.keptAt.before))
    #expect(try await ledger.copyWork().toEnd == [end])
    try await ledger.noteEnded(end)
    #expect(try await ledger.copyWork() == DraftCopyWork(toBring: [], toEnd: []))
    #expect(try await ledger.unknown(of: [submission.id]).isEmpty == (way == "handed in"))
  }

  @Test("past its days here it goes from here alone: another kiosk may keep it for longer")
  func tooOld() async throws {
    let ledger = try bench.open()
    let kept = try await held(draft(), ledger)
    let bound = Timestamp(milliseconds: kept.keptAt.milliseconds + 1)
    #expect(try await ledger.dropDrafts(keptBefore: bound) == 1)
    #expect(try await ledger.copyWork() == DraftCopyWork(toBring: [], toEnd: []))
    #expect(try await ledger.unknown(of: [kept.draft.id]) == [kept.draft.id])
  }

  @Test("a clock that is behind makes no copy older than the one before, and throws all of it away")
  func clockBehind() async throws {
    let ledger = try bench.open()
    let ahead = KeptDraft(
      draft: draft(), number: try #require(ReceiptNumber("00012611214829137")),
      keptAt: Timestamp(milliseconds: bench.time.withLock { $0 } + 3_600_000), isElsewhere: true)
    try await ledger.adopt(ahead)
    let onward = try #require(try await ledger.keep(draft("二", id: ahead.draft.id)))
    #expect(onward.keptAt.milliseconds == ahead.keptAt.milliseconds + 1)
    try await ledger.drop(draft: ahead.draft.id, everywhere: true)
    let end = try #require(try await ledger.copyWork().toEnd.first)
    #expect(end.upTo.milliseconds > onward.keptAt.milliseconds)
  }

  @Test(
    "taken back and typed again it stays here; put aside again it is brought, whatever was told")
  func takenBack() async throws {
    let ledger = try bench.open()
    let kept = try await held(draft(), ledger)
    let id = kept.draft.id
    try await ledger.drop(draft: id, everywhere: true)
    try await ledger.keep(draft("二", id: id))
    #expect(try await ledger.copyWork().toBring.isEmpty)
    let end = try #require(try await ledger.copyWork().toEnd.first)
    let again = try #require(try await ledger.keep(draft("三", id: id), everywhere: true))
    #expect(again.keptAt.milliseconds > end.upTo.milliseconds)
    // The platform's answer to the end comes now.
    try await ledger.noteEnded(end)
    #expect(try await ledger.copyWork() == DraftCopyWork(toBring: [again], toEnd: []))
  }

  @Test("brought without an answer and refused the next time, it did arrive: it gives way")
  func answerLost() async throws {
    let ledger = try bench.open()
    let kept = try #require(try await ledger.keep(draft(), everywhere: true))
    let id = kept.draft.id
    #expect(try await !ledger.noteTried(kept))
    #expect(try await ledger.noteTried(kept))
    try await ledger.noteBrought(kept)
    try await ledger.giveWay(id, to: nil)
    #expect(try await ledger.draft(id) == nil)
    // One that was gone on with since is another one.
    let second = try #require(try await ledger.keep(draft("二"), everywhere: true))
    _ = try await ledger.noteTried(second)
    bench.advance(by: 5)
    let onward = try #require(try await ledger.keep(draft("三", id: second.draft.id)))
    #expect(try await !ledger.noteTried(onward))
    // What was refused is about the one before.
    try await ledger.keepHere(second)
    #expect(try await ledger.copyWork().toBring == [onward])
    try await ledger.keepHere(onward)
    #expect(try await ledger.copyWork() == DraftCopyWork(toBring: [], toEnd: []))
    #expect(try await ledger.draft(onward.draft.id) == onward)
  }

  @Test("what another kiosk brought is told to be thrown away, although it never lay here")
  func notHere() async throws {
    let ledger = try bench.open()
    let id = Sample.submission().id
    try await ledger.drop(draft: id)
    #expect(try await ledger.copyWork().toEnd.isEmpty)
    try await ledger.drop(draft: id, everywhere: true)
    #expect(try await ledger.copyWork().toEnd.map(\.id) == [id])
  }

  @Test("it gives way to a later one and to its end, but not when it was gone on with here")
  func givesWay() async throws {
    let ledger = try bench.open()
    let kept = try await held(draft(), ledger)
    let id = kept.draft.id
    let later = Timestamp(milliseconds: kept.keptAt.milliseconds + 1)
    try await ledger.giveWay(id, to: kept.keptAt)
    #expect(try await ledger.draft(id) == kept)
    bench.advance(by: 5)
    let onward = try #require(try await ledger.keep(draft("二", id: id)))
    try await ledger.giveWay(id, to: nil)
    try await ledger.giveWay(id, to: later)
    #expect(try await ledger.draft(id) == onward)
    try await ledger.noteBrought(onward)
    try await ledger.giveWay(
      id, to: Timestamp(milliseconds: onward.keptAt.milliseconds + 1))
    #expect(try await ledger.draft(id) == nil)
    // The platform knows: nothing is told.
    #expect(try await ledger.copyWork() == DraftCopyWork(toBring: [], toEnd: []))

    let second = try await held(draft("三"), ledger)
    try await ledger.giveWay(second.draft.id, to: nil)
    #expect(try await ledger.drafts(of: Sample.applicant).isEmpty)
    // One of which the platform was never told stays.
    let own = try #require(try await ledger.keep(draft("四")))
    try await ledger.giveWay(own.draft.id, to: nil)
    #expect(try await ledger.draft(own.draft.id) == own)
  }

  @Test("what is gone on with here keeps its number and its time, and another one gives way to it")
  func adopted() async throws {
    let ledger = try bench.open()
    let own = try #require(try await ledger.keep(draft("这里")))
    let elsewhere = KeptDraft(
      draft: draft("那里"), number: try #require(ReceiptNumber("00012611214829137")),
      keptAt: Timestamp(milliseconds: own.keptAt.milliseconds + 1), isElsewhere: true)
    try await ledger.adopt(elsewhere)
    let found = try #require(try await ledger.drafts(of: Sample.applicant).first)
    #expect(found.number == elsewhere.number && found.keptAt == elsewhere.keptAt)
    #expect(found.draft == elsewhere.draft && !found.isElsewhere)
    #expect(try await ledger.draft(own.draft.id) == nil)
    #expect(try await ledger.copyWork() == DraftCopyWork(toBring: [], toEnd: []))
    // Gone on with, the platform gets the later one.
    bench.advance(by: 60_000)
    let onward = try #require(try await ledger.keep(draft("那里和这里", id: elsewhere.draft.id)))
    #expect(onward.number == elsewhere.number)
    #expect(try await ledger.copyWork().toBring == [onward])
    // What was handed in here does not come back.
    let submission = Sample.submission()
    _ = try await ledger.confirm(submission, verification: .verified)
    try await ledger.adopt(
      KeptDraft(draft: draft("迟到", id: submission.id), number: own.number, keptAt: own.keptAt))
    #expect(try await ledger.draft(submission.id) == nil)
  }
}

extension Timestamp {
  fileprivate var before: Timestamp { Timestamp(milliseconds: milliseconds - 1) }
}
