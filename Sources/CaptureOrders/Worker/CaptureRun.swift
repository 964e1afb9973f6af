import Glibc
import Synchronization
import Workers

/// One run of the worker program: bytes in, answers out, and an end that cannot be missed.
///
/// `run` blocks its thread; `cancel` may come from any other at any time. Only the thread of `run`
/// sends signals and takes the dead, so that none reaches a process that has the number afterwards.
final class CaptureRun: Sendable {
  private let program: String
  private let order: Order
  private let wake: Wake?
  private let isCancelled = Atomic(false)

  struct Order: Sendable {
    var arguments: [String]
    var input: [UInt8] = []
    /// How long the next answer may be in coming.
    var patience: Duration
    /// How long it has to end by itself once it is not wanted: a scanner takes its lamp home.
    var grace = Duration.zero
  }

  init(program: String, order: Order) {
    self.program = program
    self.order = order
    wake = Wake()
  }

  func cancel() {
    isCancelled.store(true, ordering: .sequentiallyConsistent)
    wake?.signal()
  }

  /// Why it is ended from here.
  private enum Stop {
    case cancelled
    case overdue
    case invalid(CaptureFault)
  }

  /// - Parameters:
  ///   - started: is told the process id as soon as there is one.
  ///   - answer: is told each answer as it comes; never a fault, never after the last.
  /// - Returns: nothing, once the program said that it was done.
  func run(
    started: (pid_t) -> Void, answer: (CaptureAnswer) -> Void
  ) -> Result<Void, CaptureFault> {
    do throws(CaptureFault) {
      guard let wake else { throw CaptureFault(.workerAbsent, "no descriptor is left") }
      if isCancelled.load(ordering: .sequentiallyConsistent) { throw Self.cancelled }
      let pipes = try CapturePipes(sending: order.input)
      let process = try start(with: pipes)
      started(process)
      return .success(try converse(process, pipes, wake, answer))
    } catch {
      return .failure(error)
    }
  }

  private func start(with pipes: CapturePipes) throws(CaptureFault) -> pid_t {
    do throws(StartError) {
      let started = try StartedProgram(
        [program] + order.arguments, input: pipes.childInput, output: pipes.childOutput)
      pipes.closeChildEnds()
      return started.process
    } catch {
      throw CaptureFault(.workerAbsent, "cannot start \(program): \(error.words)")
    }
  }

  private func converse(
    _ process: pid_t, _ pipes: CapturePipes, _ wake: Wake, _ answer: (CaptureAnswer) -> Void
  ) throws(CaptureFault) {
    var reader = AnswerReader()
    var fault: CaptureFault?
    var stop: Stop?
    var deadline = ContinuousClock.now + order.patience
    listening: while true {
      if stop == nil, isCancelled.load(ordering: .sequentiallyConsistent) {
        stop = .cancelled
        deadline = .now + order.grace
        if order.grace > .zero { kill(process, SIGINT) }
      }
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero else {
        // One that has said all and does not end is no fault of what it said.
        if stop == nil, !reader.isAtEnd { stop = .overdue }
        break
      }
      switch pipes.next(wake, atMost: left) {
      case .nothing: break
      case .closed: break listening
      case .bytes(let bytes):
        // What comes from one that is not wanted is let go by.
        guard stop == nil else { break }
        reader.add(bytes)
        do throws(CaptureFault) {
          while let next = try reader.next() {
            deadline = .now + (reader.isAtEnd ? Self.farewell : order.patience)
            if case .fault(let reason) = next { fault = reason } else { answer(next) }
          }
        } catch {
          stop = .invalid(error)
          break listening
        }
      }
    }
    let ending = WorkerEnding.take(process, killing: stop != nil || reader.isAtEnd)
    switch stop {
    case .cancelled: throw Self.cancelled
    case .overdue:
      throw CaptureFault(
        .workerTimedOut, "the capture worker said nothing for \(order.patience)")
    case .invalid(let fault): throw fault
    case nil: break
    }
    if let fault { throw fault }
    guard reader.isAtEnd else {
      throw CaptureFault(.workerDied, "the capture worker was ended by \(ending.words)")
    }
  }

  /// How long it may take to end once it has said all: a scanner takes its lamp home, and its driver
  /// may hang over it.
  private static let farewell = Duration.seconds(10)

  private static let cancelled = CaptureFault(.cancelled, "the page was no longer wanted")
}
