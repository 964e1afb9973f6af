import Glibc
import Logging
import ServiceModel
import Synchronization
import Workers

/// How the scanner of this kiosk is connected.
public enum ScannerConnection: Hashable, Sendable {
  /// A scanner that types like a keyboard: its own `/dev/input/by-id/…-event-kbd`.
  case keyboard(path: String)
  /// A serial line: `/dev/ttyACM0`, or a link of `/dev/serial/by-id`.
  case serial(path: String)

  var path: String {
    switch self {
    case .keyboard(let path), .serial(let path): path
    }
  }
}

/// The kiosk's scanner of codes.
///
/// From `start` on the device is held, whether somebody listens or not: a scanner that types like a
/// keyboard would otherwise type into whatever is on the screen. What it reads while nobody listens is
/// dropped. It waits on one thread of its own and asks for nothing: it is woken.
public final class CodeScanner: Sendable {
  private let works: ScannerWorks

  public init(_ connection: ScannerConnection) { works = ScannerWorks(connection) }

  deinit { works.audience.close() }

  /// Takes hold of the device, now or when it comes.
  public func start() { works.start() }

  /// What is shown to it until the iteration is cancelled or the stream released; `start` comes with
  /// it. One listener at a time: an earlier stream ends.
  public func codes() -> AsyncStream<CodeEvent> {
    works.start()
    return works.audience.listen()
  }
}

/// The scanner's thread, and what it shares with those who ask it.
private final class ScannerWorks: Sendable {
  let audience: Audience<CodeEvent>
  private let connection: ScannerConnection
  private let wake: Wake?
  private let isRunning = Mutex(false)
  private let log = Logger(label: "code-scanner")

  /// A scanner sends a code in one go; one that adds no end to it has ended when it is quiet.
  private static let quiet = Duration.milliseconds(200)
  /// Between two tries of a device that cannot be opened, while somebody waits for it.
  private static let look = Duration.seconds(1)
  /// And while nobody does.
  private static let rareLook = Duration.seconds(60)

  init(_ connection: ScannerConnection) {
    self.connection = connection
    let wake = Wake()
    self.wake = wake
    audience = Audience { wake?.signal() }
  }

  func start() {
    let mustStart = isRunning.withLock { isRunning in
      defer { isRunning = true }
      return !isRunning
    }
    guard mustStart, let wake, !OwnThread.start({ [self] in run(wake) }) else { return }
    isRunning.withLock { $0 = false }
    log.error("no thread for the scanner")
  }

  private func run(_ wake: Wake) {
    var told: DeviceFault?
    var failures = 0
    while !audience.isClosed {
      do throws(PortError) {
        let device = try ScannerDevice(connection)
        log.info("scanner open")
        told = nil
        failures = 0
        try serve(device, wake)
      } catch {
        let fault = error.scannerFault
        if told != fault {
          log.error("scanner out of service", metadata: ["code": "\(fault.code)"])
        }
        told = fault
        failures += 1
        awaitDevice(fault, wake, isFirst: failures == 1)
      }
    }
  }

  private func serve(_ device: ScannerDevice, _ wake: Wake) throws(PortError) {
    var decoder = device.decoder
    var served: Audience<CodeEvent>.Listener?
    while !audience.isClosed {
      let listener = audience.listener
      if let listener, served.map({ !audience.isCurrent($0) }) ?? true {
        audience.tell(.waiting, to: listener)
      }
      served = listener
      var watched = [device.readable]
      let isCalled = wake.wait(
        orFor: &watched, atMost: decoder.isWithinCode ? Self.quiet : nil)
      let found: [CodeDecoder.Found]
      if watched[0].revents != 0 {
        found = decoder.take(try device.read())
      } else if decoder.isWithinCode, !isCalled {
        found = decoder.end()
      } else {
        continue
      }
      guard let listener = audience.listener else { continue }
      for code in found {
        audience.tell(CredentialCode(code.text).map(CodeEvent.read) ?? .unreadable, to: listener)
      }
    }
  }

  /// Until something came where the device should be, or was changed there; telling whoever listens
  /// meanwhile.
  ///
  /// - Parameter isFirst: the device was there, or not yet tried.
  private func awaitDevice(_ fault: DeviceFault, _ wake: Wake, isFirst: Bool) {
    let folder = FolderWatch(above: connection.path)
    // It may have come between the last try and the watch.
    if isFirst, access(connection.path, F_OK) == 0 { return }
    var told: Audience<CodeEvent>.Listener?
    while !audience.isClosed {
      let listener = audience.listener
      if let listener, told.map({ !audience.isCurrent($0) }) ?? true {
        audience.tell(.unavailable(fault), to: listener)
      }
      told = listener
      var watched = folder.map { [$0.readable] } ?? []
      // A program that lets go of it changes nothing in the folder.
      let limit = listener == nil ? Self.rareLook : Self.look
      if !wake.wait(orFor: &watched, atMost: limit) { return }
      if watched.contains(where: { $0.revents != 0 }) { return }
    }
  }
}

extension PortError {
  fileprivate var scannerFault: DeviceFault {
    let (code, detail) =
      switch self {
      case .absent: ("scanner-absent", "no scanner is connected: look at its cable and the profile")
      case .forbidden: ("scanner-forbidden", "the scanner may not be opened: install the udev rule")
      case .busy: ("scanner-busy", "another program holds the scanner")
      case .failed(let number): ("scanner-failed", "error \(number) of the system")
      case .upgrading, .unknownLayout, .stuck, .interrupted: ("scanner-failed", "")
      }
    return DeviceFault(code: code, responsible: .technician, detail: detail)
  }
}
