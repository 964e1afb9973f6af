import CSANE
import CaptureOrders

/// One thing that can be set at a scanner now: it stands in its list, is active, and is for
/// programs to set (SANE standard §4.2.9).
struct ScannerOption {
  let index: SANE_Int
  let type: SANE_Value_Type
  let unit: SANE_Unit
  let constraint: Constraint
  /// Bytes that a value takes.
  private let size: Int
  private let scanner: SANE_Handle

  enum Constraint: Equatable {
    case none
    case range(ClosedRange<Double>)
    case numbers([Double])
    case words([String])
  }

  /// - Returns: `nil` when the scanner has none of that name, or none that can be set now.
  init?(_ name: String, of scanner: SANE_Handle) {
    var index: SANE_Int = 1
    while let descriptor = sane_get_option_descriptor(scanner, index)?.pointee {
      defer { index += 1 }
      // The names of groups are empty, and some drivers have none at all.
      guard let found = descriptor.name, String(cString: found) == name else { continue }
      guard descriptor.cap & SANE_CAP_INACTIVE == 0, descriptor.cap & SANE_CAP_SOFT_SELECT != 0
      else { return nil }
      self.index = index
      type = descriptor.type
      unit = descriptor.unit
      size = Int(descriptor.size)
      constraint = Constraint(descriptor)
      self.scanner = scanner
      return
    }
    return nil
  }

  /// Sets the nearest number that the scanner has; the higher of two that are as near.
  ///
  /// - Returns: what the scanner took (it says so when it took another, SANE_INFO_INEXACT); `nil` when
  ///   it is no number, or is not for setting just now.
  /// - Throws: what is wrong with the scanner itself.
  @discardableResult
  func set(nearest wanted: Double) throws(CaptureFault) -> Double? {
    guard type == SANE_TYPE_INT || type == SANE_TYPE_FIXED, size == MemoryLayout<SANE_Word>.size
    else { return nil }
    var word = encoded(constraint.nearest(to: wanted))
    guard try control(SANE_ACTION_SET_VALUE, &word) else { return nil }
    // Asked again: some change it and do not say so.
    guard try control(SANE_ACTION_GET_VALUE, &word) else { return nil }
    return decoded(word)
  }

  /// - Parameter fits: tells the words apart that the scanner offers.
  /// - Returns: the first word that fits; `nil` when there is none, or is not for setting just now.
  /// - Throws: what is wrong with the scanner itself.
  @discardableResult
  func set(firstWord fits: (String) -> Bool) throws(CaptureFault) -> String? {
    guard type == SANE_TYPE_STRING, case .words(let words) = constraint,
      let word = words.first(where: fits)
    else { return nil }
    var bytes = Array(word.utf8.prefix(max(0, size - 1)))
    bytes += [UInt8](repeating: 0, count: max(1, size - bytes.count))
    return try control(SANE_ACTION_SET_VALUE, &bytes) ? word : nil
  }

  /// - Throws: what is wrong with the scanner itself.
  func set(_ isOn: Bool) throws(CaptureFault) {
    guard type == SANE_TYPE_BOOL, size == MemoryLayout<SANE_Bool>.size else { return }
    var word = SANE_Bool(isOn ? SANE_TRUE : SANE_FALSE)
    _ = try control(SANE_ACTION_SET_VALUE, &word)
  }

  /// A setting that the scanner refuses leaves it as it is.
  private func control<Value>(
    _ action: SANE_Action, _ value: inout Value
  ) throws(CaptureFault) -> Bool {
    let status = withUnsafeMutableBytes(of: &value) {
      sane_control_option(scanner, index, action, $0.baseAddress, nil)
    }
    return try Self.isGood(status)
  }

  private func control(
    _ action: SANE_Action, _ value: inout [UInt8]
  ) throws(CaptureFault) -> Bool {
    try Self.isGood(sane_control_option(scanner, index, action, &value, nil))
  }

  private static func isGood(_ status: SANE_Status) throws(CaptureFault) -> Bool {
    switch status {
    case SANE_STATUS_GOOD: return true
    case SANE_STATUS_INVAL, SANE_STATUS_UNSUPPORTED: return false
    default:
      try demand(status, "sane_control_option")
      return false
    }
  }

  private func encoded(_ number: Double) -> SANE_Word {
    let scaled = type == SANE_TYPE_FIXED ? number * ScannerNumber.one : number
    return SANE_Word(max(-2_147_483_648, min(2_147_483_647, scaled.rounded())))
  }

  private func decoded(_ word: SANE_Word) -> Double { ScannerNumber.decoded(word, type) }
}
