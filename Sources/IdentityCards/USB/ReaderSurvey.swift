import CUSB

/// What is plugged in, without opening it: a kiosk that runs keeps its reader.
public struct PluggedReader: Hashable, Sendable {
  public let model: ReaderModel
  /// Bus and port numbers as the kernel names them: `1-2.3`.
  public let place: String
  /// `nil` when its endpoints are those of no flavour, or cannot be seen.
  public let layout: EndpointLayout?

  /// The devices of `models` on USB, in the order of their places.
  ///
  /// - Returns: `nil` when there is no USB to be asked.
  public static func all(of models: [ReaderModel]) -> [PluggedReader]? {
    var context: OpaquePointer?
    guard libusb_init(&context) == 0, let context else { return nil }
    defer { libusb_exit(context) }
    var list: UnsafeMutablePointer<OpaquePointer?>?
    let count = libusb_get_device_list(context, &list)
    guard count >= 0, let list else { return nil }
    defer { libusb_free_device_list(list, 1) }
    return UnsafeBufferPointer(start: list, count: count).compactMap { device in
      guard let device, let model = USBDevice.model(of: device, among: models) else { return nil }
      return PluggedReader(
        model: model, place: USBDevice.place(of: device),
        layout: try? USBDevice.layout(of: device).layout)
    }
    .sorted { $0.place < $1.place }
  }
}

extension EndpointLayout: CustomStringConvertible {
  /// `combined`, `split` or `reports`.
  public var description: String {
    switch self {
    case .combined: "combined"
    case .split: "split"
    case .reports: "reports"
    }
  }
}
