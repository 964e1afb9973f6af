import Foundation
import ServiceModel
import Synchronization

/// The platform's side of the contract for submissions, as far as a forwarder sees it, with a
/// fault of the test's choice for each request.
final class StandInPlatform: Sendable {
  enum Fault: Sendable, Hashable {
    case none
    /// The connection ends before anything is done.
    case hangUp
    /// It is done, and the answer is lost.
    case loseAnswer
    /// It is done, and something else is answered: a portal's page.
    case garbage
    case otherDigest
    case otherID
    case falseSignature
    /// It says that it lacks this page, whether it does or not.
    case pagesMissing(ContentDigest)
    /// It is not done, and this status is answered.
    case status(Int, code: String = "scripted", retryAfter: Int? = nil)
  }

  private struct State {
    var kept: [String: PlatformReceipt] = [:]
    var bodies: [String: [UInt8]] = [:]
    var order: [String] = []
    var requests: [String] = []
    var pages: [String: [UInt8]] = [:]
    var pageRequests: [String] = []
  }

  private let state = Mutex(State())
  /// The fault for a submission's request: its id, and which request of its it is, from 1.
  private let fault: @Sendable (String, Int) -> Fault

  init(_ fault: @escaping @Sendable (String, Int) -> Fault = { _, _ in .none }) {
    self.fault = fault
  }

  /// Ids in the order in which the platform took them in.
  var order: [String] { state.withLock { $0.order } }
  /// Ids of all requests, in order.
  var requests: [String] { state.withLock { $0.requests } }
  /// Digests of all requests with a page, in order.
  var pageRequests: [String] { state.withLock { $0.pageRequests } }
  func page(_ digest: ContentDigest) -> [UInt8]? {
    state.withLock { $0.pages[digest.hexadecimal] }
  }
  func body(of id: SubmissionID) -> [UInt8]? { state.withLock { $0.bodies[id.text] } }

  static let verify: @Sendable (PlatformReceipt) -> Bool = {
    $0.signature == "signed \($0.signedText)"
  }

  func reply(to request: ScriptedServer.Request) -> ScriptedServer.Reply {
    if request.path == "/v1/health" {
      return .answer(200, [:], Array(#"{"status":"ok","time":1}"#.utf8))
    }
    if request.path.hasPrefix("/v1/pages/") {
      return takePage(String(request.path.dropFirst(10)), request)
    }
    guard request.path == "/v1/submissions", let id = request.headers["idempotency-key"] else {
      return .answer(404)
    }
    let number = state.withLock { state in
      state.requests.append(id)
      return state.requests.count { $0 == id }
    }
    let fault = fault(id, number)
    switch fault {
    case .hangUp: return .hangUp
    case .pagesMissing(let digest): return Self.missing([digest.hexadecimal])
    case .status(let status, let code, let retryAfter):
      let problem =
        #"{"code":"\#(code)","title":"t","detail":"for 99000019900101001X","status":\#(status)}"#
      var headers = ["Content-Type": "application/problem+json"]
      headers["Retry-After"] = retryAfter.map { String($0) }
      return .answer(status, headers, Array(problem.utf8))
    default: break
    }
    let missing = missingPages(in: request.body)
    guard missing.isEmpty else { return Self.missing(missing) }
    guard let receipt = take(in: request, id) else {
      return .answer(
        422, ["Content-Type": "application/problem+json"],
        Array(#"{"code":"key-reused"}"#.utf8))
    }
    return switch fault {
    case .loseAnswer: .hangUp
    case .garbage: .answer(200, [:], Array("<html>Log in</html>".utf8))
    case .otherDigest:
      answer(receipt, digest: ContentDigest(bytes: [UInt8](repeating: 9, count: 32)))
    case .otherID: answer(receipt, id: SubmissionID("0197a3c0-0000-7000-8000-000000000000"))
    case .falseSignature: answer(receipt, signature: "forged")
    default: answer(receipt)
    }
  }

  private static func missing(_ digests: [String]) -> ScriptedServer.Reply {
    let list = digests.map { "\"\($0)\"" }.joined(separator: ",")
    return .answer(
      422, ["Content-Type": "application/problem+json"],
      Array(#"{"code":"pages-missing","missing":[\#(list)]}"#.utf8))
  }

  /// Faults come by the page's digest, as by a submission's id.
  private func takePage(
    _ digest: String, _ request: ScriptedServer.Request
  ) -> ScriptedServer.Reply {
    let number = state.withLock { state in
      state.pageRequests.append(digest)
      return state.pageRequests.count { $0 == digest }
    }
    let fault = fault(digest, number)
    switch fault {
    case .hangUp: return .hangUp
    case .status(let status, _, _): return .answer(status)
    default: break
    }
    state.withLock { $0.pages[digest] = request.body }
    return fault == .loseAnswer ? .hangUp : .answer(201, [:], Array("{}".utf8))
  }

  /// Of those that a body names as `"pages":["…"]`.
  private func missingPages(in body: [UInt8]) -> [String] {
    struct Body: Decodable { var pages: [String]? }
    let named = (try? JSONDecoder().decode(Body.self, from: Data(body)))?.pages ?? []
    return state.withLock { state in named.filter { state.pages[$0] == nil } }
  }

  private func take(in request: ScriptedServer.Request, _ id: String) -> PlatformReceipt? {
    let digest = request.headers["content-digest"] ?? ""
    guard let start = digest.firstIndex(of: ":"),
      let bytes = Data(base64Encoded: String(digest[digest.index(after: start)...].dropLast())),
      let digest = ContentDigest(bytes: [UInt8](bytes)), let submission = SubmissionID(id)
    else { return nil }
    return state.withLock { state in
      if let known = state.kept[id] {
        guard known.digest == digest else { return nil }
        return Self.receipt(submission, digest, known.sequence, duplicate: true)
      }
      state.order.append(id)
      state.bodies[id] = request.body
      let receipt = Self.receipt(submission, digest, Int64(state.order.count), duplicate: false)
      state.kept[id] = receipt
      return receipt
    }
  }

  static func receipt(
    _ id: SubmissionID, _ digest: ContentDigest, _ sequence: Int64, duplicate: Bool,
    signature: String? = nil
  ) -> PlatformReceipt {
    let bare = PlatformReceipt(
      submissionId: id, digest: digest, caseNumber: CaseNumber("CASE-\(sequence)"),
      acceptedAt: Timestamp(milliseconds: 1000 + sequence), sequence: sequence,
      duplicate: duplicate, signature: "", keyId: "k1")
    return PlatformReceipt(
      submissionId: id, digest: digest, caseNumber: bare.caseNumber, acceptedAt: bare.acceptedAt,
      sequence: sequence, duplicate: duplicate,
      signature: signature ?? "signed \(bare.signedText)", keyId: "k1")
  }

  private func answer(
    _ receipt: PlatformReceipt, id: SubmissionID? = nil, digest: ContentDigest? = nil,
    signature: String? = nil
  ) -> ScriptedServer.Reply {
    let told = Self.receipt(
      id ?? receipt.submissionId, digest ?? receipt.digest, receipt.sequence,
      duplicate: receipt.duplicate, signature: signature)
    guard let body = try? JSONEncoder().encode(told) else { return .hangUp }
    return .answer(receipt.duplicate ? 200 : 201, [:], [UInt8](body))
  }
}
