import CLinux
import Glibc

/// A program that is started with nothing of ours: no descriptor but its input and output, no
/// variable of the environment, no blocked or ignored signal. Its complaints go nowhere, since they
/// could quote what it works on.
public struct StartedProgram: Sendable {
  public let process: pid_t

  private static let environment = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8"]

  /// A program that asks to die with its parent (PR_SET_PDEATHSIG) dies with the thread that calls
  /// this.
  ///
  /// - Parameters:
  ///   - arguments: the first is the program's path.
  ///   - input: becomes descriptor 0; still the caller's to close, as is `output`.
  ///   - output: becomes descriptor 1.
  public init(_ arguments: [String], input: Int32, output: Int32) throws(StartError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    linux_spawn_closes_from(&actions, 3)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    var words = arguments.map { strdup($0) } + [nil]
    var variables = Self.environment.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let status = posix_spawn(&process, arguments[0], &actions, &attributes, &words, &variables)
    guard status == 0 else { throw StartError(number: status) }
    self.process = process
  }
}

/// Why a program could not be started.
public struct StartError: Error, Hashable, Sendable {
  /// errno.
  public let number: Int32

  public var words: String { String(cString: strerror(number)) }
}
