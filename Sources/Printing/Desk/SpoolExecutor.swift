import Dispatch

/// Runs the desk's blocking libcups calls one after another, away from the main actor and from
/// the shared pool, whose few threads must never wait for a printer.
final class SpoolExecutor: SerialExecutor {
  private let queue = DispatchQueue(label: "printing.spool")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }

  /// Runs `body` on this executor after everything that was handed to it before.
  func run(_ body: @escaping @Sendable () -> Void) { queue.async(execute: body) }

  func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
}
