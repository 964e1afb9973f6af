import Sealing
import ServiceModel

/// Signs what the platform gives its word for.
struct PlatformSigner: Sendable {
  /// Names the key; follows from it.
  let keyId: String
  /// Base64 of the 32 bytes.
  let publicKey: String
  private let key: SigningKey

  init(_ key: SigningKey) throws(SealingError) {
    let verifying = try key.verifyingKey
    keyId = verifying.id
    publicKey = verifying.base64
    self.key = key
  }

  /// Base64 Ed25519 over the text's UTF-8.
  func sign(_ text: String) throws(SealingError) -> String { try key.sign(text) }

  /// The receipt of a submission that is being taken in.
  func receipt(
    of id: SubmissionID, digest: ContentDigest, caseNumber: CaseNumber, at time: Timestamp,
    sequence: Int64
  ) throws(SealingError) -> PlatformReceipt {
    func receipt(_ signature: String) -> PlatformReceipt {
      PlatformReceipt(
        submissionId: id, digest: digest, caseNumber: caseNumber, acceptedAt: time,
        sequence: sequence, duplicate: false, signature: signature, keyId: keyId)
    }
    return receipt(try sign(receipt("").signedText))
  }
}
