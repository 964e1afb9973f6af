import ServiceModel

/// What takes a page, and how people are told about it.
enum PageMachine {
  /// A scanner with a lid.
  case glass
  /// Above the table.
  case camera
  /// A telephone, or whatever made the file.
  case phone

  /// The kiosk's own.
  init(_ site: Site) { self = site.takesPagesByCamera ? .camera : .glass }

  var how: Phrase { self == .camera ? .shootHow : .scanHow }
  var takeOne: Phrase { self == .camera ? .shootPage : .scanPage }
  var takeAnother: Phrase { self == .camera ? .shootAnotherPage : .scanAnotherPage }
  var takeAgain: Phrase { self == .camera ? .shootAgain : .scanAgain }
  var busy: Phrase { self == .camera ? .shootingPage : .scanningPage }
  var stop: Phrase { self == .camera ? .shootingStop : .scanningStop }
  /// Between two pages.
  var takeBack: Phrase { self == .camera ? .takeShotBack : .takeScannedBack }
  /// At the end.
  var take: Phrase { self == .camera ? .takeShot : .takeScanned }
  var icon: String { self == .camera ? "camera" : "scanner" }

  /// What may be wrong with a page; `nil` when nothing is.
  func advice(_ verdict: PageJudgement.Verdict) -> Phrase? {
    switch (verdict, self) {
    case (.good, _): nil
    case (.tooDark, .glass): .pageTooDark
    case (.tooDark, .camera): .shotTooDark
    case (.tooDark, .phone): .photoTooDark
    case (.tooBright, .glass): .pageTooBright
    case (.tooBright, .camera): .shotTooBright
    case (.tooBright, .phone): .photoTooBright
    case (.blurred, .glass): .pageBlurred
    case (.blurred, .camera): .shotBlurred
    case (.blurred, .phone): .photoBlurred
    case (.blank, .glass): .pageBlank
    case (.blank, .camera): .shotBlank
    case (.blank, .phone): .photoBlank
    }
  }
}
