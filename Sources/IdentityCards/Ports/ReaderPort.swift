import Glibc

/// The bytes to and from one open reader, whatever the cable. Used by the thread that owns it only;
/// every call may block for as long as it says.
protocol ReaderPort: AnyObject {
  /// Gives the reader a whole frame.
  func send(_ frame: SDTFrame, within limit: Duration) throws(PortError)

  /// At least one byte of the answer, or none when `limit` passed.
  ///
  /// - Parameter missing: how many bytes the frame lacks at least.
  func receive(missing: Int, within limit: Duration) throws(PortError) -> [UInt8]

  /// Drops what is on its way from an earlier command, and clears a stall.
  func settle() throws(PortError)

  func close()
}

/// Why a port does not carry bytes.
enum PortError: Error, Hashable, Sendable {
  /// There is no such device, or not any more.
  case absent
  /// It is there and may not be opened: a rule of udev is missing.
  case forbidden
  /// Another program holds it.
  case busy
  /// It is in a mode in which it reads no cards: its maker's firmware upgrade.
  case upgrading
  /// It is there and has not the endpoints of any flavour.
  case unknownLayout
  /// It did not take the command in time, or stalled.
  case stuck
  /// Whoever wanted it has left; nothing is wrong with the port.
  case interrupted
  /// Anything else: errno, or the code of libusb.
  case failed(Int32)
}

extension PortError {
  /// - Parameter number: errno.
  init(system number: Int32) {
    self =
      switch number {
      case ENOENT, ENXIO, ENODEV, EIO: .absent
      case EACCES, EPERM: .forbidden
      case EBUSY: .busy
      default: .failed(number)
      }
  }
}
