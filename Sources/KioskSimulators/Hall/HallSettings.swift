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
  /// An X display, `:77`; the environment's own without one.
  public var display: String?

  public init() {}

  /// The kiosk's profile, in YAML.
  func profile(platformPort: UInt16, reader: String, printerSocket: String, assets: String)
    -> String
  {
    """
    centre:
      name: 示例镇便民服务中心
    kiosk:
      code: "0001"
      environment: demo
      logLevel: notice
    platform:
      url: http://127.0.0.1:\(platformPort)
      tokenFile: token
    reader:
      connection: serial
      device: \(reader)
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

    """
  }
}
