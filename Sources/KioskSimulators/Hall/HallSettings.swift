/// What a hall is like.
public struct HallSettings: Sendable {
  public var width = 1080
  public var height = 1920
  public var idleSeconds = 60
  public var warningSeconds = 30
  /// How long the printer works on one page.
  public var pageTime: Duration = .zero
  /// Whether the line is there when the kiosk starts.
  public var startsOnline = true
  /// Without it everything but the kiosk is started.
  public var startsKiosk = true
  public var logLevel = "notice"
  /// For the kiosk, beside this process's own.
  public var environment: [String: String] = [:]
  /// Readers of a simulated USB bus in the place of the one on a serial line.
  public var usesUSB = false
  /// Runs the kiosk's command, which follows, in surroundings of its own: a bus.
  public var launcher: Launcher?
  /// A scanner's serial line.
  public var scanner: String?
  public var hasSocialCardSlot = false
  /// A folder with SANE's `dll.conf`: the kiosk has a scanner of papers.
  public var paperScanner: String?
  /// A camera above the table, for papers.
  public var hasCamera = false
  /// A folder in which sticks are mounted: the kiosk takes files from them.
  public var sticks: String?
  /// Phones may send photos by way of the platform.
  public var takesPhotos = false
  /// The platform keeps certificates that stand for papers.
  public var findsCertificates = false
  /// An X display, `:77`; the environment's own without one.
  public var display: String?

  public init() {}

  public struct Launcher: Sendable {
    let arguments: [String]
    let input: Int32

    /// - Parameter input: a descriptor that becomes its standard input.
    public init(_ arguments: [String], input: Int32) {
      self.arguments = arguments
      self.input = input
    }
  }

  /// The kiosk's profile, in YAML.
  ///
  /// - Parameter kiosk: its number.
  func profile(
    kiosk: Int, platformPort: UInt16, reader: String, printerSocket: String, assets: String
  ) -> String {
    """
    centre:
      name: 示例镇便民服务中心
    kiosk:
      code: "\(String(repeating: "0", count: 4 - "\(kiosk)".count))\(kiosk)"
      environment: demo
      logLevel: \(logLevel)
    platform:
      url: http://127.0.0.1:\(platformPort)
      tokenFile: token
      phonePhotos: \(takesPhotos)
      earlierForms: true
      certificates: \(findsCertificates)
      messages: true
      drafts: true
    \(readerGroup(reader))
    printer:
      server: \(printerSocket)
      queue: kiosk
    screen:
      mode: window
      width: \(width)
      height: \(height)
      diagonalInches: 21.5
    session:
      idleSeconds: \(idleSeconds)
      warningSeconds: \(warningSeconds)
    files:
      data: data
      key: kiosk.key
      catalogue: catalogue.sqlite
      controlSocket: control.sock
      assets: \(assets)
      addresses: \(assets)/addresses/demo.yaml
    \(otherDevices)
    """
  }

  private func readerGroup(_ link: String) -> String {
    usesUSB
      ? "reader:\n  connection: usb" : "reader:\n  connection: serial\n  device: \(link)"
  }

  private var otherDevices: String {
    (hasSocialCardSlot ? "socialCard:\n  enabled: true\n" : "")
      + (scanner.map { "scanner:\n  connection: serial\n  device: \($0)\n" } ?? "")
      + (hasCamera ? "camera:\n  enabled: true\n" : "")
      + (sticks.map { "sticks:\n  enabled: true\n  folder: \($0)\n" } ?? "")
      + (paperScanner.map { "paperScanner:\n  enabled: true\n  drivers: \($0)\n" } ?? "")
  }
}
