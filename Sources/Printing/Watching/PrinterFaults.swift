import ServiceModel

/// The faults of printing as data: code → who must act.
///
/// Sentences for residents and staff belong to the journeys; `detail` is for the technician.
public enum PrinterFault: String, Hashable, Sendable, CaseIterable {
  case mediaEmpty = "media-empty"
  case mediaJam = "media-jam"
  case coverOpen = "cover-open"
  case trayMissing = "input-tray-missing"
  case outputFull = "output-area-full"
  case tonerEmpty = "toner-empty"
  case wasteFull = "marker-waste-full"
  case warmingUp = "fuser-under-temp"
  case tooHot = "fuser-over-temp"
  case drumWorn = "opc-life-over"
  case printerGone = "printer-gone"
  case printerPaused = "printer-paused"
  case printerError = "printer-error"
  case printerAborted = "printer-aborted"
  case filterMissing = "filter-missing"
  case timedOut = "printing-timed-out"
  case cupsDown = "cups-down"
  case queueMissing = "queue-missing"
  case queueRefuses = "queue-refuses"
  case spoolNotClear = "spool-not-clear"
  case leftoverInPrinter = "leftover-in-printer"
  case sessionNotOpen = "session-not-open"
  case digestDiffers = "digest-differs"
  case journalUnavailable = "journal-unavailable"

  public var responsible: DeviceFault.Responsible {
    switch self {
    case .mediaEmpty, .mediaJam, .coverOpen, .trayMissing, .outputFull, .tonerEmpty, .wasteFull,
      .printerGone, .printerAborted, .timedOut, .leftoverInPrinter, .spoolNotClear:
      .staff
    case .drumWorn, .printerPaused, .printerError, .filterMissing, .cupsDown, .queueMissing,
      .queueRefuses, .digestDiffers, .journalUnavailable:
      .technician
    case .warmingUp, .tooHot, .sessionNotOpen:
      .nobody
    }
  }

  public func fault(_ detail: String = "") -> DeviceFault {
    DeviceFault(code: rawValue, responsible: responsible, detail: detail)
  }
}

/// What IPP's `printer-state-reasons` mean here (RFC 8011 §5.4.12 and PWG 5100.9).
///
/// Matched by prefix, most urgent first: printers append `-error`, `-warning` or `-report`, and
/// the same empty tray is an `-error` on one and a `-warning` on another (measured).
enum StateReasons {
  private static let faults: [(prefix: String, fault: PrinterFault)] = [
    ("media-jam", .mediaJam), ("cover-open", .coverOpen), ("door-open", .coverOpen),
    ("interlock-open", .coverOpen), ("media-empty", .mediaEmpty), ("media-needed", .mediaEmpty),
    ("input-tray-missing", .trayMissing), ("output-area-full", .outputFull),
    ("output-tray-missing", .outputFull), ("toner-empty", .tonerEmpty),
    ("marker-supply-empty", .tonerEmpty), ("developer-empty", .tonerEmpty),
    ("marker-waste-full", .wasteFull), ("opc-life-over", .drumWorn),
    ("fuser-over-temp", .tooHot), ("fuser-under-temp", .warmingUp),
    ("cups-missing-filter", .filterMissing), ("cups-insecure-filter", .filterMissing),
    ("shutdown", .printerGone), ("offline", .printerGone), ("paused", .printerPaused),
  ]

  /// It still prints.
  private static let warnings = [
    "media-low", "toner-low", "marker-supply-low", "developer-low", "marker-waste-almost-full",
    "output-area-almost-full", "opc-near-eol",
  ]

  /// The most urgent fault among `reasons`; `nil` when it can print.
  static func fault(in reasons: Set<String>) -> DeviceFault? {
    for (prefix, fault) in faults {
      if let reason = reasons.sorted().first(where: { $0.hasPrefix(prefix) }) {
        return fault.fault(reason)
      }
    }
    // A reason that this table does not know stops printing only when the printer says so.
    let unknown = reasons.sorted().first { reason in
      reason.hasSuffix("-error") && !warnings.contains { reason.hasPrefix($0) }
    }
    return unknown.map { PrinterFault.printerError.fault($0) }
  }

  /// The warnings among `reasons`, without the suffix of their severity.
  static func warnings(in reasons: Set<String>) -> Set<String> {
    Set(warnings.filter { warning in reasons.contains { $0.hasPrefix(warning) } })
  }

  /// The ipp backend lost the printer's record of the job: the printer was switched off and on,
  /// or keeps no record. cupsd then calls the job completed though nothing confirmed it.
  static let missingHistory = "cups-ipp-missing-job-history"

  /// The ipp backend's words while it cannot reach the printer, which has no reason of its own.
  static func saysGone(_ message: String) -> Bool {
    message.contains("may not exist or is unavailable")
      || message.contains("printer is not responding") || message.contains("Unable to locate")
  }
}
