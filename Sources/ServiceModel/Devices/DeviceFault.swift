/// Something that a device cannot do just now, and who can help.
public struct DeviceFault: Error, Hashable, Sendable {
  /// A stable word for logs, tests and translations: `media-empty`, `reader-absent`.
  public let code: String
  public let responsible: Responsible
  /// What the technician reads. Never holds anything about a person.
  public let detail: String

  public init(code: String, responsible: Responsible, detail: String = "") {
    self.code = code
    self.responsible = responsible
    self.detail = detail
  }

  /// Who must act.
  public enum Responsible: String, Hashable, Sendable, Codable {
    /// The person at the kiosk: place the card again.
    case resident
    /// The centre's staff: put paper in (XFS4IoT's `clear`).
    case staff
    /// The technician (XFS4IoT's `maintenance`).
    case technician
    /// Nobody: it recovers by itself.
    case nobody
  }
}

/// A status that a device can report in principle. A status that it cannot report is a `nil`
/// of this; the two are never the same (the model of XFS4IoT).
public enum Reported<Value: Hashable & Sendable>: Hashable, Sendable {
  case unknown
  case known(Value)
}

/// The printer as the kiosk sees it.
public struct PrinterStatus: Hashable, Sendable {
  public var condition: Reported<Condition>
  /// Paper near its end, toner low: it still prints.
  public var warnings: Set<String>

  public init(condition: Reported<Condition>, warnings: Set<String> = []) {
    self.condition = condition
    self.warnings = warnings
  }

  public enum Condition: Hashable, Sendable {
    case ready
    case busy
    case faulty(DeviceFault)
  }
}
