import ServiceModel

/// Where tickets are written down, so that a kiosk that starts again knows what was in flight.
///
/// `record` must be durable when it returns: the desk sends no byte before. A ticket that was
/// recorded and never ended was in flight when the kiosk died: it is uncertain.
public protocol TicketJournal: Sendable {
  func record(_ ticket: PrintTicket) async throws
  func ended(_ ticket: TicketID, _ outcome: TicketOutcome) async throws
}

/// A journal that forgets with its process: for tests and demonstrations.
public actor InMemoryTicketJournal: TicketJournal {
  public private(set) var tickets: [PrintTicket] = []
  public private(set) var outcomes: [TicketID: TicketOutcome] = [:]

  public init() {}

  public func record(_ ticket: PrintTicket) { tickets.append(ticket) }

  public func ended(_ ticket: TicketID, _ outcome: TicketOutcome) { outcomes[ticket] = outcome }
}
