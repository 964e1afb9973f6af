/// What was found when the ledger was opened. Anything but a plain opening is for the staff's screen.
public struct OpeningReport: Hashable, Sendable {
  /// There was no ledger; a new one was begun.
  public var created = false
  /// The damaged file was put aside under this path and a new ledger begun with what could still
  /// be read of it.
  public var setAside: String?
  /// How many submissions that was.
  public var salvaged = 0
  /// Damaged files of earlier openings that nobody has looked into and taken away.
  public var setAsideBefore: [String] = []
  /// What SQLite said of the damaged file.
  public var damage: String?
  /// Papers that were being printed when a process ended: they may lie in the tray, or still be
  /// in the printer. Found at every start until `Ledger.endInterruptedTickets`.
  public var interruptedTickets: [TicketRecord] = []

  public init() {}
}
