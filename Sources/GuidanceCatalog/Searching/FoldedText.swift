/// Text as it is indexed and looked up: small letters, half width, nothing but letters, digits
/// and hanzi. `残疾人证（换领）` and `残疾人证换领` are the same.
enum FoldedText {
  static func fold(_ text: some StringProtocol) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.compactMap(scalar)))
  }

  /// The parts between white space and punctuation, folded.
  static func words(_ text: String) -> [String] {
    text.unicodeScalars.split { scalar($0) == nil }
      .map { fold(String(String.UnicodeScalarView($0))) }
  }

  static func isHanzi(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isUnifiedIdeograph || scalar == "〇"
  }

  private static func scalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
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
