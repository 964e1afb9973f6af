import Delivery
import Journeys
import Ledger
import ServiceModel

/// The ledger's queue, as the forwarder empties it; tells the desk's listeners what became of
/// each.
struct LedgerOutbox: Outbox {
  let ledger: Ledger
  let news: Broadcast<DeliveryNews>

  func returnSendingToPending() async throws { try await ledger.returnSendingToPending() }

  func nextPending(
    limit: Int, excluding: Set<SubmissionID>
  ) async throws -> [OutgoingSubmission] {
    try await ledger.nextPending(limit: limit, excluding: excluding).map {
      OutgoingSubmission(
        submission: $0.submission, receipt: $0.receipt, verification: $0.verification)
    }
  }

  func markSending(_ ids: [SubmissionID]) async throws { try await ledger.markSending(ids) }

  func markAccepted(_ receipts: [PlatformReceipt]) async throws {
    try await ledger.markAccepted(receipts)
    for receipt in receipts {
      news.tell(DeliveryNews(submission: receipt.submissionId, state: .accepted(receipt)))
    }
  }

  func markNeedsStaff(_ id: SubmissionID, code: String, reason: String) async throws {
    try await ledger.markRejected(id, code: code, reason: reason)
    news.tell(DeliveryNews(submission: id, state: .needsStaff(code: code, reason: reason)))
  }

  func returnToPending(_ ids: [SubmissionID]) async throws {
    try await ledger.returnToPending(ids)
  }

  func unsentCount() async throws -> Int { try await ledger.unsentCount() }

  func page(_ digest: ContentDigest, of id: SubmissionID) async throws -> MaterialPage? {
    do throws(LedgerError) {
      return try await ledger.page(digest, of: id)
    } catch  where error.code == .tampered {
      return nil
    }
  }
}
