import ServiceModel

/// The durable queue that a forwarder empties. The kiosk's wiring gives the ledger this form.
///
/// What an outbox has answered is on the disk. It may throw anything: the forwarder waits and tries
/// again, and forgets nothing meanwhile.
public protocol Outbox: Sendable {
  /// What was under way when the last process ended waits again, in its place.
  func returnSendingToPending() async throws
  /// The next to send, in the order of their confirmation, without those excluded.
  func nextPending(
    limit: Int, excluding: Set<SubmissionID>
  ) async throws -> [OutgoingSubmission]
  /// Before their first byte leaves.
  func markSending(_ ids: [SubmissionID]) async throws
  /// Receipts that were verified, all in one transaction.
  func markAccepted(_ receipts: [PlatformReceipt]) async throws
  /// The platform will not take it as it is.
  func markNeedsStaff(_ id: SubmissionID, code: String, reason: String) async throws
  /// No answer to rely on came for these.
  func returnToPending(_ ids: [SubmissionID]) async throws
  /// How many wait or are under way.
  func unsentCount() async throws -> Int
  /// A page that goes with a submission; `nil` when it is not kept or cannot be opened.
  func page(_ digest: ContentDigest, of id: SubmissionID) async throws -> MaterialPage?
}

/// Where submissions go: the platform, or in tests whatever stands for it.
public protocol SubmissionDestination: Sendable {
  /// - Throws: `.pagesMissing` when pages that its body names have to come first.
  func submit(_ outgoing: OutgoingSubmission) async throws(PlatformError) -> PlatformReceipt
  /// Hands in a page. However often: the platform has it once.
  func take(_ page: MaterialPage) async throws(PlatformError)
  /// Whether it can be reached at all.
  func reach() async throws(PlatformError)
}
