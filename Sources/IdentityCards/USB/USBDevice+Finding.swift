import CUSB

extension USBDevice {
  static func model(
    of device: OpaquePointer, among models: [ReaderModel]
  ) -> ReaderModel? {
    var descriptor = libusb_device_descriptor()
    guard libusb_get_device_descriptor(device, &descriptor) == 0 else { return nil }
    return models.first {
      $0.vendor == descriptor.idVendor && $0.product == descriptor.idProduct
    }
  }

  static func layout(
    of device: OpaquePointer
  ) throws(PortError) -> (layout: EndpointLayout, interface: UInt8) {
    var configuration: UnsafeMutablePointer<libusb_config_descriptor>?
    let status = libusb_get_active_config_descriptor(device, &configuration)
    guard status == 0, let configuration else { throw PortError(libusb: status) }
    defer { libusb_free_config_descriptor(configuration) }

    let interfaces = UnsafeBufferPointer(
      start: configuration.pointee.interface, count: Int(configuration.pointee.bNumInterfaces))
    for interface in interfaces where interface.num_altsetting > 0 {
      let setting = interface.altsetting.pointee
      let endpoints = UnsafeBufferPointer(
        start: setting.endpoint, count: Int(setting.bNumEndpoints)
      ).map { endpoint in
        EndpointLayout.Endpoint(
          address: endpoint.bEndpointAddress, transfer: transfer(endpoint.bmAttributes))
      }
      if let layout = EndpointLayout(
        interfaceClass: setting.bInterfaceClass, endpoints: endpoints)
      {
        return (layout, setting.bInterfaceNumber)
      }
    }
    throw .unknownLayout
  }

  /// Bus and port numbers as the kernel names them: `1-2.3`.
  static func place(of device: OpaquePointer) -> String {
    // USB 3.2 §10.2: at most seven tiers, the root's among them.
    var ports = [UInt8](repeating: 0, count: 7)
    let count = libusb_get_port_numbers(device, &ports, 7)
    let path = ports.prefix(Int(max(0, count))).map(String.init).joined(separator: ".")
    return "\(libusb_get_bus_number(device))-\(path.isEmpty ? "0" : path)"
  }

  /// Bits 0 and 1 of an endpoint's attributes (USB 2.0 §9.6.6).
  private static func transfer(_ attributes: UInt8) -> EndpointLayout.Endpoint.Transfer {
    switch attributes & 3 {
    case 2: .bulk
    case 3: .interrupt
    default: .other
    }
  }
}

extension PortError {
  /// - Parameter status: a libusb error, negative.
  init(libusb status: Int32) {
    self =
      switch status {
      case LIBUSB_ERROR_NO_DEVICE.rawValue, LIBUSB_ERROR_NOT_FOUND.rawValue: .absent
      case LIBUSB_ERROR_ACCESS.rawValue: .forbidden
      case LIBUSB_ERROR_BUSY.rawValue: .busy
      // A bad cable and a reader that hung up for a moment look like this; a reset may help.
      case LIBUSB_ERROR_PIPE.rawValue, LIBUSB_ERROR_TIMEOUT.rawValue, LIBUSB_ERROR_IO.rawValue,
        LIBUSB_ERROR_OVERFLOW.rawValue:
        .stuck
      default: .failed(status)
      }
  }
}
