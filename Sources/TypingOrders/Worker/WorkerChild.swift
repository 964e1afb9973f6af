import Glibc
import Synchronization
import Workers

/// One run of the worker program, with its scratch folder. Nothing of either is left when it has
/// ended.
///
/// Start and ask it on one thread that outlives it; `kill` may come from any other at any time.
final class WorkerChild: Sendable {
  let process: pid_t
  private let scratch: ScratchFolder
  private let wire: WorkerWire
  /// Whether the process id is still this child's own: until it is reaped.
  private let isOurs = Mutex(true)

  /// - Throws: `.scratchFailed`, and `.workerAbsent` when the program cannot be started.
  init(executable: String, scratchParent: String) throws(TypingFault) {
    let scratch = try ScratchFolder(in: scratchParent)
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      scratch.remove()
      throw Self.absent("no socket to the typing worker", errno)
    }
    defer { close(ends[1]) }
    wire = WorkerWire(ends[0])
    do throws(StartError) {
      process = try StartedProgram(
        [executable, scratch.path], input: ends[1], output: ends[1]
      ).process
    } catch {
      scratch.remove()
      throw Self.absent("\(executable) cannot be started", error.number)
    }
    self.scratch = scratch
  }

  deinit { end() }

  /// - Throws: `.workerDied`, after which nothing of it is left; `.workerTimedOut` and
  ///   `.answerInvalid`, after which it is of no more use. A fault that the worker itself answers is an answer.
  func ask(_ question: TypingQuestion, within limit: Duration) throws(TypingFault) -> TypingAnswer {
    let line: [UInt8]
    do throws(WorkerWire.Failure) {
      line = try wire.exchange(
        TypingLine.bytes(of: question), until: ContinuousClock.now + limit)
    } catch {
      switch error {
      case .closed:
        throw Self.died(end())
      case .overdue:
        throw TypingFault(
          .workerTimedOut, .nobody,
          "the typing worker gave no answer within \(limit); the next one is new")
      case .tooLong:
        throw TypingFault(.answerInvalid, .technician, "the typing worker's answer has no end")
      }
    }
    guard let answer = TypingLine.message(TypingAnswer.self, from: line) else {
      throw TypingFault(
        .answerInvalid, .technician, "what answers is not this version's typing worker")
    }
    return answer
  }

  /// Ends the program at once. `end` clears up after it.
  func kill() {
    isOurs.withLock { if $0 { _ = Glibc.kill(process, SIGKILL) } }
  }

  /// Ends the program, takes its end, so that no dead process stays behind, and removes its
  /// folder. May be called again.
  ///
  /// - Returns: how the program ended, as `waitpid` says it; 0 when that was taken before.
  @discardableResult
  func end() -> Int32 {
    isOurs.withLock { isOurs in
      guard isOurs else { return 0 }
      var status: Int32 = 0
      _ = Glibc.kill(process, SIGKILL)
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      isOurs = false
      scratch.remove()
      return status
    }
  }

  private static func died(_ status: Int32) -> TypingFault {
    let signal = status & 0x7f
    return signal != 0
      ? TypingFault(
        .workerDied, .nobody, "the typing worker was ended by signal \(signal); the next is new")
      : TypingFault(
        .workerDied, .technician,
        "the typing worker ended with status \(status >> 8 & 0xff) instead of answering")
  }

  private static func absent(_ what: String, _ error: Int32) -> TypingFault {
    TypingFault(
      .workerAbsent, .technician, "\(what): nobody can type Chinese",
      cause: String(cString: strerror(error)))
  }
}
