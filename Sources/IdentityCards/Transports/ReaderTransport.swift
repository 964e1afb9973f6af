/// A way to a reader's security module. Belongs to one thread; every call may block that thread
/// for as long as it says.
protocol ReaderTransport: AnyObject {
  /// Sends a whole frame.
  func send(_ frame: [UInt8]) throws(TransportError)
  /// The bytes that have come, as many as there are; empty when none came in time.
  ///
  /// - Parameters:
  ///   - missing: how many the frame that is being read still lacks at least.
  ///   - limit: how long to wait for the first, in milliseconds.
  func receive(missing: Int, limit: Int) throws(TransportError) -> [UInt8]
  func close()
}

/// Why a way to a reader is no longer one.
enum TransportError: Error, Hashable {
  /// There is no such reader, or none that may be opened.
  case absent(detail: String)
  /// It was there and is gone: unplugged, switched off.
  case gone(detail: String)
  /// The reader is in its firmware-upgrade mode.
  case firmwareUpgrade
}
