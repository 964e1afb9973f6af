import ServiceModel

/// A ticket from its order to its end, on the desk's executor only.
final class OpenTicket {
  let ticket: PrintTicket
  let progress: AsyncStream<TicketProgress>.Continuation
  /// cupsd's id, once it has the job.
  var job: Int?
  /// Whether the printer answered in any look at the job.
  var hasSeenPrinter = false
  /// Whether the backend last said that it does not reach the printer.
  var isUnreached = false
  /// The task in which the ticket waits and prints.
  var turn: Task<Void, Never>?
  private(set) var isOpen = true

  init(ticket: PrintTicket, progress: AsyncStream<TicketProgress>.Continuation) {
    self.ticket = ticket
    self.progress = progress
  }

  /// From now on nobody else may end it.
  ///
  /// - Returns: whether it was open.
  func close() -> Bool {
    defer { isOpen = false }
    return isOpen
  }

  /// What can honestly be told of a ticket that was to end as `wanted` when queue and printer
  /// were then not proved empty for the reason `fault`.
  func outcome(_ wanted: TicketOutcome, unless fault: DeviceFault?) -> TicketOutcome {
    guard let fault, job != nil else { return wanted }
    let isGone = fault.code == PrinterFault.printerGone.rawValue
    return isGone && isUnreached && !hasSeenPrinter ? wanted : .uncertain
  }

  func tell(_ outcome: TicketOutcome) {
    progress.yield(.ended(outcome))
    progress.finish()
  }
}

extension TicketOutcome {
  /// For the log: no more than the code of a fault.
  var word: String {
    switch self {
    case .delivered: "delivered"
    case .failed(let fault): "failed \(fault.code)"
    case .cancelled: "cancelled"
    case .uncertain: "uncertain"
    }
  }
}
