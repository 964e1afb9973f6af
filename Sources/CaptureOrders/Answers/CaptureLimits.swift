/// What the kiosk and its worker agree on beforehand.
public enum CaptureLimits {
  /// Of a file that somebody brings: a scan of some pages has a few MB, and it is held twice.
  public static let fileBytes = 20 << 20
  public static let filePages = 20
  /// Of one scan: the feeders of small scanners hold 50 sheets.
  public static let scannedPages = 50
  /// The longer side of a picture to show, in pixels: that of the kiosk's screen.
  public static let shownSides = 64...1920
}
