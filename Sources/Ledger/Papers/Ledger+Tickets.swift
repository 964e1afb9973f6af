import GRDB
import ServiceModel

/// The journal of print tickets: whatever is open when the process ends is found at the next start
/// (`opening.interruptedTickets`).
extension Ledger {
  /// To be called before the first byte goes to a printer.
  public func recordTicket(_ ticket: PrintTicket) async throws(LedgerError) {
    try await transaction { [self] db in
      try db.run(
        """
        INSERT INTO ticket (id, session, digest, pages, copies, openedAt)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
        """,
        [
          ticket.id.text, ticket.session.text, ticket.digest.hexadecimal, ticket.pages,
          ticket.copies, now().milliseconds,
        ])
    }
  }

  /// The first end of a ticket stays.
  public func endTicket(_ id: TicketID, _ outcome: TicketOutcome) async throws(LedgerError) {
    try await transaction { [self] db in
      try db.run(
        "UPDATE ticket SET endedAt = ?, outcome = ? WHERE id = ? AND endedAt IS NULL",
        [now().milliseconds, Self.word(outcome), id.text])
    }
  }

  /// Ends what was open at the start: to be called once nothing of it can come out any more.
  public func endInterruptedTickets() async throws(LedgerError) {
    let ids = opening.interruptedTickets.map(\.id.text)
    try await transaction { [self] db in
      for id in ids {
        try db.run(
          "UPDATE ticket SET endedAt = ?, outcome = 'interrupted' WHERE id = ? AND endedAt IS NULL",
          [now().milliseconds, id])
      }
    }
  }

  /// Tickets that have not ended.
  public func openTickets() async throws(LedgerError) -> [TicketRecord] {
    try await access { db in try TicketRecord.open(db) }
  }

  private static func word(_ outcome: TicketOutcome) -> String {
    switch outcome {
    case .delivered: "delivered"
    case .failed(let fault): "failed \(fault.code)"
    case .cancelled: "cancelled"
    case .uncertain: "uncertain"
    }
  }
}
