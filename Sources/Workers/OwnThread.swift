import Glibc

/// A thread for work that blocks, which would starve the few threads that Swift's tasks share.
public enum OwnThread {
  /// Runs `body` on a thread that ends with it.
  ///
  /// No SIGPIPE reaches the thread or what it starts: a library that writes to a socket whose other
  /// end is gone would end the whole program by it.
  ///
  /// - Returns: whether there was a thread to be had; without one `body` is not run.
  public static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    let box = Unmanaged.passRetained(Body(body))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { argument in
        var pipes = sigset_t()
        sigemptyset(&pipes)
        sigaddset(&pipes, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &pipes, nil)
        if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, box.toOpaque())
    guard status == 0 else {
      box.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
