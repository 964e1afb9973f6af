import ApplicationForms
import Journeys
import Ledger
import Logging
import Sealing
import ServiceModel

/// The submission desk: the ledger, in the journeys' words.
struct LedgerDesk: SubmissionDesk {
  let ledger: Ledger
  let news: Broadcast<DeliveryNews>
  /// How long a draft is kept.
  let draftDays: Int
  /// `nil` where drafts stay on this kiosk.
  let courier: DraftCourier?
  let now: @Sendable () -> Timestamp
  /// Something new waits to be sent: a good moment to try the line again.
  let wake: @Sendable () async -> Void

  func confirm(_ new: [NewSubmission]) async throws(DeviceFault) -> [Receipt] {
    do throws(LedgerError) {
      let receipts = try await ledger.confirm(together: new.map(\.confirmation))
      await wake()
      // What was put aside of it is over everywhere.
      await courier?.wake()
      return receipts
    } catch {
      throw fault(error)
    }
  }

  private func fault(_ error: LedgerError) -> DeviceFault {
    DeviceFault(code: error.code.rawValue, responsible: error.responsible, detail: error.detail)
  }

  func recorded(
    _ number: ReceiptNumber, ending: String
  ) async throws(DeviceFault) -> EarlierWork? {
    do throws(LedgerError) {
      switch try await ledger.recorded(number, ending: ending) {
      case .submissions(let found):
        return .handedIn(found.map { Self.recorded($0.receipt, $0.submission, $0.state) })
      case .draft(let kept): return await latest(of: [kept], number, ending).map { .draft($0) }
      case nil: return await latest(of: [], number, ending).map { .draft($0) }
      }
    } catch {
      throw fault(error)
    }
  }

  /// The ledger's record in the journeys' words.
  private static func recorded(
    _ receipt: Receipt, _ submission: Submission, _ state: DeliveryState
  ) -> Journeys.RecordedSubmission {
    Journeys.RecordedSubmission(
      receipt: receipt, matter: submission.matter, schema: submission.schema,
      body: submission.body, delivery: state)
  }

  func deliveries() -> AsyncStream<DeliveryNews> { news.listen() }
}

// The papers that go with a form.
extension LedgerDesk {
  func keep(
    _ page: CapturedPage, for submission: SubmissionID
  ) async throws(DeviceFault) -> ContentDigest {
    let page = MaterialPage(digest: .of(page.jpeg), bytes: page.jpeg)
    do throws(LedgerError) {
      try await ledger.keep(page, for: submission)
    } catch {
      Logger(label: "pages").error("not kept", metadata: ["cause": "\(error)"])
      throw fault(error)
    }
    return page.digest
  }

  func pages(of submission: SubmissionID) async -> [ContentDigest]? {
    await told { () async throws(LedgerError) in try await ledger.pages(of: submission) }
  }

  func page(
    _ digest: ContentDigest, of submission: SubmissionID
  ) async throws(DeviceFault) -> MaterialPage? {
    do throws(LedgerError) {
      return try await ledger.page(digest, of: submission)
    } catch {
      Logger(label: "pages").error("not read", metadata: ["cause": "\(error)"])
      if error.code == .tampered { return nil }
      throw fault(error)
    }
  }

  func copy(
    _ pages: [ContentDigest], from owner: SubmissionID, to submission: SubmissionID
  ) async {
    for digest in pages {
      await told { () async throws(LedgerError) in
        guard let page = try await ledger.page(digest, of: owner) else { return }
        try await ledger.keep(page, for: submission)
      }
    }
  }

  func drop(page digest: ContentDigest, of submission: SubmissionID) async {
    await told { () async throws(LedgerError) in
      try await ledger.drop(page: digest, of: submission)
    }
  }
}

// Forms that are not handed in yet. A person is not stopped because one cannot be kept or found: the
// log says it, and the form goes on.
extension LedgerDesk {
  func keep(_ draft: Draft, everywhere: Bool) async -> KeptDraft? {
    let kept = await told { () async throws(LedgerError) in
      try await ledger.keep(
        draft, everywhere: everywhere && courier != nil, isTold: everywhere)
    }
    if everywhere { await courier?.wake() }
    return kept ?? nil
  }

