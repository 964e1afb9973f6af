import ServiceModel

/// A step that the operator adds to a case.
struct NewCaseStep: Hashable, Sendable {
  let name: String
  /// `done` or `current`.
  let state: CaseStep.State
  let note: String?
}

/// A key with which the platform signs or signed.
struct PlatformKey: Hashable, Sendable, Encodable {
  let keyId: String
  let algorithm = "Ed25519"
  /// Base64 of the 32 raw bytes.
  let publicKey: String

  private enum CodingKeys: CodingKey { case keyId, algorithm, publicKey }
}

/// What the operator sees of a submission: nothing of the person.
struct SubmissionSummary: Hashable, Sendable, Encodable {
  let id: SubmissionID
  let kiosk: String
  let kind: SubmissionKind
  let digest: ContentDigest
  let receiptNumber: ReceiptNumber
  let caseNumber: CaseNumber
  let sequence: Int64
  /// How often it was handed in.
  let requests: Int
}

/// How the database is.
struct DatabaseCondition: Hashable, Sendable, Encodable {
  /// `ok`, or the first words of what SQLite's integrity check found.
  let integrity: String
  /// SQLite's `PRAGMA synchronous`: 2 is FULL.
  let synchronous: Int
}

/// A UUID of the kiosk's that makes asking again for a certificate harmless.
struct CertificateRequestID: Hashable, Sendable {
  let text: String

  /// `nil` unless it has the form of a UUID.
  init?(_ text: String) {
    let lower = text.lowercased()
    let bytes = Array(lower.utf8)
    let dashes: Set<Int> = [8, 13, 18, 23]
    guard bytes.count == 36,
      bytes.enumerated().allSatisfy({ place, byte in
        dashes.contains(place)
          ? byte == UInt8(ascii: "-") : (48...57).contains(byte) || (97...102).contains(byte)
      })
    else { return nil }
    self.text = lower
  }
}

/// Who wants which certificate.
struct CertificateOrder: Hashable, Sendable {
  let request: CertificateRequestID
  let kiosk: KioskCode
  let kind: CertificateKind
  let person: Applicant
}

/// A certificate's lasting facts, and its document once there is one.
struct CertificateReservation: Hashable, Sendable {
  let number: String
  let issuedAt: Timestamp
  let document: SignedDocument?
}

/// A document and what proves it.
struct SignedDocument: Hashable, Sendable {
  let bytes: [UInt8]
  let digest: ContentDigest
  let signature: String
  let keyId: String
}

/// What a person handed in before.
struct HandedInForm: Sendable {
  let matterName: String
  let confirmedAt: Timestamp
  /// The bytes that were confirmed.
  let body: [UInt8]
}
