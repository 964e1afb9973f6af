import Delivery
import Foundation
import Sealing
import ServiceModel

extension PlatformProgram {
  /// What a kiosk sees of it.
  func client(_ kiosk: KioskCode = Sample.kiosk, token: String = kioskToken) -> PlatformClient {
    PlatformClient(
      PlatformAddress(url: url, token: token, kiosk: kiosk), http: Self.http,
      now: { Timestamp(milliseconds: 1_795_219_200_500) })
  }

  private static let http = HTTPClient()

  /// Any request, with a kiosk's or the operator's headers unless others are given.
  func ask(
    _ method: String, _ path: String, as caller: Asker = .kiosk,
    headers: [(name: String, value: String)] = [], body: [UInt8]? = nil
  ) async throws -> HTTPResponse {
    try await Self.http.send(
      HTTPRequest(method: method, url: url + path, headers: caller.headers + headers, body: body))
  }

  func ask(
    _ method: String, _ path: String, as caller: Asker = .kiosk, json: String
  ) async throws -> HTTPResponse {
    try await ask(
      method, path, as: caller, headers: [("Content-Type", "application/json")],
      body: Array(json.utf8))
  }

  func summaries() async throws -> [SubmissionSummary] {
    struct Answer: Decodable { let submissions: [SubmissionSummary] }
    let response = try await ask("GET", "/v1/operator/submissions", as: .platformOperator)
    return try response.decoded(Answer.self).submissions
  }

  /// The key that signs at present.
  func verifyingKey() async throws -> VerifyingKey {
    guard let key = try await client().keys().first else { throw ProgramError(log: log) }
    return try VerifyingKey(base64: key.publicKey)
  }
}

/// In whose name a request is sent.
enum Asker: Sendable {
  case kiosk
  case platformOperator
  case nobody

  var headers: [(name: String, value: String)] {
    switch self {
    case .kiosk:
      [("Authorization", "Bearer \(PlatformProgram.kioskToken)"), ("Kiosk-Id", "0001")]
    case .platformOperator: [("Authorization", "Bearer \(PlatformProgram.operatorToken)")]
    case .nobody: []
    }
  }
}

/// The operator's line about a submission.
struct SubmissionSummary: Hashable, Decodable {
  let id: SubmissionID
  let kiosk: String
  let kind: SubmissionKind
  let digest: ContentDigest
  let receiptNumber: ReceiptNumber
  let caseNumber: CaseNumber
  let sequence: Int64
  let requests: Int
}

extension HTTPResponse {
  func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(body))
  }

  /// The code of a problem, or `nil` when it is none of the contract's form.
  var problemCode: String? {
    struct Form: Decodable {
      let type: String
      let title: String
      let status: Int
      let code: String
      let detail: String
    }
    guard headers["content-type"] == "application/problem+json",
      let form = try? decoded(Form.self), form.status == status
    else { return nil }
    return form.code
  }
}
