import DataFiles

/// The groups that tell what is plugged in where.
extension ProfileReader {
  func reader(_ node: DataNode, environment: Environment?) -> KioskProfile.Reader? {
    guard let mapping = node.mapping(ReaderKey.self) else { return nil }
    guard let word = mapping.required(.connection)?.choice(ReaderWord.self) else { return nil }
    switch word {
    case .usb:
      mapping[.device]?.report(
        chinese: "USB 读卡器会自己找到，请删去 device",
        english: "a reader on USB is found by itself: delete device")
      return .usb
    case .serial:
      return serialPort(mapping.required(.device), environment).map { .serial(device: $0) }
    }
  }

  /// A simulated device of a demonstration is a link somewhere else than in `/dev`.
  private func serialPort(_ node: DataNode?, _ environment: Environment?) -> String? {
    guard let node, let path = node.text() else { return nil }
    guard path.hasPrefix(environment == .demo ? "/" : "/dev/") else {
      node.report(
        chinese: "串口应写成 /dev/… ，例如 /dev/ttyS0",
        english: "a serial port is /dev/…, such as /dev/ttyS0")
      return nil
    }
    return path
  }

  /// Outer `nil`: refused.
  func photo(_ node: DataNode) -> KioskProfile.Photo?? {
    guard let mapping = node.mapping(PhotoKey.self) else { return nil }
    let library = paths.delivered(mapping.required(.library), as: .file)
    let pixels = mapping[.pixels].map { $0.choice(KioskProfile.Photo.PixelOrder.self) } ?? .bgr
    guard let library, let pixels else { return nil }
    return .some(KioskProfile.Photo(library: library, pixels: pixels))
  }

  func socialCard(_ node: DataNode) -> Bool? {
    guard let mapping = node.mapping(SocialCardKey.self) else { return nil }
    return mapping.required(.enabled)?.boolean()
  }

  /// Outer `nil`: refused.
  func scanner(_ node: DataNode, environment: Environment?) -> KioskProfile.Scanner?? {
    guard let mapping = node.mapping(ScannerKey.self),
      let word = mapping.required(.connection)?.choice(ScannerWord.self),
      let device = mapping.required(.device)
    else { return nil }
    switch word {
    case .serial: return serialPort(device, environment).map { .some(.serial(device: $0)) }
    case .keyboard:
      guard let path = device.text() else { return nil }
      guard path.hasPrefix("/dev/input/") else {
        device.report(
          chinese: "应写扫码枪自己的设备，用 ls /dev/input/by-id 查看，以 -event-kbd 结尾",
          english: "the scanner's own device: ls /dev/input/by-id, the one ending in -event-kbd")
        return nil
      }
      return .some(.keyboard(device: path))
    }
  }

  /// Outer `nil`: refused.
  func paperScanner(_ node: DataNode) -> KioskProfile.PaperScanner?? {
    guard let mapping = node.mapping(PaperScannerKey.self),
      let isThere = mapping.required(.enabled)?.boolean()
    else { return nil }
    guard let own = mapping[.drivers] else {
      return .some(isThere ? KioskProfile.PaperScanner(drivers: nil) : nil)
    }
    guard let drivers = paths.delivered(own, as: .folder) else { return nil }
    return .some(isThere ? KioskProfile.PaperScanner(drivers: drivers) : nil)
  }

  /// Outer `nil`: refused.
  func camera(_ node: DataNode) -> KioskProfile.Camera?? {
    guard let mapping = node.mapping(CameraKey.self),
      let isThere = mapping.required(.enabled)?.boolean()
    else { return nil }
    guard let own = mapping[.device] else {
      return .some(isThere ? KioskProfile.Camera(device: nil) : nil)
    }
    guard let device = own.text() else { return nil }
    guard device.hasPrefix("/dev/") else {
      own.report(
        chinese: "应写摄像头的设备，例如 /dev/video0",
        english: "the camera's device, such as /dev/video0")
      return nil
    }
    return .some(isThere ? KioskProfile.Camera(device: device) : nil)
  }

  /// Outer `nil`: refused.
  func sticks(_ node: DataNode) -> KioskProfile.Sticks?? {
    guard let mapping = node.mapping(SticksKey.self),
      let isThere = mapping.required(.enabled)?.boolean()
    else { return nil }
    guard let own = mapping[.folder] else {
      return .some(isThere ? KioskProfile.Sticks(folder: KioskProfile.Sticks.usualFolder) : nil)
    }
    guard let folder = own.text() else { return nil }
    guard folder.hasPrefix("/") else {
      own.report(chinese: "应写完整路径，以 / 开头", english: "a whole path, beginning with /")
      return nil
    }
    return .some(isThere ? KioskProfile.Sticks(folder: folder) : nil)
  }

