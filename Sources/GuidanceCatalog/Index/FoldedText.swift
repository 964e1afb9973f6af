/// Text as it is indexed and looked up: small letters, half width, nothing but letters, digits
/// and hanzi. `残疾人证（换领）` and `残疾人证换领` are the same.
enum FoldedText {
  static func fold(_ text: some StringProtocol) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.compactMap(folded)))
  }

  /// `nil` for white space and punctuation.
  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    // The full-width forms U+FF01…U+FF5E are ASCII, shifted.
    let half =
      (0xff01...0xff5e).contains(scalar.value)
      ? Unicode.Scalar(scalar.value - 0xfee0) ?? scalar : scalar
    if half.isASCII {
      let small = half.properties.lowercaseMapping.unicodeScalars.first ?? half
      return small.properties.isAlphabetic || ("0"..."9").contains(small) ? small : nil
    }
    return half.properties.isAlphabetic || half.properties.isIdeographic ? half : nil
  }
}
