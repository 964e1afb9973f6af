import Hummingbird
import ServiceModel

extension PlatformService {
  func listSubmissions() async throws -> Response {
    struct Submissions: Encodable { let submissions: [SubmissionSummary] }
    return Answer.json(Submissions(submissions: try await store.submissions()))
  }

  func submissionBody(_ id: SubmissionID) async throws -> Response {
    guard let body = try await store.body(of: id) else { throw Problem(.unknownSubmission) }
    return Answer.bytes(body, type: "application/json")
  }

  func submissionPage(_ digest: ContentDigest, of id: SubmissionID) async throws -> Response {
    guard let page = try await store.page(digest, of: id) else { throw Problem(.unknownPage) }
    return Answer.bytes(page.bytes, type: "image/jpeg")
  }

  func listMessages() async throws -> Response {
    struct Messages: Encodable { let messages: [WaitingMessage] }
    return Answer.json(Messages(messages: try await store.messages()))
  }

  func messageSent(_ number: String) async throws -> Response {
    guard let number = Int64(number), number > 0 else {
      throw Problem(.malformedPath, "The number is not one of a message.")
    }
    try await store.noteSent(message: number)
    return Response(status: .noContent)
  }

  /// Ends the case's current step and adds one. Asked again with the same, nothing changes.
  func addCaseStep(_ request: Request, to number: CaseNumber) async throws -> Response {
    struct Step: Decodable {
      let name: String
      let state: CaseStep.State?
      let note: String?
    }
    let step = try await request.decodedBody(Step.self)
    let state = step.state ?? .current
    guard (1...50).contains(step.name.count), (step.note?.count ?? 0) <= 200, state != .ahead else {
      throw Problem(
        .malformedBody, "A name of 1 to 50 characters, a note of at most 200, no state ahead.")
    }
    let (progress, changed) = try await store.addStep(
      NewCaseStep(name: step.name, state: state, note: step.note), to: number)
    return Answer.json(progress, status: changed ? 201 : 200)
  }
}
