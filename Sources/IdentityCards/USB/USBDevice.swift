import CUSB

/// One open USB device whose interface is claimed.
final class USBDevice {
  let layout: EndpointLayout
  private let interface: UInt8
  private let bus: USBBus
  private let handle: OpaquePointer
  private var isOpen = true

  /// - Parameter device: one of those that `bus` lists.
  init(_ device: OpaquePointer, on bus: USBBus) throws(PortError) {
    (layout, interface) = try Self.layout(of: device)
    self.bus = bus
    var handle: OpaquePointer?
    var status = libusb_open(device, &handle)
    guard status == 0, let handle else { throw PortError(libusb: status) }
    // The HID flavour is bound by the kernel's driver; the others by none.
    libusb_set_auto_detach_kernel_driver(handle, 1)
    status = libusb_claim_interface(handle, Int32(interface))
    guard status == 0 else {
      libusb_close(handle)
      throw PortError(libusb: status)
    }
    self.handle = handle
  }

  deinit { close() }

  func close() {
    guard isOpen else { return }
    isOpen = false
    libusb_release_interface(handle, Int32(interface))
    libusb_close(handle)
  }

  /// Gives `bytes` to an endpoint.
  func write(
    _ bytes: some Collection<UInt8>, to endpoint: UInt8, within limit: Duration
  ) throws(PortError) {
    let transfer = try USBTransfer(kind, handle, endpoint: endpoint, bytes)
    try carry(transfer, within: limit)
    guard transfer.status == LIBUSB_TRANSFER_COMPLETED, transfer.count == bytes.count else {
      throw failure(transfer)
    }
  }

  /// Takes at most `count` bytes, a multiple of the packet size, from an endpoint; none when
  /// `limit` passed.
  func read(_ count: Int, from endpoint: UInt8, within limit: Duration) throws(PortError) -> [UInt8]
  {
    let room = repeatElement(UInt8(0), count: count)
    let transfer = try USBTransfer(kind, handle, endpoint: endpoint, room)
    try carry(transfer, within: limit)
    // What came before the time-out is part of the answer.
    let isOrderly =
      transfer.status == LIBUSB_TRANSFER_COMPLETED || transfer.status == LIBUSB_TRANSFER_CANCELLED
    guard isOrderly else { throw failure(transfer) }
    return transfer.received
  }

  /// HID: sends a report over the control endpoint (HID 1.11 §7.2.2, Set_Report, output).
  func setReport(_ bytes: [UInt8], within limit: Duration) throws(PortError) {
    // USB 2.0 §9.3: request type, request, value, index, length; the last three little-endian.
    let setup: [UInt8] = [
      0x21, 0x09, 0x00, 0x02, interface, 0x00, UInt8(truncatingIfNeeded: bytes.count),
      UInt8(truncatingIfNeeded: bytes.count >> 8),
    ]
    let transfer = try USBTransfer(.control, handle, endpoint: 0, setup + bytes)
    try carry(transfer, within: limit)
    guard transfer.status == LIBUSB_TRANSFER_COMPLETED, transfer.count == bytes.count else {
      throw failure(transfer)
    }
  }

  private var kind: USBTransfer.Kind { if case .reports = layout { .interrupt } else { .bulk } }

  /// The kernel ends a transfer that is called off within microseconds, if it ever does.
  private static let patienceWithKernel = Duration.seconds(1)

  /// Until it is over: done, or called off when `limit` has passed or nobody wants it any more.
  private func carry(_ transfer: USBTransfer, within limit: Duration) throws(PortError) {
    try transfer.submit()
    var interruption: PortError?
    do throws(PortError) {
      if try bus.attend(until: .now + limit, { transfer.isOver }) { return }
    } catch {
      interruption = error
    }
    transfer.cancel()
    guard bus.finish(within: Self.patienceWithKernel, { transfer.isOver }) else { throw .stuck }
    if let interruption { throw interruption }
  }

  /// A stall is cleared on every endpoint: a half of an exchange is worth nothing.
  private func failure(_ transfer: USBTransfer) -> PortError {
    switch transfer.status {
    case LIBUSB_TRANSFER_STALL:
      for endpoint in layout.endpoints { libusb_clear_halt(handle, endpoint) }
      return .stuck
    case LIBUSB_TRANSFER_NO_DEVICE: return .absent
    // A bad cable and a reader that hung up for a moment look like this; a reset may help.
    default: return .stuck
    }
  }
}
