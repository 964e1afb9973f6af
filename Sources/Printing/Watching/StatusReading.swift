import ServiceModel

/// Turns looks at queue and printer into the printer's status.
struct StatusReading: Sendable {
  private var silentLooks = 0
  private var last = PrinterStatus(condition: .unknown)

  /// - Parameters:
  ///   - queue: `nil` when cupsd did not answer.
  ///   - closedBy: why the desk refuses to print, when it does.
  mutating func read(
    queue: PrinterReport?, device: DeviceReport, closedBy: DeviceFault? = nil
  ) -> PrinterStatus {
    guard let queue else {
      silentLooks += 1
      if silentLooks >= TicketWatch.silenceLimit {
        last = PrinterStatus(condition: .known(.faulty(PrinterFault.cupsDown.fault())))
      }
      return last
    }
    silentLooks = 0
    last = status(queue, device, isClosed: closedBy != nil)
    // What the printer itself complains of is more use to whoever stands before it.
    if let closedBy, !last.isFaulty { last.condition = .known(.faulty(closedBy)) }
    return last
  }

  private func status(
    _ queue: PrinterReport, _ device: DeviceReport, isClosed: Bool
  ) -> PrinterStatus {
    // The desk that is closed has stopped the queue itself.
    if queue.state == .stopped, !isClosed {
      let fault = PrinterFault.printerPaused.fault(queue.message)
      return PrinterStatus(condition: .known(.faulty(fault)))
    }
    switch device {
    case .answered(let report, _):
      return PrinterStatus(
        condition: .known(condition(report)), warnings: StateReasons.warnings(in: report.reasons))
    case .silent:
      return PrinterStatus(condition: .known(.faulty(PrinterFault.printerGone.fault())))
    case .notAsked:
      return queueAlone(queue)
    }
  }

  private func condition(_ report: PrinterReport) -> PrinterStatus.Condition {
    if let fault = StateReasons.fault(in: report.reasons) { return .faulty(fault) }
    return switch report.state {
    case .idle: .ready
    case .processing: .busy
    case .stopped: .faulty(PrinterFault.printerError.fault(report.message))
    }
  }

  /// A queue learns its printer's state from jobs only. At rest its reasons are those of the last
  /// job (measured: `media-empty` stays after the tray was filled), so they tell nothing.
  private func queueAlone(_ queue: PrinterReport) -> PrinterStatus {
    let warnings = StateReasons.warnings(in: queue.reasons)
    let fault = StateReasons.fault(in: queue.reasons)
    if queue.state == .idle {
      return PrinterStatus(condition: fault == nil ? .known(.ready) : .unknown, warnings: warnings)
    }
    if StateReasons.saysGone(queue.message) {
      let gone = PrinterFault.printerGone.fault()
      return PrinterStatus(condition: .known(.faulty(gone)), warnings: warnings)
    }
    return PrinterStatus(
      condition: .known(fault.map { .faulty($0) } ?? .busy), warnings: warnings)
  }
}

extension PrinterStatus {
  var isFaulty: Bool {
    if case .known(.faulty) = condition { true } else { false }
  }
}
