import Hummingbird
import ServiceModel

/// Forms that somebody began at one kiosk and may go on with at another.
extension PlatformService {
  func keepDraft(_ request: Request, _ id: SubmissionID) async throws -> Response {
    let draft = try await request.decodedBody(DraftCopy.self)
    guard draft.id == id, (try? PersonNumber(draft.citizenNumber)) != nil,
      draft.keptUntil.milliseconds > draft.keptAt.milliseconds
    else {
      throw Problem(.malformedBody, "The id is another one, or the person or the times are none.")
    }
    try await store.keep(draft)
    return Response(status: .noContent)
  }

  func endDraft(_ request: Request, _ id: SubmissionID) async throws -> Response {
    guard let time = request.uri.queryParameters.get("keptUpTo").flatMap({ Int64($0) }) else {
      throw Problem(.malformedPath, "keptUpTo is not a time in milliseconds.")
    }
    try await store.end(draft: id, keptUpTo: Timestamp(milliseconds: time))
    return Response(status: .noContent)
  }

  /// A proven person's drafts, or the one with a number for who knows how the person's number ends.
  func drafts(_ request: Request) async throws -> Response {
    struct Question: Decodable {
      let citizenNumber: String?
      let number: String?
      let citizenNumberEnding: String?
      let held: [SubmissionID]
    }
    let question = try await request.decodedBody(Question.self)
    switch (question.citizenNumber, question.number, question.citizenNumberEnding) {
    case (let person?, nil, nil):
      return Answer.json(
        try await store.drafts(of: Self.citizenNumber(person), held: question.held))
    case (nil, let number?, let ending?):
      guard let number = ReceiptNumber(number), let ending = Self.ending(ending) else {
        throw Problem(.malformedBody, "The number or the ending is malformed.")
      }
      try await wrongDraftEndings.admit(number, at: .now)
      let found = try await store.drafts(numbered: number, ending: ending, held: question.held)
      if found.drafts.isEmpty { await wrongDraftEndings.note(number, at: .now) }
      return Answer.json(found)
    default:
      throw Problem(.malformedBody, "Either citizenNumber, or number and citizenNumberEnding.")
    }
  }
}
