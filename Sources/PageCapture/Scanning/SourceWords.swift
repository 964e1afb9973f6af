/// The words that drivers have for their sources and modes, which no standard sets; looked up in the
/// drivers of sane-backends 1.2.
enum SourceWords {
  /// `ADF`, `ADF Front`, `Automatic Document Feeder`, `Document Feeder`, `Auto Feeder`.
  static func isFeeder(_ word: String) -> Bool {
    let word = word.lowercased()
    return word.contains("adf") || word.contains("feed")
  }

  /// Not `ADF Duplex`, whose every second page is a blank back, nor `ADF Back`.
  static func isOneSidedFeeder(_ word: String) -> Bool {
    let lower = word.lowercased()
    return isFeeder(word) && !lower.contains("duplex") && !lower.contains("back")
  }

  /// `Flatbed`, `FB`, `Platen`, `Normal`.
  static func isGlass(_ word: String) -> Bool {
    ["flatbed", "fb", "platen", "normal"].contains(word.lowercased())
  }

  /// `Color`, `24bit Color`, `Color - 16 Million Colors`, `Colour`.
  static func isColour(_ word: String) -> Bool { word.lowercased().contains("colo") }

  /// `Gray`, `True Gray`, `8-bit Grayscale`, `256-level Gray`, `Grey`.
  static func isGray(_ word: String) -> Bool {
    let word = word.lowercased()
    return word.contains("gray") || word.contains("grey")
  }
}
