import Sealing
import ServiceModel

/// `Content-Digest` (RFC 9530): a dictionary of algorithms and their digests as byte sequences,
/// `sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:`.
enum ContentDigestHeader {
  /// The member `sha-256`; other algorithms are passed over, as the RFC asks. `nil` when there is
  /// none, more than one, or not 32 bytes.
  static func sha256(_ text: String) -> ContentDigest? {
    let members = text.split(separator: ",").map { $0.drop { $0 == " " || $0 == "\t" } }
    let found = members.filter { $0.hasPrefix("sha-256=") }
    guard found.count == 1 else { return nil }
    var value = found[0].dropFirst("sha-256=".count)
    while value.last == " " { value.removeLast() }
    guard value.count > 2, value.first == ":", value.last == ":" else { return nil }
    return Base64.decode(String(value.dropFirst().dropLast())).flatMap { ContentDigest(bytes: $0) }
  }
}
