/// How the reader of this kiosk is connected.
public enum ReaderConnection: Hashable, Sendable {
  /// A reader on USB that the table of devices knows.
  case usb(devices: [ReaderModel])
  /// A UART: `/dev/ttyS0`.
  case serial(path: String)

  func outlet(_ attendance: Attendance) -> any ReaderOutlet {
    switch self {
    case .usb(let models): USBOutlet(models: models, attendance)
    case .serial(let path): SerialOutlet(path: path, attendance)
    }
  }
}
