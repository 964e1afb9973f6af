import ServiceModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension PlatformClient: SubmissionDestination {
  /// Hands in the exact bytes that were confirmed, under the submission's own id: however often
  /// it is sent, the platform has it once.
  ///
  /// - Returns: the receipt as it came. Whether it is about this submission and whether its
  ///   signature is good is for the caller to see.
  public func submit(_ outgoing: OutgoingSubmission) async throws(PlatformError) -> PlatformReceipt
  {
    let submission = outgoing.submission
    let response = try await exchange(
      "POST", "/v1/submissions",
      headers: [
        ("Idempotency-Key", submission.id.text),
        ("Content-Digest", "sha-256=:\(Self.base64(submission.digest)):"),
        ("Submission-Kind", submission.kind.rawValue),
        ("Submission-Schema", Self.percentEncoded(submission.schema, keeping: "/")),
        ("Matter-Code", Self.percentEncoded(submission.matter.text)),
        ("Matter-Name", Self.percentEncoded(submission.matterName)),
        ("Receipt-Number", outgoing.receipt.number.digits),
        ("Confirmed-At", String(outgoing.receipt.confirmedAt.milliseconds)),
        ("Sent-At", String(now().milliseconds)),
        ("Identity-Verification", outgoing.verification),
      ],
      body: submission.body)
    guard response.status == 200 || response.status == 201 else { throw PlatformError(response) }
    return try Self.decode(response)
  }

  public func take(_ page: MaterialPage) async throws(PlatformError) {
    let response = try await exchange(
      "PUT", "/v1/pages/\(page.digest.hexadecimal)", type: "image/jpeg",
      headers: [("Content-Digest", "sha-256=:\(Self.base64(page.digest)):")], body: page.bytes)
    guard response.status == 200 || response.status == 201 else { throw PlatformError(response) }
  }

  public func reach() async throws(PlatformError) { _ = try await health() }

  /// The receipt of a submission that the platform has, or `nil` when it has none of that id.
  public func receipt(of id: SubmissionID) async throws(PlatformError) -> PlatformReceipt? {
    let response = try await exchange("GET", "/v1/submissions/\(id.text)")
    switch response.status {
    case 200: return try Self.decode(response)
    case 404: return nil
    default: throw PlatformError(response)
    }
  }

  /// Which of these the platform has: after a disaster, to close what is in doubt.
  public func reconcile(
    _ submissions: [(id: SubmissionID, digest: ContentDigest)]
  ) async throws(PlatformError) -> Reconciliation {
    struct Question: Encodable {
      struct Entry: Encodable {
        let id: SubmissionID
        let digest: ContentDigest
      }
      let submissions: [Entry]
    }
    var whole = Reconciliation()
    for start in stride(from: 0, to: submissions.count, by: Reconciliation.mostAtOnce) {
      let part = submissions[start..<min(start + Reconciliation.mostAtOnce, submissions.count)]
      let answer: Reconciliation = try await ask(
        "POST", "/v1/reconciliation",
        Question(submissions: part.map { .init(id: $0.id, digest: $0.digest) }))
      whole.known += answer.known
      whole.unknown += answer.unknown
      whole.different += answer.different
    }
    return whole
  }

  private static func base64(_ digest: ContentDigest) -> String {
    let digits = Array(digest.hexadecimal.utf8).map { $0 < 58 ? $0 - 48 : $0 - 87 }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    return Data(bytes).base64EncodedString()
  }

  /// UTF-8, everything but RFC 3986's unreserved characters as `%XX`.
  static func percentEncoded(_ text: String, keeping: String = "") -> String {
    let kept = Set(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~\(keeping)".utf8)
    let hexadecimal = Array("0123456789ABCDEF".utf8)
    let bytes = text.utf8.flatMap { byte in
      kept.contains(byte)
        ? [byte] : [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// What the platform has of what it was asked about.
public struct Reconciliation: Hashable, Sendable, Decodable {
  /// The contract's limit for one question.
  static let mostAtOnce = 1000

  public var known: [PlatformReceipt] = []
  public var unknown: [SubmissionID] = []
  /// Ids that it has with other bytes.
  public var different: [SubmissionID] = []

  public init() {}
}
