import CDispatchPump
import CSDL
import Glibc

extension KioskWindow {
  /// Shows the window and answers until `stop`.
  public func run() {
    isRunning = true
    while isRunning { turn(timeout: idleTimeout) }
  }

  /// Ends `run` at its next turn.
  public func stop() { isRunning = false }

  /// One turn: events, then jobs of the main actor, then one frame or one sleep.
  ///
  /// - Parameter timeout: the longest sleep, in milliseconds.
  func turn(timeout: Int32) {
    let wasRunning = isRunning
    handleEvents()
    dispatch_pump_drain()
    // Stopped just now: no last sleep.
    guard isRunning == wasRunning else { return }
    if needsFrame {
      // Presenting may have moved events from the connection into the queue: no sleep now.
      draw()
      return
    }
    guard SDL_HasEvents(SDL_FIRSTEVENT.rawValue, SDL_LASTEVENT.rawValue) == SDL_FALSE else {
      return
    }
    sleep(timeout)
  }

  private func sleep(_ timeout: Int32) {
    let jobs = dispatch_pump_descriptor()
    var descriptors = [pollfd(fd: jobs, events: Int16(POLLIN), revents: 0)]
    if displayDescriptor >= 0 {
      descriptors.append(pollfd(fd: displayDescriptor, events: Int16(POLLIN), revents: 0))
    }
    guard poll(&descriptors, nfds_t(descriptors.count), timeout) > 0 else { return }
    if descriptors[0].revents & Int16(POLLIN) != 0 {
      // It counts wake-ups; reading sets it back.
      var count: UInt64 = 0
      _ = read(jobs, &count, 8)
    }
  }
}
