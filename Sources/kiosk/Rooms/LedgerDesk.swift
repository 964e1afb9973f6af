import ApplicationForms
import Journeys
import Ledger
import Sealing
import ServiceModel

/// The submission desk: the ledger, in the journeys' words.
struct LedgerDesk: SubmissionDesk {
  let ledger: Ledger
  let news: Broadcast<DeliveryNews>
  /// Something new waits to be sent: a good moment to try the line again.
  let wake: @Sendable () async -> Void

  func confirm(_ draft: SubmissionDraft) async throws(DeviceFault) -> Receipt {
    let submission = Submission(
      id: draft.id, session: draft.session, kind: draft.kind, matter: draft.matter,
      matterName: draft.matterName, schema: draft.schema, body: draft.body,
      digest: .of(draft.body), applicant: draft.applicant)
    do throws(LedgerError) {
      let receipt = try await ledger.confirm(
        submission, verification: draft.verification, evaluating: draft.about,
        isSame: { CanonicalForm.handsInTheSame($0, draft.body) })
      await wake()
      return receipt
    } catch {
      throw fault(error)
    }
  }

  private func fault(_ error: LedgerError) -> DeviceFault {
    DeviceFault(code: error.code.rawValue, responsible: error.responsible, detail: error.detail)
  }

  func recorded(
    _ number: ReceiptNumber, ending: String
  ) async throws(DeviceFault) -> Journeys.RecordedSubmission? {
    do throws(LedgerError) {
      guard let found = try await ledger.recorded(number, ending: ending) else { return nil }
      return Journeys.RecordedSubmission(
        receipt: found.receipt, matter: found.submission.matter, schema: found.submission.schema,
        body: found.submission.body, delivery: found.state)
    } catch {
      throw fault(error)
    }
  }

  func deliveries() -> AsyncStream<DeliveryNews> { news.listen() }
}
