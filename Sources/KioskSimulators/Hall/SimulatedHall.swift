import Foundation
import Synchronization

/// A whole hall on one machine: the real kiosk, the real platform and a real CUPS, each a process
/// of its own; the hardware and the line are simulated and can fail on demand.
///
///     let hall = try await SimulatedHall.opened(in: folder, programs, HallSettings())
///     hall.reader.put(card)
///     try await hall.resident.press("tile-registration")
///     await hall.close()
///
/// Everything ends with `close()`, with the value, or with the process.
public actor SimulatedHall {
  public nonisolated let folder: String
  public nonisolated let programs: HallPrograms
  public nonisolated let reader: SimulatedReader
  public nonisolated let printer: VirtualPrinter
  public nonisolated let line: LineProxy
  public nonisolated let resident: Resident
  public nonisolated let platform: HallPlatform

  private let settings: HallSettings
  /// Where the kiosk listens to W3C WebDriver.
  public nonisolated let drivePort: UInt16
  private let keeper: ChildrenKeeper
  private var kiosk: ChildProcess?
  private var kioskNumber = 1

  /// Starts everything and waits until the home page answers, if a kiosk is wanted.
  ///
  /// - Parameter folder: an existing, empty one whose path is shorter than 80 bytes.
  public static func opened(
    in folder: String, _ programs: HallPrograms, _ settings: HallSettings = HallSettings()
  ) async throws -> SimulatedHall {
    let files = FileManager.default
    for name in ["printer", "platform", "kiosk"] {
      try files.createDirectory(
        atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    try files.createDirectory(atPath: "\(folder)/log", withIntermediateDirectories: true)
    // cupsd's helpers run as another user.
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    try Data("demo-token-not-secret\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/token"))
    let keeper = try ChildrenKeeper(home: folder, removesHome: false)
    async let printer = VirtualPrinter.started(
      in: "\(folder)/printer", pageTime: settings.pageTime)
    let platform = try await HallPlatform.started(in: folder, programs)
    try buildCatalogue(in: folder, programs)
    let hall = SimulatedHall(
      folder: folder, programs: programs, settings: settings, keeper: keeper,
      reader: try SimulatedReader(link: "\(folder)/reader"), printer: try await printer,
      line: try LineProxy(to: platform.port, mode: settings.startsOnline ? .up : .cut),
      platform: platform,
      drivePort: UInt16(VirtualPrinter.freePort()))
    try await hall.writeProfile()
    if settings.startsKiosk { try await hall.startKiosk() }
    return hall
  }

  private init(
    folder: String, programs: HallPrograms, settings: HallSettings, keeper: ChildrenKeeper,
    reader: SimulatedReader, printer: VirtualPrinter, line: LineProxy, platform: HallPlatform,
    drivePort: UInt16
  ) {
    self.folder = folder
    self.programs = programs
    self.settings = settings
    self.keeper = keeper
    self.reader = reader
    self.printer = printer
    self.line = line
    self.platform = platform
    self.drivePort = drivePort
    resident = Resident(port: drivePort)
  }

  public nonisolated var profile: String { "\(folder)/profile.yaml" }
  public nonisolated var controlSocket: String { "\(folder)/kiosk/control.sock" }

  /// The resident goes to another kiosk, or back to one: its own number, ledger and key, the same
  /// platform.
  public func walk(toKiosk number: Int) async throws {
    killKiosk()
    kioskNumber = number
    let files = FileManager.default
    if !files.fileExists(atPath: state) {
      try files.createDirectory(atPath: state, withIntermediateDirectories: true)
      for name in try files.contentsOfDirectory(atPath: "\(folder)/kiosk")
      where name.hasPrefix("catalogue") {
        try files.copyItem(atPath: "\(folder)/kiosk/\(name)", toPath: "\(state)/\(name)")
      }
    }
    try writeProfile()
    try await startKiosk()
  }

  /// The present kiosk's folder.
  private var state: String { "\(folder)/kiosk" + (kioskNumber == 1 ? "" : "-\(kioskNumber)") }

  private func writeProfile() throws {
    let text = settings.profile(
      kiosk: kioskNumber, platformPort: line.port, reader: reader.link,
      printerSocket: printer.socket,
      assets: programs.assets)
    try Data(text.utf8).write(to: URL(fileURLWithPath: profile))
  }

  /// Starts the kiosk and waits until its home page can be touched.
  public func startKiosk() async throws {
    guard kiosk == nil else { return }
    kiosk = try ChildProcess(
      (settings.launcher?.arguments ?? []) + [
        programs.path("kiosk"), "--state", state, "--windowed", "--webdriver",
        "127.0.0.1:\(drivePort)", profile,
      ],
      environment: Self.environment(folder, display: settings.display)
        .merging(settings.environment) { $1 },
      output: "\(folder)/log/kiosk", input: settings.launcher?.input)
    try await resident.arrive()
  }

  /// `kill -9`, as a power cut or the kernel's killer would.
  public func killKiosk() {
    kiosk?.kill()
    kiosk = nil
  }

  /// The kiosk's process, while it runs.
  public var kioskProcess: Int32? { kiosk?.id }

  public func close() async {
    killKiosk()
    platform.kill()
    await printer.stop()
    reader.unplug()
    line.close()
  }

  private static func buildCatalogue(in folder: String, _ programs: HallPrograms) throws {
    let process = try ChildProcess(
      [
        programs.path("kioskctl"), "catalogue", "build", "--output",
        "\(folder)/kiosk/catalogue.sqlite", "\(programs.assets)/catalogue",
      ], environment: environment(folder), output: "\(folder)/log/catalogue")
    guard process.wait() == 0 else {
      throw SimulatorError.notStarted("kioskctl", log: "\(folder)/log/catalogue")
    }
  }

  /// What a child is told; its keeper knows it by the home.
  static func environment(_ folder: String, display: String? = nil) -> [String: String] {
    var environment = ProcessInfo.processInfo.environment
    environment["KIOSK_SIMULATOR_HOME"] = folder
    if let display {
      environment["DISPLAY"] = display
      environment["SDL_VIDEODRIVER"] = "x11"
    }
    return environment
  }
}
