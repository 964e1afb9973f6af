import ServiceModel

extension PlatformClient {
  /// - Throws: `.refused(code: "draft-elsewhere", …)` when somebody went on with it at another kiosk, or
  ///   it is over.
  public func keep(_ draft: DraftCopy) async throws(PlatformError) {
    let response = try await exchange(
      "PUT", "/v1/drafts/\(draft.id.text)", body: Self.encode(draft))
    guard response.status == 204 else { throw PlatformError(response) }
  }

  /// Ends a draft, unless it was kept later than that.
  public func end(
    draft id: SubmissionID, keptUpTo time: Timestamp
  ) async throws(PlatformError) {
    let response = try await exchange(
      "DELETE", "/v1/drafts/\(id.text)?keptUpTo=\(time.milliseconds)")
    guard response.status == 204 else { throw PlatformError(response) }
  }

  /// - Parameter held: those that this kiosk has, to be told which of them are over.
  public func drafts(
    _ question: DraftQuestion, held: [SubmissionID]
  ) async throws(PlatformError) -> DraftCopies {
    struct Question: Encodable {
      var citizenNumber: String?
      var number: ReceiptNumber?
      var citizenNumberEnding: String?
      let held: [SubmissionID]
    }
    var asked = Question(held: held)
    switch question {
    case .person(let person): asked.citizenNumber = person.digits
    case .number(let number, let ending):
      asked.number = number
      asked.citizenNumberEnding = ending
    }
    return try await ask("POST", "/v1/enquiries/drafts", asked)
  }
}

/// Whose drafts are asked for.
public enum DraftQuestion: Hashable, Sendable {
  /// Proven.
  case person(PersonNumber)
  /// With the last 4 characters of the person's number.
  case number(ReceiptNumber, ending: String)
}
