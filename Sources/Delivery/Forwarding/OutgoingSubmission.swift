import ServiceModel

/// A confirmed submission and what travels beside its body.
public struct OutgoingSubmission: Hashable, Sendable {
  public let submission: Submission
  public let receipt: Receipt
  /// `IdentityVerification.code`, or `none`.
  public let verification: String

  public init(submission: Submission, receipt: Receipt, verification: String) {
    self.submission = submission
    self.receipt = receipt
    self.verification = verification
  }

  public var id: SubmissionID { submission.id }
}
