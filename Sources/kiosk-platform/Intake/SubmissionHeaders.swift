import Hummingbird
import ServiceModel

/// What the headers of a submission say about it.
struct SubmissionHeaders: Hashable, Sendable {
  let id: SubmissionID
  let digest: ContentDigest
  let kind: SubmissionKind
  /// `form code/version`.
  let schema: String
  let matter: ItemCode
  let matterName: String
  let receiptNumber: ReceiptNumber
  let confirmedAt: Timestamp
  let sentAt: Timestamp
  /// `verified`, `unverified`, `expired`, `inconsistent` or `none`.
  let verification: String

  /// `none`: nobody's identity was asked for. The others are `IdentityVerification.code`.
  static let verifications: Set<String> = [
    "verified", "unverified", "expired", "inconsistent", "none",
  ]
  /// GB/T 39046—2020 gives names an..200; codes have at most 33 characters, older ones vary.
  static let longestName = 200
  static let longestCode = 100

  /// - Throws: the problem of the first header that is missing or malformed.
  init(_ request: Request) throws(Problem) {
    func read<Value>(
      _ name: String, or code: ProblemCode, _ parse: (String) -> Value?
    ) throws(Problem) -> Value {
      guard let text = request.header(name), let value = parse(text) else { throw Problem(code) }
      return value
    }
    id = try read("Idempotency-Key", or: .malformedIdempotencyKey) { SubmissionID($0) }
    _ = try read("Content-Type", or: .malformedContentType) { Self.isJSON($0) ? true : nil }
    digest = try read("Content-Digest", or: .malformedContentDigest, ContentDigestHeader.sha256)
    kind = try read("Submission-Kind", or: .malformedSubmissionKind) {
      SubmissionKind(rawValue: $0)
    }
    schema = try read("Submission-Schema", or: .malformedSubmissionSchema) { text in
      PercentEncoding.text(text, atMost: Self.longestCode).flatMap {
        Self.isSchema($0) ? $0 : nil
      }
    }
    matter = try read("Matter-Code", or: .malformedMatterCode) {
      PercentEncoding.text($0, atMost: Self.longestCode).map { ItemCode($0) }
    }
    matterName = try read("Matter-Name", or: .malformedMatterName) {
      PercentEncoding.text($0, atMost: Self.longestName)
    }
    receiptNumber = try read("Receipt-Number", or: .malformedReceiptNumber) {
      // The grouped spelling is for people.
      $0.utf8.count == 17 ? ReceiptNumber($0) : nil
    }
    confirmedAt = try read("Confirmed-At", or: .malformedConfirmedAt, Self.time)
    sentAt = try read("Sent-At", or: .malformedSentAt, Self.time)
    verification = try read("Identity-Verification", or: .malformedIdentityVerification) {
      Self.verifications.contains($0) ? $0 : nil
    }
  }

  private static func isJSON(_ text: String) -> Bool {
    let type = text.prefix { $0 != ";" }.filter { $0 != " " }
    return type.lowercased() == "application/json"
  }

  private static func isSchema(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
  }

  /// Thirteen digits reach the year 2286; a clock that tells more is not a clock.
  private static func time(_ text: String) -> Timestamp? {
    guard (1...13).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int64(text).map { Timestamp(milliseconds: $0) }
  }
}
