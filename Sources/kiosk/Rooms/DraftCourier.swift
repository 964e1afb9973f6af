import Delivery
import Ledger
import Logging
import ServiceModel

/// Brings drafts to the platform when there is a line, and finds there what other kiosks brought.
///
/// The ledger says what there is to do, so that nothing is forgotten over a line that is down or a kill:
/// what somebody put aside comes to the platform, and what somebody threw away goes there too.
actor DraftCourier {
  private let ledger: Ledger
  private let client: PlatformClient
  private let draftDays: Int
  private let mayAsk: @Sendable () async -> Bool
  private let log = Logger(label: "draft-courier")
  private var rest: Task<Void, Never>?
  private var wasWoken = false

  private static let pause: Duration = .seconds(60)

  /// - Parameter mayAsk: whether it is worth asking the platform just now.
  init(
    ledger: Ledger, client: PlatformClient, draftDays: Int,
    mayAsk: @escaping @Sendable () async -> Bool
  ) {
    self.ledger = ledger
    self.client = client
    self.draftDays = draftDays
    self.mayAsk = mayAsk
  }

  /// Works until its task is cancelled.
  func run() async {
    while !Task.isCancelled {
      wasWoken = false
      if await mayAsk() { await work() }
      guard !wasWoken else { continue }
      let rest = Task { _ = try? await Task.sleep(for: Self.pause) }
      self.rest = rest
      await withTaskCancellationHandler {
        await rest.value
      } onCancel: {
        rest.cancel()
      }
    }
  }

  /// There is something to tell the platform.
  func wake() {
    wasWoken = true
    rest?.cancel()
  }

  private func work() async {
    do {
      let work = try await ledger.copyWork()
      for end in work.toEnd { try await tell(end) }
      for kept in work.toBring { try await bring(kept) }
    } catch {
      log.notice("drafts wait", metadata: ["cause": "\(error)"])
    }
  }

  private func tell(_ end: DraftCopyWork.End) async throws {
    do throws(PlatformError) {
      try await client.end(draft: end.id, keptUpTo: end.upTo)
    } catch {
      guard isOfThisDraft(error, end.id) else { throw error }
      return
    }
    try await ledger.noteEnded(end)
  }

  private func bring(_ kept: KeptDraft) async throws {
    let wasTried = try await ledger.noteTried(kept)
    do throws(PlatformError) {
      try await client.keep(DraftCopy(kept, keptFor: draftDays))
    } catch {
      guard isOfThisDraft(error, kept.draft.id) else { throw error }
      guard case .refused("draft-elsewhere", _, _) = error else { return }
      // When it was sent before and no answer came, it did arrive, and is over or a later one is there:
      // what lies here gives way to that as soon as somebody asks.
      return try await wasTried ? ledger.noteBrought(kept) : ledger.keepHere(kept)
    }
    try await ledger.noteBrought(kept)
  }

  /// The platform takes this one not, or not yet; the others are told all the same.
  private func isOfThisDraft(_ error: PlatformError, _ draft: SubmissionID) -> Bool {
    guard case .refused(let code, _, _) = error else { return false }
    log.warning(
      "the platform does not take what it is told of a draft",
      metadata: ["draft": "\(draft)", "code": "\(code)"])
    return true
  }

  /// What the platform has from other kiosks, newest first. What lies here and is older, or over there,
  /// goes from here.
  ///
  /// - Parameters:
  ///   - here: of the same person, or with that number.
  ///   - patience: after it the answer is not waited for.
  /// - Returns: nothing where the platform does not say.
  func look(
    for question: DraftQuestion, besides here: [KeptDraft], patience: Duration
  ) async -> [KeptDraft] {
    guard await mayAsk() else { return [] }
    let client = client
    let held = here.map(\.draft.id)
    let answer = await withTaskGroup(of: DraftCopies?.self) { group in
      group.addTask { try? await client.drafts(question, held: held) }
      group.addTask {
        try? await Task.sleep(for: patience)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
    guard let answer else { return [] }
    do throws(LedgerError) {
      for id in answer.over { try await ledger.giveWay(id, to: nil) }
      for copy in answer.drafts { try await ledger.giveWay(copy.id, to: copy.keptAt) }
      // Those that did not give way are the later ones.
      let unknown = try await ledger.unknown(of: answer.drafts.map(\.id))
      return answer.drafts.compactMap(\.kept).filter { kept in
        question.asks(for: kept) && unknown.contains(kept.draft.id)
      }
    } catch {
      log.error("drafts from elsewhere cannot be taken", metadata: ["cause": "\(error)"])
      return []
    }
  }
}

extension DraftQuestion {
  /// Nobody is shown what was not asked for, whatever the platform says.
  fileprivate func asks(for kept: KeptDraft) -> Bool {
    switch self {
    case .person(let person): kept.draft.isProven && kept.draft.form.person == person
    case .number(let number, let ending):
      kept.number == number && kept.draft.form.person.digits.hasSuffix(ending.uppercased())
    }
  }
}
