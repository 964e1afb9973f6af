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
  /// These pages of it have to be there before.
  case pagesFirst([ContentDigest])
  /// Not tried: the line went down, or an earlier one of the same person has to go first.
  case notTried

  /// Hands it in; pages that the platform lacks go first, each once, and it follows again.
  init(
    to outgoing: OutgoingSubmission, from outbox: any Outbox,
    at destination: any SubmissionDestination, verify: @Sendable (PlatformReceipt) -> Bool
  ) async {
    self = await Self.submit(outgoing, destination, verify)
    guard case .pagesFirst(let missing) = self else { return }
    for digest in missing {
      if let failure = await Self.handIn(digest, of: outgoing.id, from: outbox, destination) {
        self = failure
        return
      }
    }
    self = await Self.submit(outgoing, destination, verify)
    // It has taken them and says that it has not: no further page will change that.
    if case .pagesFirst = self {
      self = .refused(code: "pages-missing", reason: "the platform asks again for pages it took")
    }
  }

  /// `nil` when the platform has the page.
  private static func handIn(
    _ digest: ContentDigest, of id: SubmissionID, from outbox: any Outbox,
    _ destination: any SubmissionDestination
  ) async -> Answer? {
    let kept: MaterialPage?
    do {
      kept = try await outbox.page(digest, of: id)
    } catch {
      return .later
    }
    guard let kept else {
      return .refused(code: "page-lost", reason: "a page is not on this kiosk any more")
    }
    do {
      try await destination.take(kept)
      return nil
    } catch .unreachable {
      // A line too bad for a page may carry forms: others go first.
      return .later
    } catch {
      return Answer(error)
    }
  }

  private static func submit(
    _ outgoing: OutgoingSubmission, _ destination: any SubmissionDestination,
    _ verify: @Sendable (PlatformReceipt) -> Bool
  ) async -> Answer {
    do {
      let receipt = try await destination.submit(outgoing)
      // Anything else than this submission's genuine receipt says nothing about it.
      let genuine =
        receipt.submissionId == outgoing.id && receipt.digest == outgoing.submission.digest
        && verify(receipt)
      return genuine ? .accepted(receipt) : .later
    } catch {
      return Answer(error)
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
    case .pagesMissing(let missing): self = .pagesFirst(missing)
    case .cancelled: self = .notTried
    }
  }

  /// Whether the platform decided about the submission.
  var isFinal: Bool {
    switch self {
    case .accepted, .refused: true
    case .later, .lineDown, .unauthorised, .pagesFirst, .notTried: false
    }
  }
}
