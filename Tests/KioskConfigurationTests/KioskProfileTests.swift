import DataFiles
import FoundationEssentials
import Testing

@testable import KioskConfiguration

@Suite("a profile")
struct KioskProfileTests {
  @Test("every key of a right profile arrives")
  func right() throws {
    let profile = try SampleProfile.load(
      SampleProfile.text, stateDirectory: "/var/lib/kiosk")
    #expect(profile.centre.name == "示例镇便民服务中心")
    #expect(profile.centre.phone == "000-0000000")
    #expect(profile.kiosk.code.digits == "0001")
    #expect(profile.kiosk.environment == .production)
    #expect(profile.platform.url == "https://platform.example")
    #expect(profile.platform.tokenFile == "/etc/kiosk/token")
    #expect(profile.platform.takesPhotos)
    #expect(profile.platform.publicKey == [UInt8](repeating: 0, count: 32))
    #expect(profile.reader == .serial(device: "/dev/ttyS0"))
    #expect(profile.hasSocialCardSlot)
    #expect(profile.scanner == .serial(device: "/dev/ttyACM0"))
    #expect(profile.paperScanner?.drivers == "/etc/kiosk/scanners")
    #expect(profile.photo?.library == "/etc/kiosk/libwlt2bmp.so")
    #expect(profile.photo?.pixels == .rgb)
    #expect(profile.printer.server == .socket("/run/cups/cups.sock"))
    #expect(profile.screen.mode == .window(width: 1080, height: 1920))
    #expect(profile.screen.diagonalInches == 21.5)
    #expect(profile.session.idle == .seconds(60))
    #expect(profile.session.warning == .seconds(30))
    #expect(profile.files.data == "/var/lib/kiosk/data")
    #expect(profile.files.controlSocket == "/var/lib/kiosk/control.sock")
    #expect(profile.files.assets == "/etc/assets")
    #expect(profile.files.forms == "/etc/assets/forms")
    #expect(profile.files.addresses == "/etc/assets/addresses.yaml")
  }

  @Test("what the platform can do is there when the profile says so, and only then")
  func platform() throws {
    let group = "phonePhotos: true\n"
    for (key, value) in [
      ("phonePhotos", \KioskProfile.Platform.takesPhotos), ("earlierForms", \.asksEarlierForms),
      ("certificates", \.keepsCertificates), ("messages", \.sendsMessages),
      ("drafts", \.keepsDrafts),
    ] {
      for word in ["true", "false"] {
        let text = SampleProfile.text.replacing(group, with: "\(key): \(word)\n")
        let platform = try SampleProfile.load(text).platform
        #expect(platform[keyPath: value] == (word == "true"), "\(key)")
        let others = [
          platform.takesPhotos, platform.asksEarlierForms, platform.keepsCertificates,
          platform.sendsMessages, platform.keepsDrafts,
        ]
        #expect(others.count { $0 } == (word == "true" ? 1 : 0))
      }
    }
  }

  @Test(
    "sticks are looked at where the profile says so",
    arguments: [
      ("enabled: true", "/run/convenience-kiosk-sticks"),
      ("enabled: true\n  folder: /mnt/sticks", "/mnt/sticks"), ("enabled: false", nil),
      ("enabled: false\n  folder: /mnt/sticks", nil),
    ])
  func sticks(words: String, folder: String?) throws {
    let group = "enabled: true\n  folder: /mnt/sticks\n"
    let profile = try SampleProfile.load(
      SampleProfile.text.replacing(group, with: "\(words)\n"))
    #expect(profile.sticks?.folder == folder)
  }

  @Test("a kiosk has a scanner of papers or a camera, and not both")
  func camera() throws {
    let group = "enabled: false\n  device: /dev/video0\n"
    let both = SampleProfile.text.replacing(group, with: "enabled: true\n")
    #expect(SampleProfile.problems(both).map(\.line) == [58])
    let alone = both.replacing(
      "paperScanner:\n  enabled: true", with: "paperScanner:\n  enabled: false")
    let first = try SampleProfile.load(alone)
    #expect(first.camera != nil && first.camera?.device == nil && first.paperScanner == nil)
    let named = alone.replacing("camera:\n", with: "camera:\n  device: /dev/video2\n")
    #expect(try SampleProfile.load(named).camera?.device == "/dev/video2")
    let wrong = alone.replacing("camera:\n", with: "camera:\n  device: video2\n")
    #expect(SampleProfile.problems(wrong).map(\.line) == [59])
    #expect(try SampleProfile.load(SampleProfile.text).camera == nil)
  }

  @Test("the folder of sticks is a whole path")
  func sticksFolder() {
    let text = SampleProfile.text.replacing("/mnt/sticks", with: "sticks")
    #expect(SampleProfile.problems(text).map(\.line) == [57])
  }

  @Test("without a state directory, what the kiosk writes stands beside the profile")
  func stateBesideProfile() throws {
    #expect(try SampleProfile.load(SampleProfile.text).files.key == "/etc/kiosk/kiosk.key")
  }

