import FoundationEssentials
import ServiceModel
import Workers

/// Has documents composed, checked and shown by `kiosk-paper`, a program that lives for one
/// document: the fonts' memory and whatever a hostile PDF does end with it.
///
/// Personal data goes through its standard input, never through arguments, the environment or a
/// file. Any number of tasks may call it; at most `atOnce` programs run, the others wait. A task
/// that is cancelled kills its program.
///
///     let worker = PaperWorker(
///       executable: "/usr/libexec/kiosk-paper", assets: "/usr/share/kiosk",
///       digest: ContentDigest.init(of:))
///     let document = try await worker.compose(request)
public struct PaperWorker: Sendable {
  private let executable: String
  private let assets: String
  private let digest: @Sendable ([UInt8]) -> ContentDigest
  private let timeLimit: Duration
  private let turns: WorkerTurns
  private let started: @Sendable (Int32) -> Void

  /// - Parameters:
  ///   - executable: The path of `kiosk-paper`.
  ///   - assets: The folder that holds `documents` and `fonts`.
  ///   - digest: The SHA-256 of bytes (`Sealing` computes it).
  ///   - timeLimit: After it the program is killed. Measured: 0.15 s for a receipt, all in all,
  ///     files cached.
  ///   - atOnce: One takes up to 160 MB while it composes.
  public init(
    executable: String, assets: String, digest: @escaping @Sendable ([UInt8]) -> ContentDigest,
    timeLimit: Duration = .seconds(20), atOnce: Int = 2
  ) {
    self.init(
      executable: executable, assets: assets, digest: digest, timeLimit: timeLimit,
      atOnce: atOnce, started: { _ in })
  }

  /// `started` is told the process id as soon as there is one.
  init(
    executable: String, assets: String, digest: @escaping @Sendable ([UInt8]) -> ContentDigest,
    timeLimit: Duration, atOnce: Int, started: @escaping @Sendable (Int32) -> Void
  ) {
    self.executable = executable
    self.assets = assets
    self.digest = digest
    self.timeLimit = timeLimit
    self.started = started
    turns = WorkerTurns(limit: atOnce)
  }

  /// - Throws: The faults of `Composer`, and `paper-worker-absent`, `paper-worker-died`,
  ///   `paper-worker-timed-out`, `paper-worker-reply-invalid`, `paper-cancelled`.
  public func compose(_ request: DocumentRequest) async throws(DeviceFault) -> PrintableDocument {
    guard let input = try? JSONEncoder().encode(request) else {
      throw PaperFault(.requestInvalid, .technician, "the request cannot be written as JSON")
        .device
    }
    let reply = try await run(["compose", "--assets", assets], input: Array(input))
    guard let pages = reply.header.pages, let title = reply.header.title else {
      throw Self.incomplete
    }
    return printable(reply.bytes, pages: pages, title: title)
  }

  /// A PDF that somebody else made, once it was looked through: A4, every font inside, nothing
  /// encrypted or active.
  ///
  /// - Parameter title: What the person reads while it prints: `个人参保证明`.
  /// - Throws: The faults of `PaperInspection.inspect`, and those of the worker.
  public func verify(
    _ bytes: [UInt8], title: String
  ) async throws(DeviceFault) -> PrintableDocument {
    printable(bytes, pages: try await inspect(bytes).pages, title: title)
  }

  /// - Throws: The faults of `PaperInspection.inspect`, and those of the worker.
  public func inspect(_ bytes: [UInt8]) async throws(DeviceFault) -> PaperInspection {
    let reply = try await run(["inspect"], input: bytes)
    guard let inspection = reply.header.inspection else { throw Self.incomplete }
    return inspection
  }

  /// A page, counted from 1, as a PNG.
  ///
  /// - Throws: The faults of `PaperPreview.png`, and those of the worker.
  public func preview(
    _ bytes: [UInt8], page: Int, dotsPerInch: Double
  ) async throws(DeviceFault) -> [UInt8] {
    try await run(["preview", "--page", "\(page)", "--dpi", "\(dotsPerInch)"], input: bytes).bytes
  }

  private static let incomplete = PaperFault(
    .workerReplyInvalid, .technician, "the paper worker's answer lacks what was asked for"
  ).device

  private func printable(_ bytes: [UInt8], pages: Int, title: String) -> PrintableDocument {
    PrintableDocument(bytes: bytes, digest: digest(bytes), pages: pages, title: title)
  }

  private func run(
    _ arguments: [String], input: [UInt8]
  ) async throws(DeviceFault) -> WorkerReply {
    await turns.enter()
    let process = WorkerProcess(program: executable, arguments: arguments, input: input)
    let (timeLimit, started) = (timeLimit, started)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // A thread of its own: reading and waiting block, and the program is told to die with
        // the thread that started it (PR_SET_PDEATHSIG), so that thread has to stay.
        let run = { @Sendable in
          continuation.resume(returning: process.run(within: timeLimit, started))
        }
        // No thread to be had: late is better than never.
        if !OwnThread.start(run) { run() }
      }
    } onCancel: {
      process.cancel()
    }
    await turns.leave()
    do throws(PaperFault) {
      return try WorkerReply(framed: result.get())
    } catch {
      throw error.device
    }
  }
}

extension PaperFault {
  /// The fault as the journeys know it: `paper-worker-died`.
  public var device: DeviceFault {
    DeviceFault(code: "paper-" + code.rawValue, responsible: responsible, detail: detail)
  }
}
