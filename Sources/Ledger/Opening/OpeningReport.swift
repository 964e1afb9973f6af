/// What was found when the ledger was opened. Anything but a plain opening is for the staff's screen.
public struct OpeningReport: Hashable, Sendable {
  /// There was no ledger; a new one was begun.
  public var created = false
  /// The damaged file was put aside under this path and a new ledger begun: what had not been
  /// sent by then is in that file only.
  public var setAside: String?
  /// What SQLite said of the damaged file.
  public var damage: String?
  /// Papers that were being printed when the process ended.
  public var interruptedTickets: [TicketRecord] = []

  public init() {}
}