  @Test(
    "every wrong value is refused at its line and column",
    arguments: [
      ("name: 示例镇便民服务中心", "name:", 2, 3),
      ("phone: 000-0000000", "phone: 请到窗口", 3, 10),
      ("hours: 以公告为准", "hours: [9, 17]", 4, 10),
      ("code: \"0001\"", "code: 1", 6, 9),
      ("environment: production", "environment: prod", 7, 16),
      ("logLevel: info", "logLevel: loud", 8, 13),
      ("url: https://platform.example", "url: http://platform.example", 10, 8),
      ("url: https://platform.example", "url: platform.example", 10, 8),
      ("url: https://platform.example", "url: https://a.example/?kiosk=1", 10, 8),
      ("url: https://platform.example", "url: https://me:word@a.example", 10, 8),
      ("tokenFile: token", "tokenFile: tokens", 11, 14),
      ("publicKey: AAAAAAAAAAAAAAAA", "publicKey: AAAA", 12, 14),
      ("phonePhotos: true", "phonePhotos: often", 13, 16),
      ("reader:\n  connection: serial", "reader:\n  connection: bluetooth", 15, 15),
      ("reader:\n  connection: serial", "reader:\n  connection: usb", 16, 11),
      ("device: /dev/ttyS0", "device: COM1", 16, 11),
      ("  device: /dev/ttyS0\n", "", 14, 1),
      ("server: /run/cups/cups.sock", "server: localhost:99999", 18, 11),
      ("server: /run/cups/cups.sock", "server: ipp://localhost/", 18, 11),
      ("queue: kiosk", "queue: front desk", 19, 10),
      ("mode: window", "mode: fullscreen", 21, 9),
      ("mode: window", "mode: fullScreen", 22, 10),
      ("width: 1080", "width: 1080.5", 22, 10),
      ("height: 1920", "height: 99999", 23, 11),
      ("diagonalInches: 21.5", "diagonalInches: 546", 24, 19),
      ("lowerEdgeMillimetres: 850", "lowerEdgeMillimetres: 85 cm", 25, 25),
      ("languages: [zh-Hans, en]", "languages: []", 26, 14),
      ("languages: [zh-Hans, en]", "languages: zh-Hans", 26, 14),
      ("codeFile: staff-code", "codeFile: nowhere", 39, 13),
      ("enabled: true\n  module", "enabled: loud\n  module", 41, 12),
      ("enabled: true\nscanner", "enabled: loud\nscanner", 45, 12),
      ("scanner:\n  connection: serial", "scanner:\n  connection: keyboard", 48, 11),
      ("device: /dev/ttyACM0", "device: ttyACM0", 48, 11),
      ("library: libwlt2bmp.so", "library: nowhere.so", 50, 12),
      ("pixels: rgb", "pixels: cmyk", 51, 11),
      ("enabled: true\n  drivers", "enabled: loud\n  drivers", 53, 12),
      ("drivers: scanners", "drivers: nowhere", 54, 12),
      ("idleSeconds: 60", "idleSeconds: 5", 28, 16),
      ("warningSeconds: 30", "warningSeconds: half a minute", 29, 19),
      ("draftDays: 7", "draftDays: 31", 30, 14),
      ("assets: ../assets", "assets: ../asset", 36, 11),
      ("addresses: ../assets/addresses.yaml", "addresses: ../assets", 37, 14),
      (
        "controlSocket: control.sock", "controlSocket: \(String(repeating: "s", count: 100))", 35,
        18
      ),
    ])
  func wrong(old: String, new: String, line: Int, column: Int) throws {
    try #require(SampleProfile.text.contains(old))
    let problem = try #require(
      SampleProfile.problems(SampleProfile.text.replacing(old, with: new)).first)
    #expect(problem.line == line, "\(problem)")
    #expect(problem.column == column, "\(problem)")
  }

  @Test("every misspelt key is refused at its line and column, with the key that was meant")
  func misspelt() throws {
    let lines = SampleProfile.text.split(separator: "\n")
    for (place, line) in lines.enumerated() {
      let indent = line.prefix { $0 == " " }.count
      let key = line.dropFirst(indent).prefix { $0 != ":" }
      var spoilt = lines.map(String.init)
      spoilt[place] =
        "\(line.prefix(indent))\(key.dropLast())x\(line.dropFirst(indent + key.count))"
      let text = spoilt.joined(separator: "\n") + "\n"
      let problem = try #require(SampleProfile.problems(text).first)
      #expect(problem.line == place + 1)
      #expect(problem.column == indent + 1)
      guard case .unknownKey(_, let meant, _) = problem.reason else {
        Issue.record("expected an unknown key, found \(problem)")
        continue
      }
      #expect(meant == String(key))
    }
  }

  @Test("all problems of a profile are listed, not the first only")
  func all() {
    let spoilt = SampleProfile.text
      .replacing("code: \"0001\"", with: "code: one")
      .replacing("queue: kiosk", with: "queu: kiosk")
      .replacing("idleSeconds: 60", with: "idleSeconds: 0")
      .replacing("diagonalInches: 21.5", with: "diagonalInches: big")
    #expect(SampleProfile.problems(spoilt).map(\.line) == [6, 19, 24, 28])
  }

  @Test("a host without a port is asked on 631")
  func host() throws {
    let text = SampleProfile.text.replacing("/run/cups/cups.sock", with: "localhost")
    #expect(try SampleProfile.load(text).printer.server == .host("localhost", port: 631))
  }

  @Test("the profile of the demonstration is right as it is, and its token can be read")
  func demo() throws {
    let profile = try KioskProfile.load(path: Repository.root + "/kiosk-config/demo.yaml")
    #expect(profile.kiosk.environment == .demo)
    #expect(profile.session.idle == .seconds(60))
    #expect(try !profile.platform.readToken().isEmpty)
  }

  @Test("a token file of two lines is refused, and its words are not told")
  func token() throws {
    let path = FileManager.default.temporaryDirectory.path + "/token-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try "secret-one\nsecret-two\n".write(toFile: path, atomically: true, encoding: .utf8)
    let platform = KioskProfile.Platform(url: "https://a.example", tokenFile: path, publicKey: nil)
    do throws(FileProblems) {
      _ = try platform.readToken()
      Issue.record("expected a refusal")
    } catch {
      #expect(!error.description.contains("secret"))
    }
  }
}
