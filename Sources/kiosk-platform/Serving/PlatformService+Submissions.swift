import Hummingbird
import Sealing
import ServiceModel

extension PlatformService {
  /// Takes a submission in, once for however many requests.
  func submit(_ request: Request, _ kiosk: KioskCode) async throws -> Response {
    let headers = try SubmissionHeaders(request)
    let body = try await request.wholeBody()
    guard ContentDigest.of(body) == headers.digest else { throw Problem(.digestMismatch) }
    let submission = IncomingSubmission(
      kiosk: kiosk, headers: headers, body: body, content: try SubmissionContent(body, headers))
    let receipt = try await underWay.alone(kiosk, headers.id) { [store] in
      try await store.take(submission)
    }
    if !receipt.duplicate {
      log.info(
        "taken in",
        metadata: [
          "sequence": "\(receipt.sequence)", "kind": "\(headers.kind.rawValue)",
          "kiosk": "\(kiosk)",
        ])
    }
    return Answer.json(receipt, status: receipt.duplicate ? 200 : 201)
  }

  func receipt(of id: SubmissionID, _ kiosk: KioskCode) async throws -> Response {
    guard let receipt = try await store.receipts(of: [id], kiosk: kiosk).first else {
      throw Problem(.unknownSubmission)
    }
    return Answer.json(receipt)
  }

  /// The most submissions that one request may ask about.
  static var mostReconciled: Int { 1000 }

  func reconcile(_ request: Request, _ kiosk: KioskCode) async throws -> Response {
    struct Question: Decodable {
      struct Entry: Decodable {
        let id: SubmissionID
        let digest: ContentDigest
      }
      let submissions: [Entry]
    }
    struct Reconciliation: Encodable {
      var known: [PlatformReceipt] = []
      var unknown: [SubmissionID] = []
      var different: [SubmissionID] = []
    }
    let entries = try await request.decodedBody(Question.self).submissions
    guard entries.count <= Self.mostReconciled else {
      throw Problem(.malformedBody, "At most \(Self.mostReconciled) submissions at once.")
    }
    let receipts = try await store.receipts(of: entries.map(\.id), kiosk: kiosk)
    let byID = Dictionary(receipts.map { ($0.submissionId, $0) }, uniquingKeysWith: { $1 })
    var answer = Reconciliation()
    for entry in entries {
      switch byID[entry.id] {
      case nil: answer.unknown.append(entry.id)
      case let receipt? where receipt.digest == entry.digest: answer.known.append(receipt)
      case _?: answer.different.append(entry.id)
      }
    }
    return Answer.json(answer)
  }
}
