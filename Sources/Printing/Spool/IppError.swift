/// Why an IPP operation did not succeed.
enum IppError: Error, Hashable, Sendable {
  /// Nobody listens there, or the connection broke.
  case unreachable(String)
  /// An answer with an IPP status of 0x0400 or above; `status` is RFC 8011's keyword.
  case refused(status: String)

  static let notFound = IppError.refused(status: "client-error-not-found")

  var detail: String {
    switch self {
    case .unreachable(let reason): reason
    case .refused(let status): status
    }
  }
}
