import CSANE
import CaptureOrders

extension CaptureFault {
  /// What a scanner says in place of doing what it was told (SANE standard §4.2.7).
  ///
  /// - Parameter step: what it was told: `sane_open`.
  /// - Returns: `nil` for good news, and for the end of a picture.
  init?(_ status: SANE_Status, at step: String) {
    let code: Code? =
      switch status {
      case SANE_STATUS_GOOD, SANE_STATUS_EOF: nil
      case SANE_STATUS_CANCELLED: .cancelled
      case SANE_STATUS_DEVICE_BUSY: .scannerBusy
      // At the opening it means that there is no such scanner.
      case SANE_STATUS_INVAL: step == "sane_open" ? .scannerAbsent : .scannerStrange
      case SANE_STATUS_JAMMED: .scannerJammed
      case SANE_STATUS_NO_DOCS: .scannerEmpty
      case SANE_STATUS_COVER_OPEN: .scannerOpen
      case SANE_STATUS_IO_ERROR: .scannerSilent
      case SANE_STATUS_NO_MEM: .memoryShort
      case SANE_STATUS_ACCESS_DENIED: .scannerForbidden
      default: .scannerStrange
      }
    guard let code else { return nil }
    let words = sane_strstatus(status).map { String(cString: $0) } ?? "status \(status.rawValue)"
    self.init(code, "\(step): \(words)")
  }
}

/// - Throws: what the scanner says in place of doing it.
func demand(_ status: SANE_Status, _ step: String) throws(CaptureFault) {
  if let fault = CaptureFault(status, at: step) { throw fault }
}
