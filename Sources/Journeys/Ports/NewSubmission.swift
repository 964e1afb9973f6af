import ApplicationForms
import ServiceModel

/// What a person confirms, before it is sealed. The id is made when the form is begun and
/// never changes, so that confirming twice is confirming once.
public struct NewSubmission: Hashable, Sendable {
  public let id: SubmissionID
  public let session: SessionID
  public let kind: SubmissionKind
  public let matter: ItemCode
  public let matterName: String
  public let schema: String
  /// The canonical bytes that go to the platform.
  public let body: [UInt8]
  /// The pages that the body names.
  public let pages: [ContentDigest]
  public let applicant: PersonNumber?
  /// `nil` for a remark without a name.
  public let verification: IdentityVerification?
  /// The receipt that an evaluation is about.
  public let about: ReceiptNumber?
}

/// What the kiosk remembers of a submission, enough to print its papers again.
public struct RecordedSubmission: Hashable, Sendable {
  public let receipt: Receipt
  public let matter: ItemCode
  public let schema: String
  public let body: [UInt8]
  public let delivery: DeliveryState

  public init(
    receipt: Receipt, matter: ItemCode, schema: String, body: [UInt8], delivery: DeliveryState
  ) {
    self.receipt = receipt
    self.matter = matter
    self.schema = schema
    self.body = body
    self.delivery = delivery
  }
}

/// The same with what its papers are made of.
public struct RecordedForm: Hashable, Sendable {
  public let submission: RecordedSubmission
  /// `nil` where the kiosk does not have the form any more.
  public let definition: FormDefinition?

  public init(_ submission: RecordedSubmission, definition: FormDefinition?) {
    self.submission = submission
    self.definition = definition
  }
}

/// A submission changed its place on the way.
public struct DeliveryNews: Hashable, Sendable {
  public let submission: SubmissionID
  public let state: DeliveryState

  public init(submission: SubmissionID, state: DeliveryState) {
    self.submission = submission
    self.state = state
  }
}

/// What the same person did of the same matter at this kiosk before.
public enum EarlierWork: Hashable, Sendable {
  case draft(KeptDraft)
  /// Within a day: perhaps the kiosk ended before it could say so. At least one; behind it what stands
  /// on the same receipt.
  case handedIn([RecordedSubmission])
}
