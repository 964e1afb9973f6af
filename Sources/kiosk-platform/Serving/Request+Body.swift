import FoundationEssentials
import Hummingbird

extension Request {
  /// The contract's largest body: 1 MiB.
  static let largestBody = 1 << 20

  /// The whole body.
  ///
  /// - Throws: `Problem` `too-large`, or `BrokenRequest` when the line ended within it.
  func wholeBody() async throws -> [UInt8] {
    if let told = headers[.contentLength].flatMap({ Int($0) }), told > Self.largestBody {
      throw Problem(.tooLarge)
    }
    var bytes: [UInt8] = []
    do {
      for try await piece in body {
        bytes += piece.readableBytesView
        if bytes.count > Self.largestBody { break }
      }
    } catch {
      throw BrokenRequest(cause: error)
    }
    guard bytes.count <= Self.largestBody else { throw Problem(.tooLarge) }
    return bytes
  }

  /// The body as the contract's form for this operation.
  func decodedBody<Form: Decodable>(_ form: Form.Type) async throws -> Form {
    let bytes = try await wholeBody()
    do {
      return try JSONDecoder().decode(form, from: Data(bytes))
    } catch {
      throw Problem(.malformedBody)
    }
  }

  /// A header's value. Several with one name give one value with commas in it, which no header of
  /// the contract but Content-Digest takes.
  func header(_ name: String) -> String? { headers[.init(name)!] }
}

/// The request ended before it was whole; the server, not an operation, deals with the cause.
struct BrokenRequest: Error {
  let cause: any Error
}
