import Hummingbird
import Sealing
import ServiceModel

/// The secrets by which callers are known.
struct AccessTokens: Sendable {
  let kiosk: [UInt8]
  /// Without it every operator's request is refused.
  let platformOperator: [UInt8]?

  /// Who asks.
  enum Caller: Hashable, Sendable {
    case anyone
    case kiosk(KioskCode)
    case platformOperator
  }

  /// - Throws: `unauthorised`, without a word about which part was wrong.
  func caller(of request: Request, for operation: Operation) throws(Problem) -> Caller {
    switch operation.access {
    case .anyone:
      return .anyone
    case .kiosk:
      guard shows(kiosk, request), let kiosk = request.header("Kiosk-Id").flatMap(KioskCode.init)
      else { throw Problem(.unauthorised) }
      return .kiosk(kiosk)
    case .platformOperator:
      guard let platformOperator, shows(platformOperator, request) else {
        throw Problem(.unauthorised)
      }
      return .platformOperator
    }
  }

  private func shows(_ token: [UInt8], _ request: Request) -> Bool {
    // RFC 9110 §11.1: the scheme's case does not matter.
    let parts = (request.headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return false }
    return equalInConstantTime(Array(parts[1].utf8), token)
  }
}
