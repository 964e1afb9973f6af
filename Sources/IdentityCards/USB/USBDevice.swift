import CUSB

/// One open USB device whose interface is claimed, in a libusb context of its own.
///
/// A context is made for every opening: it looks at the devices when it is made, and an event of
/// udev that was lost while the kiosk slept costs nothing.
final class USBDevice {
  let layout: EndpointLayout
  let interface: UInt8
  private let context: OpaquePointer
  private let handle: OpaquePointer
  private var isOpen = true

  /// Opens the first reader that `models` knows.
  init(models: [ReaderModel]) throws(PortError) {
    var context: OpaquePointer?
    let status = libusb_init(&context)
    guard status == 0, let context else { throw PortError(libusb: status) }
    do throws(PortError) {
      let claimed = try Self.claim(models, context)
      (handle, layout, interface) = claimed
      self.context = context
    } catch {
      libusb_exit(context)
      throw error
    }
  }

  deinit { close() }

  func close() {
    guard isOpen else { return }
    isOpen = false
    libusb_release_interface(handle, Int32(interface))
    libusb_close(handle)
    libusb_exit(context)
  }

  /// Gives `bytes` to an endpoint.
  func write(
    _ bytes: some Collection<UInt8>, to endpoint: UInt8, within limit: Duration
  ) throws(PortError) {
    var bytes = Array(bytes)
    let wanted = bytes.count
    let (status, count) = transfer(endpoint, &bytes, limit)
    guard status == 0, count == wanted else { throw failure(status) }
  }

  /// Takes at most `count` bytes, a multiple of the packet size, from an endpoint; none when
  /// `limit` passed.
  func read(_ count: Int, from endpoint: UInt8, within limit: Duration) throws(PortError) -> [UInt8]
  {
    var bytes = [UInt8](repeating: 0, count: count)
    let (status, received) = transfer(endpoint, &bytes, limit)
    // What came before the time-out is part of the answer.
    guard status == 0 || status == LIBUSB_ERROR_TIMEOUT.rawValue else { throw failure(status) }
    return Array(bytes.prefix(received))
  }

  /// HID: sends a report over the control endpoint (HID 1.11 §7.2.2, Set_Report, output).
  func setReport(_ bytes: [UInt8], within limit: Duration) throws(PortError) {
    var bytes = bytes
    let count = UInt16(bytes.count)
    let status = libusb_control_transfer(
      handle, 0x21, 0x09, 0x0200, UInt16(interface), &bytes, count, Self.milliseconds(limit))
    guard status == Int32(count) else { throw failure(min(status, 0)) }
  }

  /// Whether transfers of an endpoint are interrupt transfers.
  private var usesReports: Bool { if case .reports = layout { true } else { false } }

  private func transfer(
    _ endpoint: UInt8, _ bytes: inout [UInt8], _ limit: Duration
  ) -> (status: Int32, count: Int) {
    var count: Int32 = 0
    let size = Int32(bytes.count)
    let status =
      usesReports
      ? libusb_interrupt_transfer(
        handle, endpoint, &bytes, size, &count, Self.milliseconds(limit))
      : libusb_bulk_transfer(handle, endpoint, &bytes, size, &count, Self.milliseconds(limit))
    return (status, Int(count))
  }

  /// A stall is cleared on every endpoint: a half of an exchange is worth nothing.
  private func failure(_ status: Int32) -> PortError {
    if status == LIBUSB_ERROR_PIPE.rawValue {
      for endpoint in layout.endpoints { libusb_clear_halt(handle, endpoint) }
    }
    return status == 0 ? .stuck : PortError(libusb: status)
  }

  /// Zero would wait for ever.
  private static func milliseconds(_ limit: Duration) -> UInt32 {
    UInt32(max(1, limit.wholeMilliseconds))
  }
}
