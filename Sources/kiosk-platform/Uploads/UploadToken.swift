import ServiceModel

/// What an address for a phone ends in: whoever has it may add photos, and see none.
///
/// 16 bytes of chance as base64url without padding (RFC 4648 §5): 22 characters.
struct UploadToken: Hashable, Sendable {
  let text: String

  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  init(using chance: inout some RandomNumberGenerator) {
    // 6 bits a character; the last one has 2 to itself.
    let bytes = (0..<22).map { place in
      Self.digits[
        Int(chance.next(upperBound: place == 21 ? 4 : UInt64(64))) << (place == 21 ? 4 : 0)]
    }
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// `nil` for what is none.
  init?(_ text: String) {
    guard text.utf8.count == 22, text.utf8.allSatisfy(Self.digits.contains) else { return nil }
    self.text = text
  }
}
