extension KioskProfile {
  /// The reader of identity cards.
  public enum Reader: Hashable, Sendable {
    /// Any reader on USB that the device table knows.
    case usb
    /// A UART, `/dev/ttyS0`.
    case serial(device: String)
  }

  public struct Printer: Hashable, Sendable {
    public let server: Server
    /// The queue's name in CUPS.
    public let queue: String

    /// Where cupsd listens.
    public enum Server: Hashable, Sendable {
      /// An absolute path.
      case socket(String)
      case host(String, port: Int)
    }
  }

  public struct Screen: Hashable, Sendable {
    public let mode: Mode
    /// Of the glass, corner to corner: turns the 12 mm of the care mode into pixels.
    public let diagonalInches: Double

    public enum Mode: Hashable, Sendable {
      case fullScreen
      /// Pixels, for a desk or a test.
      case window(width: Int, height: Int)
    }
  }
}
