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

  /// One turn: events, then one frame, then jobs of the main actor, then one sleep.
  ///
  /// What a touch changed is on the screen before the work that it sets going takes the processor.
  ///
  /// - Parameter timeout: the longest sleep, in milliseconds.
  func turn(timeout: Int32) {
    let wasRunning = isRunning
    handleEvents()
    if screen.isMoving, untilNextFrame <= 0 { screen.advance() }
    if needsFrame, !isEarly { draw() }
    dispatch_pump_drain()
    // Stopped just now: no last sleep.
    guard isRunning == wasRunning else { return }
    // Presenting may have moved events from the connection into the queue: no sleep now.
    guard SDL_HasEvents(SDL_FIRSTEVENT.rawValue, SDL_LASTEVENT.rawValue) == SDL_FALSE,
      !needsFrame || isEarly
    else { return }
    onRest()
    let isWaiting = needsFrame || screen.isMoving
    sleep(isWaiting ? min(timeout, Int32((max(0, untilNextFrame) * 1000).rounded(.up))) : timeout)
  }

  /// A finger moves a list more often than the display shows it: a picture that nobody would see
  /// is not made. Everything else is shown at once.
  private var isEarly: Bool {
    screen.onlyScrolled && wholePresents == 0 && untilNextFrame > 0.000_5
  }

  private var untilNextFrame: Double { nextFrame - Self.seconds() }

  /// Seconds since the machine started.
  nonisolated static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// What SDL says of the display; 60 Hz where it does not know, as under Xvfb.
  static func refreshInterval(of window: OpaquePointer) -> Double {
    var mode = SDL_DisplayMode()
    let known = SDL_GetCurrentDisplayMode(max(0, SDL_GetWindowDisplayIndex(window)), &mode) == 0
    return 1 / Double(known && mode.refresh_rate >= 30 ? mode.refresh_rate : 60)
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
