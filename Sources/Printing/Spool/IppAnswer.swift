import CCups

/// An IPP answer as plain values: its status, and one dictionary of attributes a group.
struct IppAnswer {
  /// The values of one attribute, as text and as number; enums are their numbers.
  struct Values: Hashable {
    var texts: [String] = []
    var numbers: [Int] = []
  }

  let status: String
  let succeeded: Bool
  /// Printer and job groups in the order of the answer; one a job for Get-Jobs.
  let groups: [[String: Values]]

  /// Takes `message` over and frees it.
  init(_ message: OpaquePointer) {
    defer { ippDelete(message) }
    let code = ippGetStatusCode(message)
    status = String(cString: ippErrorString(code))
    succeeded = code.rawValue < 0x0400
    var groups: [[String: Values]] = []
    var current: [String: Values] = [:]
    var attribute = ippFirstAttribute(message)
    while let here = attribute {
      let group = ippGetGroupTag(here)
      if let name = ippGetName(here), group == IPP_TAG_JOB || group == IPP_TAG_PRINTER {
        current[String(cString: name)] = Self.values(of: here)
      } else if !current.isEmpty {
        // A nameless attribute parts one group from the next.
        groups.append(current)
        current = [:]
      }
      attribute = ippNextAttribute(message)
    }
    if !current.isEmpty { groups.append(current) }
    self.groups = groups
  }

  private static func values(of attribute: OpaquePointer) -> Values {
    var values = Values()
    for place in 0..<ippGetCount(attribute) {
      switch ippGetValueTag(attribute) {
      case IPP_TAG_INTEGER, IPP_TAG_ENUM:
        values.numbers.append(Int(ippGetInteger(attribute, place)))
      default:
        if let text = ippGetString(attribute, place, nil) {
          values.texts.append(String(cString: text))
        }
      }
    }
    return values
  }
}

extension [String: IppAnswer.Values] {
  func text(_ name: String) -> String? { self[name]?.texts.first }
  func number(_ name: String) -> Int? { self[name]?.numbers.first }
  func words(_ name: String) -> Set<String> { Set(self[name]?.texts ?? []) }

  /// `nil` when the group is not that of a job.
  var job: JobReport? {
    guard let id = number("job-id"), let state = number("job-state").flatMap(JobState.init)
    else { return nil }
    return JobReport(
      id: id, name: text("job-name") ?? "", state: state,
      reasons: words("job-printer-state-reasons").subtracting(["none"]),
      message: text("job-printer-state-message") ?? "",
      processingSince: number("time-at-processing"))
  }

  /// `nil` when the group is not that of a printer.
  var printer: PrinterReport? {
    guard let state = number("printer-state").flatMap(PrinterState.init) else { return nil }
    return PrinterReport(
      state: state, reasons: words("printer-state-reasons").subtracting(["none"]),
      message: text("printer-state-message") ?? "")
  }
}