  func printer(_ node: DataNode) -> KioskProfile.Printer? {
    guard let mapping = node.mapping(PrinterKey.self) else { return nil }
    let server = mapping.required(.server).flatMap { printServer($0) }
    let queue = mapping.required(.queue).flatMap { queueName($0) }
    guard let server, let queue else { return nil }
    return KioskProfile.Printer(server: server, queue: queue)
  }

  func screen(_ node: DataNode) -> KioskProfile.Screen? {
    guard let mapping = node.mapping(ScreenKey.self) else { return nil }
    let word = mapping.required(.mode)?.choice(ScreenWord.self)
    let mode = word.flatMap { screenMode($0, mapping) }
    let diagonal = mapping.required(.diagonalInches)?.decimal(in: 7...100)
    let edge =
      mapping[.lowerEdgeMillimetres].map { $0.decimal(in: 0...1500) }
      ?? KioskProfile.Screen.usualLowerEdge
    let languages = mapping[.languages].map { self.languages($0) } ?? .some(nil)
    guard let mode, let diagonal, let edge, let languages else { return nil }
    return KioskProfile.Screen(
      mode: mode, diagonalInches: diagonal, lowerEdgeMillimetres: edge, languages: languages)
  }

  /// Outer `nil`: refused.
  private func languages(_ node: DataNode) -> [String]?? {
    guard let items = node.items() else { return nil }
    let codes = items.compactMap { $0.text() }
    guard codes.count == items.count else { return nil }
    guard !codes.isEmpty else {
      node.report(chinese: "至少要有一种语言", english: "at least one language")
      return nil
    }
    return .some(codes)
  }

  func speech(_ node: DataNode) -> KioskProfile.Speech? {
    guard let mapping = node.mapping(SpeechKey.self) else { return nil }
    let enabled = mapping[.enabled].map { $0.boolean() } ?? true
    guard let enabled else { return nil }
    return KioskProfile.Speech(
      enabled: enabled, module: mapping[.module]?.text(), voice: mapping[.voice]?.text())
  }

  private func screenMode(
    _ word: ScreenWord, _ mapping: DataMapping<ScreenKey>
  ) -> KioskProfile.Screen.Mode? {
    switch word {
    case .fullScreen:
      for key in [ScreenKey.width, .height] {
        mapping[key]?.report(
          chinese: "全屏时用屏幕自己的大小，请删去 \(key.rawValue)",
          english: "the full screen has its own size: delete \(key.rawValue)")
      }
      return .fullScreen
    case .window:
      let width = mapping.required(.width)?.wholeNumber(in: 480...7680)
      let height = mapping.required(.height)?.wholeNumber(in: 480...7680)
      guard let width, let height else { return nil }
      return .window(width: width, height: height)
    }
  }

  /// A path is a socket; anything else is a host, with 631 (RFC 8010 §4.1) unless it says a port.
  private func printServer(_ node: DataNode) -> KioskProfile.Printer.Server? {
    guard let text = node.text() else { return nil }
    if text.contains("/"), !text.contains("://") {
      return .socket(paths.absolute(text, from: paths.stateFolder))
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let port = parts.count == 2 ? Int(parts[1]) : 631
    guard parts.count <= 2, let port, (1...65535).contains(port), isHost(String(parts[0])) else {
      node.report(
        chinese: "应是套接字路径 /run/cups/cups.sock，或主机 localhost:631",
        english: "a socket such as /run/cups/cups.sock, or a host such as localhost:631")
      return nil
    }
    return .host(String(parts[0]), port: port)
  }

  /// CUPS takes any printable character but space, `/`, `#` and quotes in a queue's name, and
  /// 127 of them (lpadmin(8)).
  private func queueName(_ node: DataNode) -> String? {
    guard let text = node.text() else { return nil }
    let isName =
      text.utf8.count <= 127
      && text.unicodeScalars.allSatisfy {
        $0.value > 0x20 && $0.value != 0x7f && !"/#'\"\\?".unicodeScalars.contains($0)
      }
    guard isName else {
      node.report(
        chinese: "队列名不能有空格和 / # \\ ? 引号，可用 lpstat -e 查看",
        english: "a queue's name has no space, / # \\ ? or quotes; lpstat -e lists them")
      return nil
    }
    return text
  }
}
