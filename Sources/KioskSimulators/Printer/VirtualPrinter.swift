import Foundation

/// A real cupsd of its own with one queue, and a virtual IPP printer (ippeveprinter) behind it
/// whose paper, cover, power and CUPS a test takes away.
///
/// Nothing of the machine's own CUPS or D-Bus is touched. Works as root and as any other user.
/// Everything ends with `stop()`, with the value, or with the process.
///
///     let printer = try await VirtualPrinter.started(in: directory)
///     try await printer.setTray(empty: true)
///     // … print on queue `printer.queue` of the server at the socket `printer.socket` …
///     let documents = try await printer.printed()
///     await printer.stop()
public actor VirtualPrinter {
  public nonisolated let queue: String
  /// The path of cupsd's socket; `CUPS_SERVER` for command line tools.
  public nonisolated var socket: String { home.socket }
  /// The printer's own address, behind the queue.
  public nonisolated var deviceURI: String { "ipp://localhost:\(port)/ipp/print" }

  private let home: VirtualPrinterHome
  private nonisolated let port: Int
  private var keeper: ChildrenKeeper?
  private var bus: ChildProcess?
  private var cups: ChildProcess?
  private var engine: ChildProcess?

  /// Starting from cold takes about a second; a busy machine gets this long.
  private static let readyLimit = Duration.seconds(90)

  /// - Parameters:
  ///   - directory: an existing, empty one that other users may enter; its path shall be shorter
  ///     than 90 bytes, for a socket lies in it.
  ///   - pageTime: how long the engine works on one page.
  ///   - removesDirectory: the directory ends with the printer, also when this process is killed.
  public static func started(
    in directory: String, queue: String = "kiosk", pageTime: Duration = .zero,
    removesDirectory: Bool = false
  ) async throws -> VirtualPrinter {
    let printer = VirtualPrinter(directory: directory, queue: queue)
    try await printer.start(pageTime: pageTime, removesDirectory: removesDirectory)
    return printer
  }

  private init(directory: String, queue: String) {
    self.queue = queue
    home = VirtualPrinterHome(path: directory, queue: queue)
    port = Self.freePort()
  }

  private func start(pageTime: Duration, removesDirectory: Bool) async throws {
    for (program, apt) in [
      ("/usr/sbin/cupsd", "cups-daemon"), ("/usr/sbin/ippeveprinter", "cups-ipp-utils"),
      ("/usr/sbin/lpadmin", "cups-client"), ("/usr/bin/ipptool", "cups-ipp-utils"),
      ("/usr/bin/dbus-daemon", "dbus-daemon"), ("/usr/bin/pdfinfo", "poppler-utils"),
    ] where access(program, X_OK) != 0 {
      throw SimulatorError.programMissing(program, apt: apt)
    }
    try home.furnish(pageTime: pageTime)
    keeper = try ChildrenKeeper(home: home.path, removesHome: removesDirectory)
    bus = try ChildProcess(
      ["/usr/bin/dbus-daemon", "--config-file=\(home.path)/bus.conf", "--nofork", "--nopidfile"],
      environment: home.environment, output: home.log("bus"))
    try await ready("dbus-daemon", log: "bus") { [home] in
      VirtualPrinter.answers(socket: "\(home.path)/bus.sock")
    }
    try await powerOn()
    try await startCups()
    // `everywhere` asks the printer what it can do, so both must run.
    try await tool([
      "/usr/sbin/lpadmin", "-p", queue, "-E", "-v", deviceURI, "-m", "everywhere", "-o",
      "printer-error-policy=abort-job", "-o", "printer-is-shared=false",
    ])
    // cupsd writes a new queue down half a minute later, or when it ends in order.
    try await restartCups()
  }

  /// Ends everything. What was printed stays in the directory, unless that is removed.
  public func stop() async {
    await endCups(within: .seconds(3))
    engine?.kill()
    bus?.kill()
    (engine, bus) = (nil, nil)
    keeper = nil
  }

  // MARK: What can happen to a printer

  /// The tray runs empty, or is filled. Like a printer that sleeps, this one tells it only to a
  /// job that wants paper; its cover and jams it tells at rest.
  public func setTray(empty: Bool) throws { try setControl("media-empty", empty) }

  /// Few sheets are left; it still prints.
  public func setTray(low: Bool) async throws { try await set("media-low", low) }

  public func jam() async throws { try await set("media-jam", true) }
  public func clearJam() async throws { try await set("media-jam", false) }
  public func openCover() async throws { try await set("cover-open", true) }
  public func closeCover() async throws { try await set("cover-open", false) }

  /// A broken engine fails every job instead of printing it.
  public func setEngine(broken: Bool) throws { try setControl("engine-broken", broken) }

  /// A deaf engine goes on with a job that it was told to cancel, as some printers do with the
  /// page in their hands.
  public func setEngine(deaf: Bool) throws { try setControl("engine-deaf", deaf) }

  public func setPageTime(_ time: Duration) throws {
    let text = VirtualPrintCommand.seconds(time)
    try Data(text.utf8).write(
      to: URL(fileURLWithPath: "\(home.control)/page-seconds"), options: .atomic)
  }

  /// The plug is pulled: jobs in the printer's memory are lost.
  public func powerOff() {
    engine?.kill()
    engine = nil
  }

  /// The printer answers nobody and forgets nothing: what was sent to it lies in its input until
  /// it thaws.
  public func freeze() { engine?.signal(SIGSTOP) }
  public func thaw() { engine?.signal(SIGCONT) }

  public func powerOn() async throws {
    guard engine == nil else { return }
    engine = try startEngine()
    try await ready("ippeveprinter", log: "printer") { [self] in
      try await keepEngine()
      guard VirtualPrinter.answers(port: port) else { return false }
      return await reasons() != nil
    }
    try await tellState()
  }

  /// Starts it again when it has ended by itself.
  private func keepEngine() throws {
    if engine?.ended() != nil { engine = try startEngine() }
  }

  private func startEngine() throws -> ChildProcess {
    try ChildProcess(
      [
        "/usr/sbin/ippeveprinter", "-p", String(port), "-n", "localhost", "-r", "off", "-d",
        "\(home.path)/memory", "-K", "\(home.path)/keys", "-c", home.command, "-f",
        "application/pdf", "Virtual printer",
      ], environment: home.environment, output: home.log("printer"))
  }

  // MARK: What can happen to CUPS

  /// cupsd dies at once, and its backends with it, as systemd has it.
  public func killCups() {
    cups?.killSession()
    cups = nil
  }

  /// Ends cupsd in order when it runs, and starts it again.
  ///
  /// - Parameter keepingSpool: with the jobs that it had; kiosk-config/cups forgets them.
  public func restartCups(keepingSpool: Bool = false) async throws {
    await endCups(within: .seconds(5))
    if !keepingSpool { home.emptySpool() }
    try await startCups()
  }

  /// Ends cupsd in order, and then what it left.
  private func endCups(within limit: Duration) async {
    await cups?.terminate(within: limit)
    cups?.killSession()
    cups = nil
  }

  private func startCups() async throws {
    unlink(home.socket)
    cups = try ChildProcess(
      ["/usr/sbin/cupsd", "-f", "-c", home.cupsConfiguration, "-s", home.cupsFiles],
      environment: home.environment, output: home.log("cups"))
    try await ready("cupsd", log: "cups") { [home] in VirtualPrinter.answers(socket: home.socket) }
  }

  // MARK: What came out

  /// Everything printed so far, in order.
  public func printed() throws -> [PrintedDocument] {
    guard let lines = FileManager.default.contents(atPath: home.printedLog) else { return [] }
    let decoder = JSONDecoder()
    return try lines.split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(PrintedDocument.self, from: Data($0))
    }
  }

  // MARK: Controls

  private func set(_ reason: String, _ holds: Bool) async throws {
    try setControl(reason, holds)
    guard engine != nil else { return }
    try await ready("ippeveprinter", log: "printer") { [self] in
      try await tellState()
      return await reasons()?.contains(reason) == holds
    }
  }

  private func setControl(_ name: String, _ exists: Bool) throws {
    let file = "\(home.control)/\(name)"
    if exists {
      try Data().write(to: URL(fileURLWithPath: file))
    } else {
      unlink(file)
    }
  }

  /// Lets a printer at rest report its controls, and waits until it has: a job that meets a busy
  /// printer is offered anew ten seconds later. One at work reports by itself, and refuses.
  private func tellState() async throws {
    guard let attributes = await attributes(),
      attributes.contains(where: { $0.contains("printer-state (enum) = idle") })
    else { return }
    _ = try await run(["/usr/bin/ipptool", "-c", deviceURI, "\(home.path)/state.test"])
  }

  /// The line of `printer-state-reasons` as the printer tells them; `nil` when it is off.
  private func reasons() async -> Substring? {
    await attributes()?.first { $0.contains("printer-state-reasons") }
  }

  private func attributes() async -> [Substring]? {
    guard engine != nil else { return nil }
    let told = try? await run([
      "/usr/bin/ipptool", "-tv", deviceURI, "get-printer-attributes.test",
    ])
    guard let told, told.status == 0 else { return nil }
    return told.output.split(separator: "\n")
  }

  // MARK: Waiting and running

  private func ready(
    _ name: String, log: String, _ holds: @Sendable () async throws -> Bool
  ) async throws {
    let deadline = ContinuousClock.now + Self.readyLimit
    while try await !holds() {
      guard ContinuousClock.now < deadline else {
        throw SimulatorError.notReady(name, log: home.log(log))
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  private func tool(_ arguments: [String]) async throws {
    let (status, output) = try await run(arguments)
    guard status == 0 else {
      throw SimulatorError.toolFailed(arguments[0], status: status, output: output)
    }
  }

  private func run(_ arguments: [String]) async throws -> (status: Int32, output: String) {
    let output = home.log("tool-\(UUID().uuidString)")
    defer { unlink(output) }
    let process = try ChildProcess(
      arguments, environment: home.environment, output: output)
    while true {
      if let status = process.ended() {
        let text = FileManager.default.contents(atPath: output) ?? Data()
        return (status, String(decoding: text, as: UTF8.self))
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}
