import FlyingFox
import Foundation

/// JSON that a driver is answered with.
indirect enum DriverValue: Encodable, Sendable {
  case none
  case text(String)
  case number(Int)
  case truth(Bool)
  case list([DriverValue])
  case object([String: DriverValue])

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .none: try container.encodeNil()
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .truth(let truth): try container.encode(truth)
    case .list(let values): try container.encode(values)
    case .object(let values): try container.encode(values)
    }
  }
}

extension HTTPResponse {
  /// W3C WebDriver §6.3: every answer lies in `value`.
  static func value(
    _ value: DriverValue, _ status: HTTPStatusCode = .ok
  ) throws -> HTTPResponse {
    HTTPResponse(
      statusCode: status,
      headers: [
        .contentType: "application/json; charset=utf-8", .init("Cache-Control"): "no-cache",
      ],
      body: try JSONEncoder().encode(["value": value]))
  }

  static func value(_ members: [String: DriverValue]) throws -> HTTPResponse {
    try value(.object(members))
  }

  static var noSuchElement: HTTPResponse { problem("no such element", .notFound) }
  static var staleElement: HTTPResponse { problem("stale element reference", .notFound) }
  static var notInteractable: HTTPResponse { problem("element not interactable", .badRequest) }

  private static func problem(_ error: String, _ status: HTTPStatusCode) -> HTTPResponse {
    let members: [String: DriverValue] = [
      "error": .text(error), "message": .text(error), "stacktrace": .text(""),
    ]
    return (try? value(.object(members), status)) ?? HTTPResponse(statusCode: status)
  }
}
