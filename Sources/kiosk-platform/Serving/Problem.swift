import FoundationEssentials
import Hummingbird
import ServiceModel

/// An answer that says what is wrong (RFC 9457, `application/problem+json`).
///
/// It never quotes what was sent: a body or a header may be about a person, and problems are
/// logged at both ends.
struct Problem: Error, Sendable {
  let code: ProblemCode
  /// Which part of the request, in the contract's words.
  let detail: String
  let retryAfter: Int?
  /// Of `pagesMissing`: which.
  let missing: [ContentDigest]?

  init(
    _ code: ProblemCode, _ detail: String = "", retryAfter: Int? = nil,
    missing: [ContentDigest]? = nil
  ) {
    self.missing = missing
    self.code = code
    self.detail = detail.isEmpty ? code.title + "." : detail
    self.retryAfter = retryAfter ?? code.retryAfter
  }

  private struct Form: Encodable {
    let type: String
    let title: String
    let status: Int
    let code: String
    let detail: String
    let missing: [ContentDigest]?
  }

  var response: Response {
    let form = Form(
      type: "urn:convenience-kiosk:problem:\(code.rawValue)", title: code.title,
      status: code.status, code: code.rawValue, detail: detail, missing: missing)
    var headers: HTTPFields = [.contentType: "application/problem+json"]
    if code == .unauthorised { headers[.wwwAuthenticate] = "Bearer" }
    if let retryAfter { headers[.retryAfter] = String(retryAfter) }
    return Response(
      status: .init(code: code.status), headers: headers, body: Answer.body(of: form))
  }
}
