import FoundationEssentials
import ServiceModel

/// Has documents composed, checked and shown by `kiosk-paper`, a program that lives for one
/// document: the fonts' memory and whatever a hostile PDF does end with it.
///
/// Personal data goes through its standard input, never through arguments, the environment or a
/// file. Any number of tasks may call it; at most `atOnce` programs run, the others wait.
///
///     let worker = PaperWorker(program: "/usr/libexec/kiosk-paper", assets: "/usr/share/kiosk")
///     let paper = try await worker.compose(request)
public struct PaperWorker: Sendable {
  private let program: String
  private let assets: String
  private let timeLimit: Duration
  private let turns: WorkerTurns
  private let started: @Sendable (Int32) -> Void

  /// - Parameters:
  ///   - program: The path of `kiosk-paper`.
  ///   - assets: The folder that holds `documents`.
  ///   - timeLimit: After it the program is killed. Measured: the longest sample takes less than
  ///     a second, on a cold disk 3.
  ///   - atOnce: One takes up to 140 MB while it composes.
  public init(
    program: String, assets: String, timeLimit: Duration = .seconds(20), atOnce: Int = 2
  ) {
    self.init(
      program: program, assets: assets, timeLimit: timeLimit, atOnce: atOnce, started: { _ in })
  }

  /// `started` is told the process id as soon as there is one.
  init(
    program: String, assets: String, timeLimit: Duration, atOnce: Int,
    started: @escaping @Sendable (Int32) -> Void
  ) {
    self.program = program
    self.assets = assets
    self.timeLimit = timeLimit
    self.started = started
    turns = WorkerTurns(limit: atOnce)
  }

  /// - Throws: Every fault of `Composer` and `TemplateLibrary`, and `.workerAbsent`,
  ///   `.workerDied`, `.workerTimedOut`, `.workerReplyInvalid`, `.cancelled`.
  public func compose(_ request: DocumentRequest) async throws(PaperFault) -> ComposedPaper {
    guard let input = try? JSONEncoder().encode(request) else {
      throw PaperFault(.requestInvalid, .technician, "the request cannot be written as JSON")
    }
    let reply = try await run(["compose", "--assets", assets], input: Array(input))
    guard let pages = reply.header.pages, let title = reply.header.title else {
      throw Self.incomplete
    }
    return ComposedPaper(bytes: reply.bytes, pages: pages, title: title)
  }

  /// - Throws: Every fault of `PaperInspection.inspect`, and those of the worker.
  public func inspect(_ bytes: [UInt8]) async throws(PaperFault) -> PaperInspection {
    let reply = try await run(["inspect"], input: bytes)
    guard let inspection = reply.header.inspection else { throw Self.incomplete }
    return inspection
  }

  /// A page, counted from 1, as a PNG.
  ///
  /// - Throws: Every fault of `PaperPreview.png`, and those of the worker.
  public func preview(_ bytes: [UInt8], page: Int, dotsPerInch: Double) async throws(PaperFault)
    -> [UInt8]
  {
    try await run(["preview", "--page", "\(page)", "--dpi", "\(dotsPerInch)"], input: bytes).bytes
  }

  private static let incomplete = PaperFault(
    .workerReplyInvalid, .technician, "the paper worker's answer lacks what was asked for")

  private func run(_ arguments: [String], input: [UInt8]) async throws(PaperFault) -> WorkerReply {
    await turns.enter()
    let process = WorkerProcess(program: program, arguments: arguments, input: input)
    let (timeLimit, started) = (timeLimit, started)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // A thread of its own: reading and waiting block, and the program is told to die with
        // the thread that started it (PR_SET_PDEATHSIG), so that thread has to stay.
        detachThread { continuation.resume(returning: process.run(within: timeLimit, started)) }
      }
    } onCancel: {
      process.cancel()
    }
    await turns.leave()
    return try WorkerReply(framed: result.get())
  }
}
