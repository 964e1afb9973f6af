import ServiceModel

/// Everything that a technician tells one kiosk, read from one YAML file and right in every part.
///
///     let profile = try KioskProfile.load(path: "kiosk-config/demo.yaml")
public struct KioskProfile: Hashable, Sendable {
  public let centre: Centre
  public let kiosk: Kiosk
  public let platform: Platform
  public let reader: Reader
  /// `nil`: photos of cards are dropped.
  public let photo: Photo?
  /// It has a slot for social security cards, served by PC/SC.
  public let hasSocialCardSlot: Bool
  /// `nil`: it has none.
  public let scanner: Scanner?
  /// `nil`: papers are brought to the window.
  public let paperScanner: PaperScanner?
  /// In the place of a scanner of papers.
  public let camera: Camera?
  /// `nil`: what is plugged in is not looked at.
  public let sticks: Sticks?
  public let printer: Printer
  public let screen: Screen
  public let session: Session
  /// `nil`: nobody signs in at this kiosk.
  public let staff: Staff?
  public let speech: Speech
  public let files: Files

  /// The place that the kiosk stands in, and whom to call there.
  public struct Centre: Hashable, Sendable {
    public let name: String
    /// Shown where help is called for; without it the screen sends the person to the counter.
    public let phone: String?
    /// 办公时间, in the centre's own words.
    public let hours: String?
    /// When things are taken in; `nil`: no last day is told.
    public let acceptance: OfficeHours?
  }

  public struct Kiosk: Hashable, Sendable {
    public let code: KioskCode
    public let environment: Environment
    public let logLevel: LogLevel
  }

  /// Waits of a session.
  public struct Session: Hashable, Sendable {
    /// Without a touch, until the screen asks whether somebody is there.
    public let idle: Duration
    /// From that question until the session is wiped.
    public let warning: Duration
    /// For how many days a form that was begun is kept; 0 keeps none.
    public let draftDays: Int
  }
}

/// Whether what is done here counts.
public enum Environment: String, Hashable, Sendable, CaseIterable {
  case production
  /// Every screen and paper says 演示; plain HTTP is let through.
  case demo
}

/// The levels of swift-log, by their names.
public enum LogLevel: String, Hashable, Sendable, CaseIterable {
  case trace, debug, info, notice, warning, error, critical
}
