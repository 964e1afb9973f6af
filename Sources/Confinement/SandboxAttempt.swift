import Glibc

/// Something that no program in the sandbox may do, tried: what its tests run after `Sandbox.enter`.
public struct SandboxAttempt {
  public let name: String
  public let isRefused: Bool

  /// - Parameter folder: holds a file `kept`; a file and a folder `attempt` are tried in it.
  public static func all(folder: String) -> [SandboxAttempt] {
    [
      SandboxAttempt("socket", socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)),
      SandboxAttempt("local-socket", socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)),
      SandboxAttempt("new-file", open(folder + "/attempt", O_WRONLY | O_CREAT, 0o600)),
      SandboxAttempt("open-to-write", open("/dev/null", O_WRONLY)),
      SandboxAttempt("new-folder", mkdir(folder + "/attempt", 0o700)),
      SandboxAttempt("remove", unlink(folder + "/kept")),
      SandboxAttempt("rename", rename(folder + "/kept", folder + "/moved")),
      SandboxAttempt("program", startProgram()),
      SandboxAttempt("signal", kill(getppid(), 0)),
    ]
  }

  /// - Parameter status: What the call returned; -1 says that it was refused.
  private init(_ name: String, _ status: Int32) {
    self.name = name
    isRefused = status < 0
  }

  private static func startProgram() -> Int32 {
    var process: pid_t = 0
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("true"), nil]
    defer { free(arguments[0]) }
    return posix_spawn(&process, "/bin/true", nil, nil, &arguments, nil) == 0 ? 0 : -1
  }
}
