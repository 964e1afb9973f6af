import COpenSSL

/// OpenSSL's own words for its last failure, for the technician; clears its queue.
func libraryError(_ step: String) -> SealingError {
  var text = [CChar](repeating: 0, count: 256)
  let number = ERR_get_error()
  ERR_clear_error()
  guard number != 0 else { return SealingError(.library, step) }
  ERR_error_string_n(number, &text, text.count)
  let words = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  return SealingError(.library, "\(step): \(words)")
}

/// Lowercase hexadecimal.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let alphabet = Array("0123456789abcdef")
  return String(bytes.flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]] })
}
