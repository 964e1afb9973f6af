import Glibc

/// A child process in a session and a process group of its own, with no file of its parent open
/// but the three that are given.
struct ChildProcess: Sendable {
  let id: pid_t

  /// - Parameters:
  ///   - output: a file for what it writes, appended.
  ///   - input: a descriptor for its standard input; `/dev/null` without one.
  init(
    _ arguments: [String], environment: [String: String], output: String, input: Int32? = nil
  ) throws(SimulatorError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    for file in Self.openFiles() where file > 2 {
      posix_spawn_file_actions_addclose(&actions, file)
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes,
      Self.newSession | Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    let words = arguments.map { strdup($0) } + [nil]
    let settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    var id: pid_t = 0
    guard posix_spawnp(&id, arguments[0], &actions, &attributes, words, settings) == 0 else {
      throw .notStarted(arguments[0], log: output)
    }
    self.id = id
  }

  /// `POSIX_SPAWN_SETSID` of <spawn.h>, which glibc shows to GNU sources only.
  private static let newSession: Int16 = 0x80

  private static func openFiles() -> [Int32] {
    guard let directory = opendir("/proc/self/fd") else { return [] }
    defer { closedir(directory) }
    var files: [Int32] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let file = Int32(name) { files.append(file) }
    }
    return files
  }

  /// The exit status (128 and the signal's number after a signal) once it has ended; `nil` while
  /// it runs. To be asked no more after that.
  func ended() -> Int32? {
    var status: Int32 = 0
    guard waitpid(id, &status, WNOHANG) == id else { return nil }
    return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
  }

  /// Signals it and what it started in its group.
  func signal(_ number: Int32) { Glibc.kill(-id, number) }

  /// Kills it and what it started in its group, and waits until it is gone.
  func kill() {
    Glibc.kill(-id, SIGKILL)
    Glibc.kill(id, SIGKILL)
    waitpid(id, nil, 0)
  }

  /// Kills it and everything that it started, also what left its process group and what is
  /// between fork and exec, as systemd does with the control group of a service.
  func killSession() {
    // A process that was killed may have forked just before: until nobody is left.
    var members = Self.members(ofSession: id)
    while !members.isEmpty {
      for member in members { Glibc.kill(member, SIGKILL) }
      members = Self.members(ofSession: id)
    }
    waitpid(id, nil, 0)
  }

  /// Processes of a session that have not ended.
  private static func members(ofSession session: pid_t) -> [pid_t] {
    guard let directory = opendir("/proc") else { return [] }
    defer { closedir(directory) }
    var members: [pid_t] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let process = pid_t(name), getsid(process) == session, isRunning(process) else {
        continue
      }
      members.append(process)
    }
    return members
  }

  /// False for a process that has ended and only waits to be asked for its status.
  private static func isRunning(_ process: pid_t) -> Bool {
    let file = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 512)
    let length = read(file, &bytes, bytes.count)
    // proc(5): the state is the letter behind the name, which stands in brackets.
    guard let end = bytes.prefix(max(0, length)).lastIndex(of: UInt8(ascii: ")")),
      end + 2 < length
    else { return false }
    return bytes[end + 2] != UInt8(ascii: "Z") && bytes[end + 2] != UInt8(ascii: "X")
  }

  /// Waits for its end, on this thread.
  func wait() -> Int32 {
    var status: Int32 = 0
    waitpid(id, &status, 0)
    return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
  }

  /// Asks it to end in order, and waits until it has.
  func terminate(within limit: Duration) async {
    Glibc.kill(id, SIGTERM)
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
      if ended() != nil { return }
      try? await Task.sleep(for: .milliseconds(10))
    }
    kill()
  }
}
