import CUSB
import Glibc

/// libusb's view of the bus, for the one thread that owns it: which devices there are, when they
/// come and go, and when what was asked of them is done.
final class USBBus {
  let context: OpaquePointer
  private let attendance: Attendance
  private let changes = Changes()

  /// What libusb's callback can reach.
  private final class Changes { var areNews = false }

  init(_ attendance: Attendance) throws(PortError) {
    var context: OpaquePointer?
    let status = libusb_init(&context)
    guard status == 0, let context else { throw PortError(libusb: status) }
    self.context = context
    self.attendance = attendance
    // Where the system does not tell, the next bus sees what has changed.
    libusb_hotplug_register_callback(
      context,
      Int32(
        LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED.rawValue | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT.rawValue),
      0, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
      { _, _, _, changes in
        if let changes {
          Unmanaged<Changes>.fromOpaque(changes).takeUnretainedValue().areNews = true
        }
        return 0
      }, Unmanaged.passUnretained(changes).toOpaque(), nil)
  }

  deinit { libusb_exit(context) }

  /// Devices came or went since `forgetChanges`.
  var hasChanged: Bool { changes.areNews }
  func forgetChanges() { changes.areNews = false }

  /// Lets things happen until `isDone`.
  ///
  /// - Parameter end: `nil` is never.
  /// - Returns: `false` when `end` came first.
  func attend(
    until end: ContinuousClock.Instant?, _ isDone: () -> Bool
  ) throws(PortError) -> Bool {
    while !isDone() {
      if let end, end <= .now { return false }
      var watched = descriptors
      guard try attendance.wait(for: &watched, until: end) else { return isDone() }
      var atOnce = timeval()
      libusb_handle_events_timeout_completed(context, &atOnce, nil)
    }
    return true
  }

  /// Until devices come or go; `false` when `time` passed first.
  func awaitChange(atMost time: Duration) throws(PortError) -> Bool {
    try attend(until: .now + time) { hasChanged }
  }

  /// Until `isDone`, whether it is wanted or not.
  func finish(within time: Duration, _ isDone: () -> Bool) -> Bool {
    let end = ContinuousClock.now + time
    while !isDone(), ContinuousClock.now < end {
      var limit = timeval(tv_sec: 0, tv_usec: 10_000)
      libusb_handle_events_timeout_completed(context, &limit, nil)
    }
    return isDone()
  }

  private var descriptors: [pollfd] {
    guard let list = libusb_get_pollfds(context) else { return [] }
    defer { libusb_free_pollfds(list) }
    var found: [pollfd] = []
    while let entry = list[found.count] {
      found.append(pollfd(fd: entry.pointee.fd, events: entry.pointee.events, revents: 0))
    }
    return found
  }
}
