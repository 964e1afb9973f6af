import Ledger
import Printing
import ServiceModel

/// Tickets are written down in the ledger.
struct LedgerJournal: TicketJournal {
  let ledger: Ledger

  func record(_ ticket: PrintTicket) async throws { try await ledger.recordTicket(ticket) }

  func ended(_ ticket: TicketID, _ outcome: TicketOutcome) async throws {
    try await ledger.endTicket(ticket, outcome)
  }
}
