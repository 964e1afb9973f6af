import Dispatch
import Synchronization

/// Runs an actor's work on one thread that lives as long as the actor.
///
/// Its work may block, which would starve the few threads that Swift's tasks share; and a program
/// that asked to die with its parent (PR_SET_PDEATHSIG) dies with the *thread* that started it,
/// so that thread has to stay.
public final class ThreadExecutor: SerialExecutor {
  private let jobs = JobQueue()

  public init() {
    let jobs = jobs
    // Without a thread nothing of the house could work either: there is no going on.
    guard OwnThread.start({ while jobs.runNext() {} }) else {
      preconditionFailure("no thread to be had")
    }
  }

  deinit { jobs.end() }

  public func enqueue(_ job: consuming ExecutorJob) {
    jobs.add(UnownedJob(job), for: self)
  }
}

/// What the thread shares with its executor, which may be gone before it.
private final class JobQueue: Sendable {
  private struct State {
    // With its executor, which its last job must not outlive.
    var waiting: [(job: UnownedJob, executor: ThreadExecutor)] = []
    var isEnded = false
  }

  private let state = Mutex(State())
  private let bell = DispatchSemaphore(value: 0)

  func add(_ job: UnownedJob, for executor: ThreadExecutor) {
    state.withLock { $0.waiting.append((job, executor)) }
    bell.signal()
  }

  func end() {
    state.withLock { $0.isEnded = true }
    bell.signal()
  }

  /// Waits for a job and does it. `false` when there will be none any more.
  func runNext() -> Bool {
    bell.wait()
    let next = state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
    guard let next else { return !state.withLock { $0.isEnded } }
    next.job.runSynchronously(on: next.executor.asUnownedSerialExecutor())
    return true
  }
}
