import ServiceModel

/// Why the platform did not give what it was asked for.
public enum PlatformError: Error, Hashable, Sendable {
  /// No answer came. Whether the platform did what it was asked is unknown.
  case unreachable(String)
  /// 401 or 403: the kiosk's token is not, or no longer, good. Not the request's fault.
  case unauthorised(status: Int)
  /// The platform is there and cannot just now: 408, 425, 429, 502, 503, 504.
  case busy(status: Int, retryAfter: Duration?)
  /// The same submission is being taken in by another request (409).
  case inProgress
  /// The platform failed over this request (500 and other 5xx).
  case failed(status: Int, retryAfter: Duration?)
  /// The platform itself says, as its contract has it, that it will not do it, now or later.
  /// `code` is its own word, `detail` its sentence.
  case refused(code: String, status: Int, detail: String)
  /// Pages that a submission names are not there yet (422 `pages-missing`): they go first.
  case pagesMissing([ContentDigest])
  /// An answer that is not the contract's, or about something else than was asked: a portal's
  /// login page, a receipt for other bytes. Whether the platform did it is unknown.
  case unreadable(String)
  /// The task was cancelled.
  case cancelled

  /// Who must act.
  public var responsible: DeviceFault.Responsible {
    switch self {
    case .unreachable, .busy, .inProgress, .pagesMissing, .cancelled: .nobody
    case .refused: .staff
    case .unauthorised, .failed, .unreadable: .technician
    }
  }

  init(_ error: HTTPError) {
    switch error.reason {
    case .cancelled: self = .cancelled
    case .tooLarge: self = .unreadable("answer too large")
    case .unreachable, .timedOut, .untrusted, .malformed:
      self = .unreachable("\(error.reason.rawValue): \(error.detail)")
    }
  }

  /// An answer that is none of the expected ones.
  init(_ response: HTTPResponse) {
    let wait = response.headers["retry-after"].flatMap { RetryAfter.seconds($0) }
    switch response.status {
    case 401, 403: self = .unauthorised(status: response.status)
    case 409: self = .inProgress
    case 408, 425, 429, 502, 503, 504:
      self = .busy(status: response.status, retryAfter: wait)
    case 400..<500:
      // A proxy's page is nobody's decision about a submission.
      guard let problem = Problem(response) else {
        self = .unreadable("status \(response.status) without a problem")
        return
      }
      guard problem.missing.isEmpty else {
        self = .pagesMissing(problem.missing)
        return
      }
      self = .refused(code: problem.code, status: response.status, detail: problem.sentence)
    case 500...: self = .failed(status: response.status, retryAfter: wait)
    default: self = .unreadable("status \(response.status)")
    }
  }
}

/// `Retry-After` (RFC 9110 §10.2.3). A date is passed over: the kiosk's clock may be wrong, and its
/// own pauses are good enough.
enum RetryAfter {
  /// Nobody may put a kiosk to sleep for longer.
  static let longest = 3600

  static func seconds(_ text: String) -> Duration? {
    guard let seconds = Int(text), seconds >= 0 else { return nil }
    return .seconds(min(seconds, longest))
  }
}
