import ArgumentParser
import DataFiles
import Foundation
import IdentityCards
import KioskConfiguration
import ServiceModel

/// `kioskctl reader PROFILE`: what is plugged in, what it says, and a card with everything masked.
struct ReaderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reader",
    abstract:
      "试读卡器、卡槽和扫码器 / tries reader, slot and scanner: what is plugged in, and a card, masked.",
    discussion: """
      每行先是一个词，再是说明。先停下自助终端：读卡器同时只给一个程序用。
      A line begins with a word for programs; what it means follows a tab. Stop the kiosk first: a \
      reader serves one program at a time.
      """)

  @Argument(help: "配置文件 / the profile.", completion: .file(extensions: ["yaml"]))
  var profile: String?

  @Option(help: "只用这张设备表，找 USB 上的读卡器 / any reader on USB that this table of devices knows.")
  var table: String?

  @Option(help: "等这么多秒后结束；不写就一直等 / ends after so many seconds; else with Ctrl-C.")
  var seconds: Int?

  func validate() throws {
    guard (profile == nil) != (table == nil) else {
      throw ValidationError("请写配置文件或 --table / name the profile, or a table")
    }
  }

  func run() async throws {
    let devices: Devices
    do throws(FileProblems) {
      devices = try self.devices()
    } catch {
      throw refuse(error.all)
    }
    survey(devices.reader)
    let reader = IdentityReader(connection: devices.reader, today: { Self.today })
    var others: [Task<Void, Never>] = []
    if devices.hasSlot {
      let slot = SocialCardReader(today: { Self.today })
      others.append(Task { for await event in slot.cards() { tell(event, "slot ") } })
    }
    if let scanner = devices.scanner {
      let scanner = CodeScanner(scanner)
      others.append(Task { for await event in scanner.codes() { tell(event) } })
    }
    let worked = await watch(reader)
    for task in others { task.cancel() }
    if !worked { throw Ending.readerFailed }
  }

  private struct Devices {
    let reader: ReaderConnection
    var hasSlot = false
    var scanner: ScannerConnection?
  }

  private func devices() throws(FileProblems) -> Devices {
    guard let profile else { return Devices(reader: .usb(devices: try models(table ?? ""))) }
    let whole = try KioskProfile.load(path: profile)
    let scanner = whole.scanner.map { scanner in
      switch scanner {
      case .keyboard(let device): ScannerConnection.keyboard(path: device)
      case .serial(let device): ScannerConnection.serial(path: device)
      }
    }
    let reader: ReaderConnection =
      switch whole.reader {
      case .serial(let device): .serial(path: device)
      case .usb: .usb(devices: try models("\(whole.files.assets)/devices/readers.json"))
      }
    return Devices(reader: reader, hasSlot: whole.hasSocialCardSlot, scanner: scanner)
  }

  private func models(_ path: String) throws(FileProblems) -> [ReaderModel] {
    do {
      return try ReaderModel.load(path: path)
    } catch {
      throw FileProblems([
        FileProblem(file: path, line: 1, column: 1, path: "", reason: .unreadable("\(error)"))
      ])
    }
  }

  private func survey(_ connection: ReaderConnection) {
    switch connection {
    case .serial(let path): tell("serial", "串口 / serial line \(path)")
    case .usb(let models):
      for reader in PluggedReader.all(of: models) ?? [] {
        let flavour = reader.layout.map { "\($0)" } ?? "不认识的端点 / unknown endpoints"
        let model = reader.model
        let number = [model.vendor, model.product].map { number in
          let digits = String(number, radix: 16)
          return String(repeating: "0", count: 4 - digits.count) + digits
        }
        tell(
          "device",
          "\(reader.place) \(number.joined(separator: ":")) \(model.name) "
            + (model.role == .reader ? flavour : "固件升级模式，不能读卡 / waits for firmware"))
      }
    }
  }

  /// - Returns: whether the reader worked at all.
  private func watch(_ reader: IdentityReader) async -> Bool {
    let listening = Task {
      var worked = false
      var module: SAMIdentifier?
      for await event in reader.cards() {
        if case .waiting = event { worked = true }
        if module == nil, let found = reader.module {
          module = found
          tell("module", "安全模块号 / security module \(found)")
        }
        tell(event)
      }
      return worked
    }
    if let seconds {
      try? await Task.sleep(for: .seconds(seconds))
      listening.cancel()
    }
    return await listening.value
  }

  /// - Parameter device: stands before the word where it is not the reader.
  private func tell(_ event: CardEvent, _ device: String = "") {
    let (word, meaning) = Self.words(event)
    tell(device + word, meaning)
  }

  private func tell(_ event: CodeEvent) {
    switch event {
    case .waiting: tell("scanner waiting", "请把二维码对准扫码口 / hold a code to the scanner")
    case .read(let code): tell("scanner read", "\(code)")
    case .unreadable: tell("scanner unreadable", "扫到的不是证件的码 / no credential's code")
    case .unavailable(let fault):
      tell(
        "scanner unavailable \(fault.code)",
        "扫码器不能用 / the scanner does not work: \(fault.detail)")
    }
  }

  /// At once, also into a pipe.
  private func tell(_ word: String, _ meaning: String) {
    FileHandle.standardOutput.write(Data("\(word)\t\(meaning)\n".utf8))
  }

  private static func words(_ event: CardEvent) -> (word: String, meaning: String) {
    switch event {
    case .waiting: ("waiting", "请放证件 / place a card")
    case .reading: ("reading", "正在读，不要移动 / reading, do not move it")
    case .read(let identity):
      (
        "read \(identity.number.masked) \(identity.verification.code)",
        "\(identity.maskedName) \(verification(identity.verification))"
      )
    case .failed(let fault): ("failed \(fault.code)", cardWords(fault))
    case .removed: ("removed", "证件已拿走 / the card was taken")
    case .unavailable(let fault):
      ("unavailable \(fault.code)", "读卡器不能用 / the reader does not work: \(fault.detail)")
    }
  }

  private static func verification(_ verification: IdentityVerification) -> String {
    switch verification {
    case .verified: "核验通过 / verified"
    case .unverified: "没有核验 / not verified"
    case .expired(let last): "已过有效期 / good until \(last.iso)"
    case .inconsistent(let contradictions):
      "前后不一致 / contradicts itself: "
        + contradictions.map(\.rawValue).sorted().joined(separator: ", ")
    }
  }

  private static func cardWords(_ fault: DeviceFault) -> String {
    let words =
      switch fault.code {
      case "card-moved": "没读完就拿开了 / it was moved too early"
      case "card-not-identity": "不是身份证件 / no identity card"
      case "card-not-verifiable": "没有通过核验 / not vouched for"
      case "social-card-protected": "社保卡不让读 / the card shows nothing to this kiosk"
      case "card-not-social": "不是社保卡 / no social security card"
      case "social-card-mute": "没有应答，可能插反了 / no answer: the wrong way round?"
      case "card-left-lying": "一直放着，请先拿开 / it lies there since before: lift it"
      default: "没有读出来 / not readable"
      }
    return fault.detail.isEmpty ? words : "\(words) (\(fault.detail))"
  }

  private static var today: CalendarDay {
    Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).chinaDay
  }
}
