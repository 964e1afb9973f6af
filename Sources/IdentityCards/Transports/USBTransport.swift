import CUSB

/// A reader on USB, through libusb's blocking transfers: its thread does nothing else.
final class USBTransport: ReaderTransport {
  private let context: OpaquePointer
  private let handle: OpaquePointer
  private let endpoints: USBEndpoints
  private static let outLimit: UInt32 = 1000

  /// Opens the first reader of the table that is plugged in.
  ///
  /// - Throws: `.absent`, `.firmwareUpgrade`.
  init(models: [ReaderModel]) throws(TransportError) {
    var made: OpaquePointer?
    guard libusb_init(&made) == 0, let context = made else {
      throw .absent(detail: "libusb does not start")
    }
    do throws(TransportError) {
      (handle, endpoints) = try Self.open(context, models)
    } catch {
      libusb_exit(context)
      throw error
    }
    self.context = context
  }

  private static func open(
    _ context: OpaquePointer, _ models: [ReaderModel]
  ) throws(TransportError) -> (OpaquePointer, USBEndpoints) {
    var list: UnsafeMutablePointer<OpaquePointer?>?
    let count = libusb_get_device_list(context, &list)
    guard count >= 0, let list else { throw .absent(detail: "USB cannot be listed") }
    defer { libusb_free_device_list(list, 1) }
    var trouble = "no reader of the table is plugged in"
    for place in 0..<Int(count) {
      guard let device = list[place] else { continue }
      var descriptor = libusb_device_descriptor()
      guard libusb_get_device_descriptor(device, &descriptor) == 0,
        let model = models.first(where: {
          $0.vendor == descriptor.idVendor && $0.product == descriptor.idProduct
        })
      else { continue }
      guard model.role == .reader else { throw .firmwareUpgrade }
      guard let endpoints = USBEndpoints(of: device) else {
        trouble = "its endpoints are not a reader's"
        continue
      }
      var opened: OpaquePointer?
      let status = libusb_open(device, &opened)
      guard status == 0, let handle = opened else {
        trouble = name(status)
        continue
      }
      libusb_set_auto_detach_kernel_driver(handle, 1)
      let claimed = libusb_claim_interface(handle, endpoints.interface)
      guard claimed == 0 else {
        trouble = name(claimed)
        libusb_close(handle)
        continue
      }
      return (handle, endpoints)
    }
    throw .absent(detail: trouble)
  }

  func send(_ frame: [UInt8]) throws(TransportError) {
    switch endpoints.flavour {
    case .split(let headOut, _, let restOut, _):
      try out(headOut, Array(frame.prefix(SDTFrame.headerCount)))
      try out(restOut, Array(frame.dropFirst(SDTFrame.headerCount)))
    case .combined(let endpoint, _):
      try out(endpoint, frame)
    case .reports(let endpoint, _):
      for start in stride(from: 0, to: frame.count, by: 64) {
        let part = frame[start..<min(start + 64, frame.count)]
        try report(endpoint, part + [UInt8](repeating: 0, count: 64 - part.count))
      }
    }
  }

  func receive(missing: Int, limit: Int) throws(TransportError) -> [UInt8] {
    switch endpoints.flavour {
    case .split(_, let headIn, _, let restIn):
      // Nobody knows the rest's length before the head is there.
      return try missing >= SDTFrame.headerCount
        ? transfer(headIn, 64, limit) : transfer(restIn, Self.room(missing), limit)
    case .combined(_, let endpoint): return try transfer(endpoint, Self.room(missing), limit)
    case .reports(_, let endpoint): return try transfer(endpoint, 64, limit, bulk: false)
    }
  }

  func close() {
    libusb_release_interface(handle, endpoints.interface)
    libusb_close(handle)
    libusb_exit(context)
  }

  /// Whole packets: a device that sends more than was asked for breaks the transfer.
  private static func room(_ count: Int) -> Int { max(64, (count + 63) / 64 * 64) }

  private func out(_ endpoint: UInt8, _ bytes: [UInt8]) throws(TransportError) {
    var bytes = bytes
    var sent: Int32 = 0
    let status = libusb_bulk_transfer(
      handle, endpoint, &bytes, Int32(bytes.count), &sent, Self.outLimit)
    try check(status, endpoint)
  }

  private func report(_ endpoint: UInt8?, _ bytes: [UInt8]) throws(TransportError) {
    var bytes = bytes
    guard let endpoint else {
      // HID 1.11 §7.2.2: SET_REPORT, an output report without a number.
      let count = libusb_control_transfer(
        handle, 0x21, 0x09, 0x0200, UInt16(endpoints.interface), &bytes, UInt16(bytes.count),
        Self.outLimit)
      return try check(min(0, count), 0)
    }
    var sent: Int32 = 0
    let status = libusb_interrupt_transfer(
      handle, endpoint, &bytes, Int32(bytes.count), &sent, Self.outLimit)
    try check(status, endpoint)
  }

  private func transfer(
    _ endpoint: UInt8, _ count: Int, _ limit: Int, bulk: Bool = true
  ) throws(TransportError) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: count)
    var came: Int32 = 0
    let status =
      bulk
      ? libusb_bulk_transfer(handle, endpoint, &buffer, Int32(count), &came, UInt32(limit))
      : libusb_interrupt_transfer(handle, endpoint, &buffer, Int32(count), &came, UInt32(limit))
    // Bytes may have come before the time was over.
    if status != LIBUSB_ERROR_TIMEOUT.rawValue { try check(status, endpoint) }
    return Array(buffer.prefix(Int(came)))
  }

  private func check(_ status: Int32, _ endpoint: UInt8) throws(TransportError) {
    switch status {
    case 0...: return
    case LIBUSB_ERROR_PIPE.rawValue, LIBUSB_ERROR_OVERFLOW.rawValue,
      LIBUSB_ERROR_TIMEOUT.rawValue, LIBUSB_ERROR_INTERRUPTED.rawValue:
      // A stall or a mix-up on the line: the frame is lost, not the reader.
      if endpoint != 0 { libusb_clear_halt(handle, endpoint) }
    default: throw .gone(detail: Self.name(status))
    }
  }

  private static func name(_ status: Int32) -> String { String(cString: libusb_error_name(status)) }
}
