import Glibc
import Synchronization
import Workers

/// One run of the worker program: bytes in, bytes out, and an end that cannot be missed.
///
/// `run` blocks its thread; `cancel` may come from any other at any time.
final class WorkerProcess: Sendable {
  private let program: String
  private let arguments: [String]
  private let input: [UInt8]
  private let state = Mutex(State.ready)

  private enum State: Equatable {
    case ready
    case running(pid_t)
    case cancelled(pid_t?)
    /// Reaped: its process id may already be another's.
    case ended
  }

  /// The longest answer that is taken: a page is about 200 KB, a preview at 600 dots an inch a
  /// few MB.
  private static let outputLimit = 64 << 20

  init(program: String, arguments: [String], input: [UInt8]) {
    self.program = program
    self.arguments = arguments
    self.input = input
  }

  /// Kills the program if it runs and keeps it from starting if it does not yet.
  func cancel() {
    state.withLock { state in
      switch state {
      case .ready: state = .cancelled(nil)
      case .running(let process):
        kill(process, SIGKILL)
        state = .cancelled(process)
      case .cancelled, .ended: break
      }
    }
  }

  /// The whole output, once the program has ended by itself and well.
  func run(within limit: Duration, _ started: (pid_t) -> Void) -> Result<[UInt8], PaperFault> {
    let deadline = ContinuousClock.now + limit
    let pipes: WorkerPipes
    let process: pid_t
    do {
      pipes = try WorkerPipes()
      process = try start(with: pipes)
    } catch {
      return .failure(error)
    }
    started(process)
    let exchange = pipes.exchange(input, limit: Self.outputLimit, until: deadline)
    if exchange.end != .closed { kill(process, SIGKILL) }
    let ending = reap(process, until: deadline)
    switch (ending, exchange.end) {
    case (.cancelled, _):
      return .failure(PaperFault(.cancelled, .nobody, "the document was no longer wanted"))
    case (.overdue, _), (_, .overdue):
      return .failure(
        PaperFault(
          .workerTimedOut, .nobody, "the paper worker was not ready after \(limit); try again"))
    case (_, .tooLong):
      return .failure(
        PaperFault(.workerReplyInvalid, .technician, "the paper worker's answer has no end"))
    case (.signal(let number), _):
      return .failure(
        PaperFault(
          .workerDied, .nobody, "the paper worker was ended by signal \(number); try again"))
    case (.exit(let status), .closed):
      // A worker that refuses says so in its answer; one that says nothing has failed.
      guard status == 0 || !exchange.output.isEmpty else {
        return .failure(
          PaperFault(.workerDied, .technician, "the paper worker ended with status \(status)"))
      }
      return .success(exchange.output)
    }
  }

  private func start(with pipes: WorkerPipes) throws(PaperFault) -> pid_t {
    let childInput = pipes.childInput
    let childOutput = pipes.childOutput
    let result: Result<pid_t, PaperFault> = state.withLock { state in
      guard state == .ready else {
        return .failure(PaperFault(.cancelled, .nobody, "the document was no longer wanted"))
      }
      do throws(StartError) {
        let started = try StartedProgram(
          [program] + arguments, input: childInput, output: childOutput)
        state = .running(started.process)
        return .success(started.process)
      } catch {
        return .failure(
          PaperFault(.workerAbsent, .technician, "cannot start \(program): \(error.words)"))
      }
    }
    pipes.closeChildEnds()
    return try result.get()
  }

  private enum Ending {
    case exit(Int32)
    case signal(Int32)
    case overdue
    case cancelled
  }

  /// Waits for the end and takes it, so that no dead process stays behind.
  private func reap(_ process: pid_t, until deadline: ContinuousClock.Instant) -> Ending {
    var overdue = false
    while true {
      var information = siginfo_t()
      let flags = WEXITED | WNOWAIT | (overdue ? 0 : WNOHANG)
      information.si_signo = 0
      let status = waitid(P_PID, id_t(process), &information, flags)
      if status == 0, information.si_signo == SIGCHLD { break }
      if status != 0, errno != EINTR { break }
      if !overdue, ContinuousClock.now > deadline {
        overdue = true
        kill(process, SIGKILL)
      } else if !overdue {
        // Its output is closed, so its end is near.
        poll(nil, 0, 1)
      }
    }
    var status: Int32 = 0
    let wasCancelled = state.withLock { state in
      // Under the lock: a cancel that comes now must not reach the number's next owner.
      waitpid(process, &status, 0)
      defer { state = .ended }
      return if case .cancelled = state { true } else { false }
    }
    if wasCancelled { return .cancelled }
    if overdue { return .overdue }
    let signal = status & 0x7f
    return signal == 0 ? .exit((status >> 8) & 0xff) : .signal(signal)
  }
}
