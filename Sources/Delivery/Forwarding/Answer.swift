import ServiceModel

/// What one try to hand in a submission came to.
enum Answer: Hashable, Sendable {
  /// A receipt about these bytes, with the platform's signature.
  case accepted(PlatformReceipt)
  /// Permanent: staff must look.
  case refused(code: String, reason: String)
  /// Something is wrong with this one, or with the answer to it: later again, others first.
  case later
  /// Nothing goes through just now: everybody waits.
  case lineDown(retryAfter: Duration?)
  case unauthorised
  /// Not tried: the line went down, or an earlier one of the same person has to go first.
  case notTried

  init(
    to outgoing: OutgoingSubmission, at destination: any SubmissionDestination,
    verify: @Sendable (PlatformReceipt) -> Bool
  ) async {
    do {
      let receipt = try await destination.submit(outgoing)
      // Anything else than this submission's genuine receipt says nothing about it.
      let genuine =
        receipt.submissionId == outgoing.id && receipt.digest == outgoing.submission.digest
        && verify(receipt)
      self = genuine ? .accepted(receipt) : .later
    } catch {
      self.init(error)
    }
  }

  init(_ error: PlatformError) {
    switch error {
    case .unreachable: self = .lineDown(retryAfter: nil)
    case .busy(_, let retryAfter): self = .lineDown(retryAfter: retryAfter)
    case .failed(_, .some(let retryAfter)): self = .lineDown(retryAfter: retryAfter)
    case .failed, .inProgress, .unreadable: self = .later
    case .unauthorised: self = .unauthorised
    case .refused(let code, _, let detail): self = .refused(code: code, reason: detail)
    case .cancelled: self = .notTried
    }
  }

  /// Whether the platform decided about the submission.
  var isFinal: Bool {
    switch self {
    case .accepted, .refused: true
    case .later, .lineDown, .unauthorised, .notTried: false
    }
  }
}
