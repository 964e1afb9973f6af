import Synchronization
import Workers

/// Has letters turned into Chinese and handwriting recognised by `kiosk-typing`, a program that
/// lives for one person's session.
///
/// The program is started by the first question. What a person types goes through a socket, never
/// through arguments, the environment or a file, and `forget` ends it all: call it when a session
/// ends, whatever the reason. The program also ends with the kiosk, and with the last reference
/// to this worker.
///
/// Measured, release, files cached: 11 to 17 ms for the first question of pinyin with the start of
/// the program, then 0.5 to 3 ms for a syllable to a sentence and 86 ms for the worst 60 letters
/// tried; 7 ms for the first of handwriting and 3 ms for the others; 2 ms to forget. The program
/// takes 12 MB (PSS), with handwriting 38, most of them the mapped model.
///
/// Any number of tasks may ask; the questions are answered one after the other. Each question
/// holds all that its answer needs: a program that died is replaced in the middle of a word and
/// nothing is lost.
///
///     let worker = TypingWorker(executable: "/usr/libexec/kiosk-typing")
///     let candidates = try await worker.candidates(for: "nihao")  // 你好, 你, …
///     let choice = try await worker.choose(0, for: "nihao")  // 你好, nothing left
///     await worker.forget()
public actor TypingWorker {
  private let executor = ThreadExecutor()
  private let executable: String
  private let scratchParent: String
  private let timeLimit: Duration
  private let started: @Sendable (Int32) -> Void
  /// What `forget` must reach while a question is being answered.
  private let session = Mutex(Session())

  private struct Session {
    var number = 0
    var child: WorkerChild?
  }

  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Removes what a kiosk that was killed has left in the scratch parent. No program is started
  /// yet.
  ///
  /// - Parameters:
  ///   - executable: The path of `kiosk-typing`.
  ///   - scratchParent: The folder in which the program gets one of its own. Without it
  ///     `/dev/shm` where that is memory and may be written, else the temporary folder.
  public init(executable: String, scratchParent: String? = nil) {
    self.init(
      executable: executable, scratchParent: scratchParent, timeLimit: .seconds(2),
      started: { _ in })
  }

  /// `started` is told the process id as soon as there is one.
  init(
    executable: String, scratchParent: String?, timeLimit: Duration,
    started: @escaping @Sendable (Int32) -> Void
  ) {
    self.executable = executable
    self.scratchParent = scratchParent ?? ScratchFolder.usualParent
    self.timeLimit = timeLimit
    self.started = started
    ScratchFolder.removeLeft(in: self.scratchParent)
  }

  /// What letters can mean. Upper case counts as lower; blanks and apostrophes part syllables.
  /// Letters that mean nothing have no candidates, which is no fault.
  ///
  /// - Throws: `dictionary-absent`, `question-invalid` for more than 64 letters, and the worker's
  ///   faults: `worker-absent`, `scratch-failed`, `worker-died` when two died over it,
  ///   `worker-timed-out` after 2 s, `answer-invalid`, `forgotten`.
  public nonisolated func candidates(
    for letters: String
  ) async throws(TypingFault) -> PinyinCandidates {
    guard case .candidates(let candidates) = try await ask(.candidates(letters: letters)) else {
      throw Self.otherAnswer
    }
    return candidates
  }

  /// What the candidate with this place among the candidates of these letters gives.
  ///
  /// - Throws: `question-invalid` when there is none in this place, and the faults of
  ///   `candidates`.
  public nonisolated func choose(
    _ index: Int, for letters: String
  ) async throws(TypingFault) -> PinyinChoice {
    let question = TypingQuestion.choose(index: index, letters: letters)
    guard case .choice(let choice) = try await ask(question) else { throw Self.otherAnswer }
    return choice
  }

  /// The characters that the ink may be, the likeliest first, at most 12; none for no ink.
  ///
  /// - Throws: `handwriting-absent`, `question-invalid` for more than `Ink.pointLimit` points, and
  ///   the worker's faults.
  public nonisolated func recognise(_ ink: Ink) async throws(TypingFault) -> [String] {
    guard case .characters(let characters) = try await ask(.recognise(ink: ink)) else {
      throw Self.otherAnswer
    }
    return characters
  }

  /// Ends the session: once it returns, the program, its memory and its folder are gone, and
  /// questions that waited have failed as `forgotten`. The next question begins a new session.
  public nonisolated func forget() async {
    // At once, even while a question is being answered.
    session.withLock { session in
      session.number += 1
      session.child?.kill()
    }
    await clear()
  }

  private func clear() {
    take()?.end()
  }

  private nonisolated func take() -> WorkerChild? {
    session.withLock { session in
      defer { session.child = nil }
      return session.child
    }
  }

  private nonisolated func ask(_ question: TypingQuestion) async throws(TypingFault) -> TypingAnswer
  {
    let answer = try await ask(question, in: session.withLock { $0.number })
    if case .fault(let fault) = answer { throw fault }
    return answer
  }

  private func ask(
    _ question: TypingQuestion, in number: Int
  ) throws(TypingFault) -> TypingAnswer {
    // One that served before may have died since; the person should not be told.
    if let child = session.withLock({ $0.child }) {
      do throws(TypingFault) {
        return try ask(question, of: child, in: number)
      } catch {
        guard error.code == .workerDied else { throw error }
      }
    }
    return try ask(question, of: try newChild(in: number), in: number)
  }

  private func ask(
    _ question: TypingQuestion, of child: WorkerChild, in number: Int
  ) throws(TypingFault) -> TypingAnswer {
    guard session.withLock({ $0.number == number }) else { throw Self.forgotten }
    do throws(TypingFault) {
      return try child.ask(question, within: timeLimit)
    } catch {
      take()?.end()
      throw session.withLock { $0.number == number } ? error : Self.forgotten
    }
  }

  private func newChild(in number: Int) throws(TypingFault) -> WorkerChild {
    guard session.withLock({ $0.number == number }) else { throw Self.forgotten }
    let child = try WorkerChild(executable: executable, scratchParent: scratchParent)
    session.withLock { $0.child = child }
    started(child.process)
    return child
  }

  private static let forgotten = TypingFault(
    .forgotten, .nobody, "the session ended before the question was answered")

  private static let otherAnswer = TypingFault(
    .answerInvalid, .technician, "the typing worker answered another question than was asked")
}
