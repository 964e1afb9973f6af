import CUSB

/// The endpoints of a reader, as its active configuration has them.
struct USBEndpoints: Hashable {
  /// How frames travel.
  enum Flavour: Hashable {
    /// One pair carries preamble and length, a second pair the rest.
    case split(headOut: UInt8, headIn: UInt8, restOut: UInt8, restIn: UInt8)
    /// The whole frame each way.
    case combined(out: UInt8, in: UInt8)
    /// Reports of 64 bytes; without an endpoint outwards they go by SET_REPORT.
    case reports(out: UInt8?, in: UInt8)
  }

  let interface: Int32
  let flavour: Flavour

  /// `nil` when no interface looks like a reader's.
  init?(of device: OpaquePointer) {
    var configuration: UnsafeMutablePointer<libusb_config_descriptor>?
    guard libusb_get_active_config_descriptor(device, &configuration) == 0,
      let configuration
    else { return nil }
    defer { libusb_free_config_descriptor(configuration) }
    let interfaces = UnsafeBufferPointer(
      start: configuration.pointee.interface, count: Int(configuration.pointee.bNumInterfaces))
    for interface in interfaces {
      guard interface.num_altsetting > 0, let setting = interface.altsetting?.pointee else {
        continue
      }
      let endpoints = UnsafeBufferPointer(
        start: setting.endpoint, count: Int(setting.bNumEndpoints))
      let outs = endpoints.filter { $0.bEndpointAddress & 0x80 == 0 }.map(\.bEndpointAddress)
      let ins = endpoints.filter { $0.bEndpointAddress & 0x80 != 0 }.map(\.bEndpointAddress)
      let flavour: Flavour? =
        switch (setting.bInterfaceClass, outs.count, ins.count) {
        case (0xFF, 2..., 2...):
          // The lower numbers carry the head, whatever order the descriptor names them in.
          .split(
            headOut: outs.sorted()[0], headIn: ins.sorted()[0], restOut: outs.sorted()[1],
            restIn: ins.sorted()[1])
        case (0xFF, 1..., 1...): .combined(out: outs[0], in: ins[0])
        case (0x03, _, 1...): .reports(out: outs.first, in: ins[0])
        default: nil
        }
      if let flavour {
        self.interface = Int32(setting.bInterfaceNumber)
        self.flavour = flavour
        return
      }
    }
    return nil
  }
}
