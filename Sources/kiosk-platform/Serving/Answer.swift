import FoundationEssentials
import Hummingbird

/// A good answer: JSON, or bytes as they are.
enum Answer {
  static func json(_ value: some Encodable, status: Int = 200) -> Response {
    Response(
      status: .init(code: status), headers: [.contentType: "application/json"],
      body: body(of: value))
  }

  static func bytes(_ bytes: [UInt8], type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  static func body(of value: some Encodable) -> ResponseBody {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(value)))
    } catch {
      preconditionFailure("the contract's values have a form in JSON")
    }
  }
}
