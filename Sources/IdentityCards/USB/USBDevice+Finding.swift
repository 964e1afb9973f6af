import CUSB

extension USBDevice {
  /// The first device that `models` knows as a reader, open, its interface claimed.
  static func claim(
    _ models: [ReaderModel], _ context: OpaquePointer
  ) throws(PortError) -> (handle: OpaquePointer, layout: EndpointLayout, interface: UInt8) {
    var list: UnsafeMutablePointer<OpaquePointer?>?
    let count = libusb_get_device_list(context, &list)
    guard count >= 0, let list else { throw PortError(libusb: Int32(count)) }
    defer { libusb_free_device_list(list, 1) }

    var trouble = PortError.absent
    for device in UnsafeBufferPointer(start: list, count: count).compactMap(\.self) {
      guard let model = model(of: device, among: models) else { continue }
      guard model.role == .reader else {
        trouble = .upgrading
        continue
      }
      do throws(PortError) {
        return try open(device)
      } catch {
        trouble = error
      }
    }
    throw trouble
  }

  static func model(
    of device: OpaquePointer, among models: [ReaderModel]
  ) -> ReaderModel? {
    var descriptor = libusb_device_descriptor()
    guard libusb_get_device_descriptor(device, &descriptor) == 0 else { return nil }
    return models.first {
      $0.vendor == descriptor.idVendor && $0.product == descriptor.idProduct
    }
  }

  private static func open(
    _ device: OpaquePointer
  ) throws(PortError) -> (handle: OpaquePointer, layout: EndpointLayout, interface: UInt8) {
    let (layout, interface) = try layout(of: device)
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
    return (handle, layout, interface)
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
