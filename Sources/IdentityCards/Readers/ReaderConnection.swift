/// How the reader of this kiosk is connected.
public enum ReaderConnection: Hashable, Sendable {
  /// The first reader on USB that the table of devices knows.
  case usb(devices: [ReaderModel])
  /// A UART: `/dev/ttyS0`.
  case serial(path: String)

  func open() throws(PortError) -> any ReaderPort {
    switch self {
    case .usb(let models): try USBPort(models: models)
    case .serial(let path): try SerialPort(path: path)
    }
  }
}