  func adopt(_ kept: KeptDraft) async {
    await told { () async throws(LedgerError) in try await ledger.adopt(kept) }
  }

  func drop(draft: SubmissionID) async {
    await told { () async throws(LedgerError) in
      try await ledger.drop(draft: draft, everywhere: courier != nil)
    }
    await courier?.wake()
  }

  func interrupted(_ form: FormOfPerson) async -> KeptDraft? {
    await told { () async throws(LedgerError) in try await ledger.interruptedDraft(of: form) }
      ?? nil
  }

  func earlier(_ form: FormOfPerson) async -> EarlierWork? {
    let drafts = await drafts(of: form.person)
    let found = await told { () async throws(LedgerError) -> EarlierWork? in
      // Handing in ended what was kept before: a draft is the later of the two.
      if let kept = drafts.first(where: { $0.draft.form == form }) { return .draft(kept) }
      let found = try await ledger.handedIn(form)
      return found.isEmpty
        ? nil : .handedIn(found.map { Self.recorded($0.receipt, $0.submission, $0.state) })
    }
    return found ?? nil
  }

  func drafts(of person: PersonNumber) async -> [KeptDraft] {
    let read = { () async throws(LedgerError) in try await ledger.drafts(of: person) }
    var drafts = await told(read) ?? []
    if let courier {
      let there = await courier.look(
        for: .person(person), besides: drafts, patience: Self.patience)
      drafts = await told(read) ?? []
      drafts += there
    }
    // Of each form the latest.
    var seen: Set<FormOfPerson> = []
    return drafts.sorted { $0.keptAt.milliseconds > $1.keptAt.milliseconds }
      .filter { isKept($0) && seen.insert($0.draft.form).inserted }
  }

  /// Of what lies here under a number and of what the platform has under it.
  private func latest(
    of here: [KeptDraft], _ number: ReceiptNumber, _ ending: String
  ) async -> KeptDraft? {
    var found = here.first
    if let courier {
      let there = await courier.look(
        for: .number(number, ending: ending), besides: here, patience: Self.longPatience)
      if let kept = found {
        let still = await told { () async throws(LedgerError) in
          try await ledger.draft(kept.draft.id)
        }
        found = still ?? nil
      }
      if found == nil, !there.isEmpty { ledger.forgetTries(of: number) }
      found = found ?? there.first
    }
    return found.flatMap { isKept($0) ? $0 : nil }
  }

  /// Somebody who lays down a card has not asked for drafts, and somebody who types a number has.
  private static let patience: Duration = .seconds(3)
  private static let longPatience: Duration = .seconds(10)

  /// Takes away what is too old, now and every few hours.
  func keepHouse() async {
    var pause = Duration.seconds(16 * 60)
    while !Task.isCancelled {
      await told { () async throws(LedgerError) in try await ledger.dropInterruptedDrafts() }
      let oldest = now().startOfChinaDay.milliseconds - Int64(draftDays) * 86_400_000
      await told { () async throws(LedgerError) in
        try await ledger.dropDrafts(keptBefore: Timestamp(milliseconds: oldest))
      }
      // No session lasts for a day.
      let yesterday = now().milliseconds - 86_400_000
      await told { () async throws(LedgerError) in
        try await ledger.dropForgottenPages(keptBefore: Timestamp(milliseconds: yesterday))
      }
      try? await Task.sleep(for: pause)
      pause = .seconds(6 * 3600)
    }
  }

  private func isKept(_ draft: KeptDraft) -> Bool {
    now().chinaDay <= draft.lastDay(keptFor: draftDays)
  }

  @discardableResult
  private func told<Value>(_ work: () async throws(LedgerError) -> Value) async -> Value? {
    do throws(LedgerError) {
      return try await work()
    } catch {
      Logger(label: "drafts").error("not done", metadata: ["cause": "\(error)"])
      return nil
    }
  }
}

extension NewSubmission {
  fileprivate var confirmation: ConfirmedMatter {
    ConfirmedMatter(
      Submission(
        id: id, session: session, kind: kind, matter: matter, matterName: matterName,
        schema: schema, body: body, digest: .of(body), applicant: applicant),
      verification: verification, evaluating: about, pages: pages,
      isSame: { CanonicalForm.handsInTheSame($0, body) })
  }
}
