/// What a person confirmed, sealed once: these bytes and no others go to the platform.
public struct Submission: Hashable, Sendable {
  public let id: SubmissionID
  public let session: SessionID
  public let kind: SubmissionKind
  /// The matter's code and name; an evaluation or a complaint carries those of what it is about.
  public let matter: ItemCode
  public let matterName: String
  /// `form code/version`, so that the platform knows how to read the body.
  public let schema: String
  /// Canonical JSON (RFC 8785's key order, UTF-8).
  public let body: [UInt8]
  public let digest: ContentDigest
  /// Whose paper may be printed later: the applicant's number, or `nil` for an anonymous remark.
  public let applicant: PersonNumber?

  public init(
    id: SubmissionID, session: SessionID, kind: SubmissionKind, matter: ItemCode,
    matterName: String, schema: String, body: [UInt8], digest: ContentDigest,
    applicant: PersonNumber?
  ) {
    self.id = id
    self.session = session
    self.kind = kind
    self.matter = matter
    self.matterName = matterName
    self.schema = schema
    self.body = body
    self.digest = digest
    self.applicant = applicant
  }
}

/// What is handed in. The raw value travels to the platform.
public enum SubmissionKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// 一窗登记.
  case registration
  /// 自助申报.
  case declaration
  /// 好差评: five levels, once per case.
  case evaluation
  /// 投诉、建议、咨询、求助.
  case feedback
}

/// The kiosk's own word that a submission is safe: written in the same transaction as it.
public struct Receipt: Hashable, Sendable {
  public let number: ReceiptNumber
  public let submission: SubmissionID
  public let digest: ContentDigest
  public let kind: SubmissionKind
  public let matterName: String
  /// Wall-clock time of the confirmation, milliseconds since 1970 UTC.
  public let confirmedAt: Timestamp

  public init(
    number: ReceiptNumber, submission: SubmissionID, digest: ContentDigest,
    kind: SubmissionKind, matterName: String, confirmedAt: Timestamp
  ) {
    self.number = number
    self.submission = submission
    self.digest = digest
    self.kind = kind
    self.matterName = matterName
    self.confirmedAt = confirmedAt
  }
}

/// Where a submission stands on its way to the platform.
public enum DeliveryState: Hashable, Sendable {
  case pending
  case sending(attempt: Int)
  case accepted(PlatformReceipt)
  /// The platform will not take it as it is: staff must look (`code` is the platform's).
  case needsStaff(code: String, reason: String)
}

/// The platform's word that it has a submission, in the bytes that were confirmed.
public struct PlatformReceipt: Hashable, Sendable, Codable {
  public let submissionId: SubmissionID
  public let digest: ContentDigest
  public let caseNumber: CaseNumber
  public let acceptedAt: Timestamp
  /// The platform's own running number.
  public let sequence: Int64
  /// Whether the platform had it before this request.
  public let duplicate: Bool
  /// Base64 Ed25519 over `PlatformReceipt.signedText`.
  public let signature: String
  public let keyId: String

  public init(
    submissionId: SubmissionID, digest: ContentDigest, caseNumber: CaseNumber,
    acceptedAt: Timestamp, sequence: Int64, duplicate: Bool, signature: String, keyId: String
  ) {
    self.submissionId = submissionId
    self.digest = digest
    self.caseNumber = caseNumber
    self.acceptedAt = acceptedAt
    self.sequence = sequence
    self.duplicate = duplicate
    self.signature = signature
    self.keyId = keyId
  }

  /// What the signature covers: the lasting parts, a line each, in this order.
  public var signedText: String {
    [
      "platform-receipt-v1", submissionId.text, digest.hexadecimal, caseNumber.text,
      String(acceptedAt.milliseconds), String(sequence),
    ].joined(separator: "\n")
  }
}

/// 办件编号, as the platform gives it (an..50).
public struct CaseNumber: Hashable, Sendable, Codable, CustomStringConvertible {
  public let text: String

  public init(_ text: String) { self.text = text }

  public init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  public var description: String { text }
}
