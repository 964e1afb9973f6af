import Foundation
import KioskSimulators
import ServiceModel
import Testing

@testable import Printing

/// A desk at a real cupsd with a virtual printer, in a directory of its own.
struct PrintStage {
  let directory: URL
  let printer: VirtualPrinter
  let desk: PrintDesk
  let journal: InMemoryTicketJournal
  let configuration: PrinterConfiguration

  /// Starts, hands over, ends everything and removes the directory, also after a failure.
  static func with(
    pageTime: Duration = .zero, adjust: (inout PrinterConfiguration) -> Void = { _ in },
    _ body: (PrintStage) async throws -> Void
  ) async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
      "printing-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let printer = try await VirtualPrinter.started(
      in: directory.path, pageTime: pageTime, removesDirectory: true)
    var configuration = PrinterConfiguration(
      server: .socket(printer.socket), queue: printer.queue, pollInterval: .milliseconds(100),
      statusInterval: .milliseconds(50), failsafe: .seconds(40), goneLimit: .seconds(20),
      clearingLimit: .seconds(6))
    adjust(&configuration)
    let stage = PrintStage(
      directory: directory, printer: printer, configuration: configuration)
    let result: Result<Void, any Error>
    do {
      try await body(stage)
      result = .success(())
    } catch {
      result = .failure(error)
    }
    await printer.stop()
    try result.get()
  }

  private init(
    directory: URL, printer: VirtualPrinter, configuration: PrinterConfiguration
  ) {
    self.directory = directory
    self.printer = printer
    self.configuration = configuration
    journal = InMemoryTicketJournal()
    desk = PrintDesk(
      configuration: configuration, journal: journal, digest: Self.digest)
  }

  /// Not SHA-256, and for a test as good: it differs when a byte does.
  @Sendable static func digest(_ bytes: [UInt8]) -> ContentDigest {
    var lanes = [UInt8](repeating: 0, count: 32)
    for (place, byte) in bytes.enumerated() {
      lanes[place % 32] = (lanes[place % 32] &* 31) &+ byte &+ UInt8(truncatingIfNeeded: place)
    }
    guard let digest = ContentDigest(bytes: lanes) else { preconditionFailure("32 bytes") }
    return digest
  }

  static func newSession() -> SessionID {
    var chance = SystemRandomNumberGenerator()
    return SessionID(using: &chance)
  }

  /// A document with `marker` on it, and its ticket.
  static func order(
    _ marker: String, session: SessionID, pages: Int = 1, copies: Int = 1
  ) -> (ticket: PrintTicket, document: PrintableDocument) {
    let bytes = SamplePDF.bytes(marker: marker, pages: pages)
    let digest = digest(bytes)
    var chance = SystemRandomNumberGenerator()
    let ticket = PrintTicket(
      id: TicketID(using: &chance), session: session, title: "办理回执", digest: digest,
      pages: pages, copies: copies)
    return (
      ticket,
      PrintableDocument(bytes: bytes, digest: digest, pages: pages, title: "办理回执")
    )
  }

  /// Clears the spool and opens a session.
  func open() async throws -> SessionID {
    try await desk.clearSpool()
    let session = Self.newSession()
    await desk.openSession(session)
    return session
  }

  /// Waits until the printer itself has a job of that name.
  func printerHas(_ name: String) async throws {
    let device = try #require(IppDestination(deviceURI: printer.deviceURI))
    while try !device.jobs("not-completed").contains(where: { $0.name == name }) {
      await Task.yield()
    }
  }

  /// What `pdftotext` reads from a printed document.
  static func text(of document: PrintedDocument) throws -> String {
    try output(of: ["/usr/bin/pdftotext", document.file, "-"])
  }

  /// A command line tool of CUPS at this stage's server.
  func cups(_ arguments: [String]) throws -> String {
    try Self.output(of: arguments, environment: ["CUPS_SERVER": printer.socket])
  }

  /// The jobs that are not finished, whoever sent them.
  func waitingJobs() throws -> String { try cups(["/usr/bin/lpstat", "-o"]) }

  private static func output(
    of arguments: [String], environment: [String: String] = [:]
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: arguments[0])
    process.arguments = Array(arguments.dropFirst())
    process.environment = environment
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}

extension AsyncStream<TicketProgress> {
  /// Everything up to and with the end.
  var all: [TicketProgress] {
    get async { await reduce(into: []) { $0.append($1) } }
  }

  /// Waits for a hold of that code; `nil` when the ticket ends without.
  func hold(_ code: String) async -> DeviceFault? {
    for await progress in self {
      if case .held(let fault) = progress, fault.code == code { return fault }
    }
    return nil
  }

  /// Waits until the printer works on it.
  func printing() async -> Bool { await contains(.printing) }

  /// Waits for the end.
  var outcome: TicketOutcome? {
    get async {
      for await progress in self {
        if case .ended(let outcome) = progress { return outcome }
      }
      return nil
    }
  }
}
