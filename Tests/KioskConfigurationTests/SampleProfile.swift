import DataFiles

@testable import KioskConfiguration

/// A right profile, one line for each key, that tests spoil.
enum SampleProfile {
  static let text = """
    centre:
      name: 示例镇便民服务中心
      phone: 000-0000000
      hours: 以公告为准
    kiosk:
      code: "0001"
      environment: production
      logLevel: info
    platform:
      url: https://platform.example
      tokenFile: token
      publicKey: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
      phonePhotos: true
    reader:
      connection: serial
      device: /dev/ttyS0
    printer:
      server: /run/cups/cups.sock
      queue: kiosk
    screen:
      mode: window
      width: 1080
      height: 1920
      diagonalInches: 21.5
      lowerEdgeMillimetres: 850
      languages: [zh-Hans, en]
    session:
      idleSeconds: 60
      warningSeconds: 30
      draftDays: 7
    files:
      data: data
      key: kiosk.key
      catalogue: catalogue.sqlite
      controlSocket: control.sock
      assets: ../assets
      addresses: ../assets/addresses.yaml
    staff:
      codeFile: staff-code
    speech:
      enabled: true
      module: espeak-ng
      voice: cmn
    socialCard:
      enabled: true
    scanner:
      connection: serial
      device: /dev/ttyACM0
    photo:
      library: libwlt2bmp.so
      pixels: rgb
    paperScanner:
      enabled: true
      drivers: scanners
    sticks:
      enabled: true
      folder: /mnt/sticks
    camera:
      enabled: false
      device: /dev/video0

    """

  /// Reads `text` as `/etc/kiosk/profile.yaml`, next to which everything stands that it names.
  static func load(
    _ text: String, stateDirectory: String? = nil
  ) throws(FileProblems) -> KioskProfile {
    try KioskProfile.load(
      text: text, file: "/etc/kiosk/profile.yaml", stateDirectory: stateDirectory
    ) { path in
      switch path {
      case "/etc/assets", "/etc/kiosk/scanners": .folder
      case "/etc/kiosk/token", "/etc/kiosk/libwlt2bmp.so", "/etc/kiosk/staff-code",
        "/etc/assets/addresses.yaml":
        .file
      default: nil
      }
    }
  }

  static func problems(_ text: String) -> [FileProblem] {
    do throws(FileProblems) {
      _ = try load(text)
      return []
    } catch {
      return error.all
    }
  }
}
