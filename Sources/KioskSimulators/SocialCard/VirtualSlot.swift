import Foundation
import Glibc
import Synchronization

/// A real pcscd with one slot whose card is a simulated chip (vpcd): what a kiosk asks through PC/SC.
///
/// The service's socket has one fixed place, so there can be one at a time on a machine. Ends with
/// `stop()`, with the value, or with the process.
///
///     let slot = try await VirtualSlot.started(in: folder)
///     slot.insert(SimulatedChip(card, generation: .second))
///     slot.pull()
public final class VirtualSlot: Sendable {
  private let home: String
  private let port: UInt16
  private let log: String
  private let configuration: String
  private let keeper: ChildrenKeeper
  private let service: Mutex<ChildProcess?>
  private let card = Mutex<Int32?>(nil)
  private let pulled = DispatchGroup()

  private static let program = "/usr/sbin/pcscd"
  private static let driver = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so"

  /// - Parameter folder: an existing one.
  public static func started(in folder: String) async throws -> VirtualSlot {
    for (program, apt) in [(Self.program, "pcscd"), (driver, "vsmartcard-vpcd")]
    where access(program, F_OK) != 0 {
      throw SimulatorError.programMissing(program, apt: apt)
    }
    let slot = try VirtualSlot(folder: folder)
    try await slot.start()
    return slot
  }

  private init(folder: String) throws {
    let chosen = try LoopbackSocket.boundToFreePort()
    port = LoopbackSocket.port(of: chosen)
    close(chosen)
    log = "\(folder)/pcscd.log"
    configuration = "\(folder)/reader.conf.d"
    try FileManager.default.createDirectory(
      atPath: configuration, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      atPath: "\(folder)/log", withIntermediateDirectories: true)
    let digits = "0x" + String(port, radix: 16, uppercase: true)
    let reader = """
      FRIENDLYNAME "Simulated slot"
      DEVICENAME /dev/null:\(digits)
      LIBPATH \(Self.driver)
      CHANNELID \(digits)

      """
    try Data(reader.utf8).write(to: URL(filePath: "\(configuration)/vpcd"))
    keeper = try ChildrenKeeper(home: folder, removesHome: false)
    service = Mutex(nil)
    home = folder
  }

  deinit { stop() }

  /// Starts the service, after `stop` again.
  public func start() async throws {
    var command = [Self.program, "--foreground", "--config", configuration]
    if getuid() != 0 { command = ["/usr/bin/sudo", "-n"] + command }
    var environment = ProcessInfo.processInfo.environment
    environment["KIOSK_SIMULATOR_HOME"] = home
    let process = try ChildProcess(command, environment: environment, output: log)
    service.withLock { $0 = process }
    let deadline = ContinuousClock.now + .seconds(90)
    while ContinuousClock.now < deadline {
      // Not by a connection: vpcd takes it for a card, and pcscd gives a slot up whose card goes while
      // it is being set up.
      if isListening {
        try await Task.sleep(for: .milliseconds(300))
        return
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw SimulatorError.notReady("pcscd", log: log)
  }

  /// In `/proc/net/tcp` a socket that listens (`0A`) has the port behind its address.
  private var isListening: Bool {
    let table = (try? String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)) ?? ""
    let digits = String(port, radix: 16, uppercase: true)
    let place = ":" + String(repeating: "0", count: 4 - digits.count) + digits
    return table.split(separator: "\n").dropFirst().contains { line in
      let fields = line.split(separator: " ", omittingEmptySubsequences: true)
      return fields.count > 3 && fields[1].hasSuffix(place) && fields[3] == "0A"
    }
  }

  /// Ends the service; the card stays in the slot's mouth.
  public func stop() {
    pull()
    service.withLock { service in
      service?.kill()
      service = nil
    }
  }

  /// Puts a card into the slot, in the place of the one that is there.
  public func insert(_ chip: SimulatedChip) throws {
    pull()
    guard let handle = LoopbackSocket.connected(to: port) else {
      throw SimulatorError.notReady("vpcd", log: log)
    }
    card.withLock { $0 = handle }
    pulled.enter()
    let thread = Thread { [pulled] in
      Self.serve(handle, chip)
      pulled.leave()
    }
    thread.name = "simulated-chip"
    thread.start()
  }

  public func pull() {
    guard let handle = card.withLock({ $0.take() }) else { return }
    shutdown(handle, Int32(SHUT_RDWR))
    pulled.wait()
    close(handle)
  }

  /// vpcd's messages: two bytes of length, big-endian, then so many bytes. One byte is a word about
  /// power; everything else is for the chip.
  private static func serve(_ handle: Int32, _ chip: SimulatedChip) {
    var chip = chip
    while let message = receive(handle) {
      if message.count == 1 {
        // 0: power off, 1: on, 2: reset, 4: the answer to a reset is wanted.
        if message[0] == 4 { send(handle, chip.answerToReset) } else { chip.restart() }
      } else {
        guard let answer = chip.answer(message) else { continue }
        send(handle, answer)
      }
    }
  }

  private static func receive(_ handle: Int32) -> [UInt8]? {
    guard let header = take(2, from: handle) else { return nil }
    return take(Int(header[0]) << 8 | Int(header[1]), from: handle)
  }

  private static func take(_ count: Int, from handle: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    let got = recv(handle, &bytes, count, Int32(MSG_WAITALL))
    return got == count && count > 0 ? bytes : nil
  }

  private static func send(_ handle: Int32, _ bytes: [UInt8]) {
    let message = [UInt8(bytes.count >> 8), UInt8(truncatingIfNeeded: bytes.count)] + bytes
    _ = message.withUnsafeBytes { LoopbackSocket.sendAll(handle, $0) }
  }
}
