/// How a case stands, as the platform tells it.
public struct CaseProgress: Hashable, Sendable, Codable {
  public var caseNumber: CaseNumber
  public var receiptNumber: ReceiptNumber?
  public var matterName: String
  public var applicantMasked: String
  public var submittedAt: Timestamp
  public var steps: [CaseStep]

  public init(
    caseNumber: CaseNumber, receiptNumber: ReceiptNumber?, matterName: String,
    applicantMasked: String, submittedAt: Timestamp, steps: [CaseStep]
  ) {
    self.caseNumber = caseNumber
    self.receiptNumber = receiptNumber
    self.matterName = matterName
    self.applicantMasked = applicantMasked
    self.submittedAt = submittedAt
    self.steps = steps
  }
}

/// One step of a case: done, under way or still to come.
public struct CaseStep: Hashable, Sendable, Codable {
  public enum State: String, Hashable, Sendable, Codable {
    case done
    case current
    case ahead
  }

  public var name: String
  public var state: State
  public var at: Timestamp?
  public var note: String?

  public init(name: String, state: State, at: Timestamp? = nil, note: String? = nil) {
    self.name = name
    self.state = state
    self.at = at
    self.note = note
  }
}

/// One year's payment into a person's pension insurance (社保缴费).
public struct ContributionRecord: Hashable, Sendable, Codable {
  public var year: Int
  /// 险种.
  public var insurance: String
  /// In fen (0.01 yuan).
  public var amountFen: Int
  /// 已缴 or 未缴, in the platform's words.
  public var state: String

  public init(year: Int, insurance: String, amountFen: Int, state: String) {
    self.year = year
    self.insurance = insurance
    self.amountFen = amountFen
    self.state = state
  }

  /// `200.00 元`.
  public var amount: String { "\(amountFen / 100).\(pad(amountFen % 100, 2)) 元" }
}

/// A certificate that the platform made: the bytes of a PDF, and what proves them.
public struct IssuedCertificate: Hashable, Sendable {
  /// The number printed on it.
  public var number: String
  public var kind: CertificateKind
  public var issuedAt: Timestamp
  public var document: [UInt8]
  public var digest: ContentDigest
  /// Base64 Ed25519 over the digest's 64 hexadecimal characters.
  public var signature: String
  public var keyId: String

  public init(
    number: String, kind: CertificateKind, issuedAt: Timestamp, document: [UInt8],
    digest: ContentDigest, signature: String, keyId: String
  ) {
    self.number = number
    self.kind = kind
    self.issuedAt = issuedAt
    self.document = document
    self.digest = digest
    self.signature = signature
    self.keyId = keyId
  }
}

/// The certificates that can be asked for at the kiosk.
public enum CertificateKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// 个人参保证明.
  case participation

  public var chinese: String {
    switch self {
    case .participation: "个人参保证明"
    }
  }
}
