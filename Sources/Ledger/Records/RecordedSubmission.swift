import ServiceModel

/// What lies under a number of this kiosk's.
public enum RecordedWork: Hashable, Sendable {
  /// At least one; several that were handed in at once.
  case submissions([RecordedSubmission])
  case draft(KeptDraft)

  var applicant: PersonNumber? {
    switch self {
    case .submissions(let recorded): recorded.first?.submission.applicant
    case .draft(let kept): kept.draft.form.person
    }
  }
}

/// A submission as the ledger keeps it: opened, with its receipt and where it stands.
public struct RecordedSubmission: Hashable, Sendable {
  /// The kiosk's running number: the order in which submissions were confirmed.
  public let sequence: Int64
  public let submission: Submission
  public let receipt: Receipt
  /// `IdentityVerification.code`, or `none` for an anonymous remark.
  public let verification: String
  public let state: DeliveryState

  public init(
    sequence: Int64, submission: Submission, receipt: Receipt, verification: String,
    state: DeliveryState
  ) {
    self.sequence = sequence
    self.submission = submission
    self.receipt = receipt
    self.verification = verification
    self.state = state
  }
}
