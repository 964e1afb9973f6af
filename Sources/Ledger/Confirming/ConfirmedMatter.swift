import ServiceModel

/// One matter of what a person confirms.
public struct ConfirmedMatter: Sendable {
  public let submission: Submission
  /// How far the applicant's identity is proven; `nil` for an anonymous remark.
  public let verification: IdentityVerification?
  /// The receipt of the case that this submission evaluates, once.
  public let evaluated: ReceiptNumber?
  /// Those of its kept pages that it names; the others go. All stay when not given.
  public let pages: [ContentDigest]?
  /// Whether an earlier body of the same person and matter hands in the same, though its bytes are
  /// others.
  public let isSame: @Sendable (_ earlier: [UInt8]) -> Bool

  public init(
    _ submission: Submission, verification: IdentityVerification?,
    evaluating evaluated: ReceiptNumber? = nil, pages: [ContentDigest]? = nil,
    isSame: @escaping @Sendable (_ earlier: [UInt8]) -> Bool = { _ in false }
  ) {
    self.submission = submission
    self.verification = verification
    self.evaluated = evaluated
    self.pages = pages
    self.isSame = isSame
  }
}
