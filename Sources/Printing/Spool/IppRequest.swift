import CCups

/// An IPP request under construction (RFC 8010); freed when it is let go.
final class IppRequest {
  let message: OpaquePointer

  /// - Parameter printer: the URI that the operation is about.
  init(_ operation: ipp_op_t, printer: String) {
    message = ippNewRequest(operation)
    ippAddString(message, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nil, printer)
    ippAddString(
      message, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nil,
      cupsUser())
  }

  deinit { ippDelete(message) }

  func add(_ name: String, _ tag: ipp_tag_t, _ value: String, in group: ipp_tag_t) {
    ippAddString(message, group, tag, name, nil, value)
  }

  func add(_ name: String, _ value: Int, in group: ipp_tag_t) {
    ippAddInteger(message, group, IPP_TAG_INTEGER, name, Int32(clamping: value))
  }

  func add(_ name: String, _ value: Bool) {
    ippAddBoolean(message, IPP_TAG_OPERATION, name, value ? 1 : 0)
  }

  /// Asks for these attributes only.
  func ask(for names: [String]) {
    var attribute = ippAddStrings(
      message, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", Int32(names.count),
      nil, nil)
    for (place, name) in names.enumerated() {
      ippSetString(message, &attribute, Int32(place), name)
    }
  }
}
