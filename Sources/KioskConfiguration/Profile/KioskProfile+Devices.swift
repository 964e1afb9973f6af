extension KioskProfile {
  /// The reader of identity cards.
  public enum Reader: Hashable, Sendable {
    /// Any reader on USB that the device table knows.
    case usb
    /// A UART, `/dev/ttyS0`.
    case serial(device: String)
  }

  /// What decodes the photos of identity cards.
  public struct Photo: Hashable, Sendable {
    /// A maker's library, an absolute path.
    public let library: String
    public let pixels: PixelOrder

    /// How the library orders the bytes of a pixel.
    public enum PixelOrder: String, Hashable, Sendable, CaseIterable { case bgr, rgb }
  }

  /// The scanner of codes.
  public enum Scanner: Hashable, Sendable {
    /// One that types like a keyboard: `/dev/input/by-id/…-event-kbd`.
    case keyboard(device: String)
    /// A serial line, `/dev/ttyACM0`.
    case serial(device: String)
  }

  /// The scanner of papers: whatever SANE drives.
  public struct PaperScanner: Hashable, Sendable {
    /// The folder of SANE's `dll.conf`, which names the drivers to look with; `nil` for the delivered
    /// one.
    public let drivers: String?
  }

  /// A camera above the table, for papers.
  public struct Camera: Hashable, Sendable {
    /// `/dev/video0`; `nil` for the first that is plugged in.
    public let device: String?
  }

  /// Sticks that people plug in.
  public struct Sticks: Hashable, Sendable {
    /// The folder in which the machine mounts each in a folder of its own, read-only.
    public let folder: String

    /// Where the delivered rule of udev has them mounted.
    public static let usualFolder = "/run/convenience-kiosk-sticks"
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

  /// The voice that reads screens aloud.
  public struct Speech: Hashable, Sendable {
    public let enabled: Bool
    /// An output module of speech-dispatcher; `nil` takes its own choice.
    public let module: String?
    public let voice: String?

    static let usual = Speech(enabled: true, module: nil, voice: nil)
  }

  /// What the centre's staff sign in with.
  public struct Staff: Hashable, Sendable {
    /// One line, as `kioskctl staff-code` writes it.
    public let codeFile: String
  }

  public struct Screen: Hashable, Sendable {
    public let mode: Mode
    /// Of the glass, corner to corner: turns the 12 mm of the care mode into pixels.
    public let diagonalInches: Double
    /// How high the glass's lower edge is above the floor: turns a seated person's reach into
    /// pixels.
    public let lowerEdgeMillimetres: Double
    /// The codes of the languages to offer, the first for everybody; `nil` offers those that
    /// somebody has read, in a demonstration all.
    public let languages: [String]?

    /// Where the profile says nothing: the height of a table's top and a hand.
    static let usualLowerEdge = 850.0

    public enum Mode: Hashable, Sendable {
      case fullScreen
      /// Pixels, for a desk or a test.
      case window(width: Int, height: Int)
    }
  }
}
