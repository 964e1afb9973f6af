import Glibc

/// Runs `body` on a thread of its own, which ends with it. libspeechd's calls block without end;
/// on the few threads that Swift's tasks share they would hold up everything else.
///
/// No SIGPIPE reaches the thread or what it starts: libspeechd writes to a socket whose other end
/// may be gone, and the signal would end the kiosk.
///
/// - Returns: whether there was a thread to be had.
func startOwnThread(_ body: @escaping @Sendable () -> Void) -> Bool {
  let box = Unmanaged.passRetained(ThreadBody(body))
  var thread = pthread_t()
  let status = pthread_create(
    &thread, nil,
    { argument in
      var pipes = sigset_t()
      sigemptyset(&pipes)
      sigaddset(&pipes, SIGPIPE)
      pthread_sigmask(SIG_BLOCK, &pipes, nil)
      if let argument { Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run() }
      return nil
    }, box.toOpaque())
  guard status == 0 else {
    box.release()
    return false
  }
  pthread_detach(thread)
  return true
}

private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
