import Glibc

/// Runs `body` on a thread of its own, which ends with it. For work that blocks: it would starve
/// the few threads that Swift's tasks share.
func detachThread(_ body: @escaping @Sendable () -> Void) {
  let box = Unmanaged.passRetained(ThreadBody(body))
  var thread = pthread_t()
  let status = pthread_create(
    &thread, nil,
    { argument in
      if let argument { Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run() }
      return nil
    }, box.toOpaque())
  if status == 0 {
    pthread_detach(thread)
  } else {
    // No thread to be had: late is better than never.
    box.takeRetainedValue().run()
  }
}

private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
