import Logging
import ServiceModel

/// Prints tickets on one queue of CUPS and answers for every page of them.
///
/// A ticket is taken only for the session that is open, one job is in flight at a time, and
/// nothing of a session is left on the queue or in the printer when `endSession` returns. Where
/// that cannot be proved the desk is closed: the queue is stopped, tickets are refused, and the
/// desk goes on emptying the printer by itself until it has seen it empty. It is closed at first:
/// what an earlier run left would come out for the next person.
///
///     let desk = PrintDesk(configuration: configuration, journal: ledger, digest: sha256)
///     try await desk.clearSpool()
///     await desk.openSession(session)
///     for await progress in desk.print(ticket, document) { … }
///     await desk.endSession(session)
public actor PrintDesk {
  private nonisolated let spoolExecutor = SpoolExecutor()
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    spoolExecutor.asUnownedSerialExecutor()
  }

  let configuration: PrinterConfiguration
  let journal: any TicketJournal
  let clock: any Clock<Duration>
  let digest: @Sendable ([UInt8]) -> ContentDigest
  let log = Logger(label: "printing")
  let queue: IppDestination

  /// The printer behind the queue, once the queue has named one that speaks IPP.
  var device: IppDestination?
  var openedSession: SessionID?
  /// Tickets that are waiting or printing, in order.
  var open: [OpenTicket] = []
  /// The turn of the ticket that came last; the next one waits for it.
  private var lastTurn: Task<Void, Never>?

  /// Whether queue and printer hold nothing but the job in flight. A job is handed over only
  /// while this is true and nobody clears, both seen without a pause before it.
  var isClear = false
  /// Why it is not clear, once that has been tried.
  var closedBy: DeviceFault?
  var clearing: Task<DeviceFault?, Never>?
  var isRetrying = false
  var handover: Handover
  var hasStoppedQueue = false

  var listeners: [Int: AsyncStream<PrinterStatus>.Continuation] = [:]
  var listenersEver = 0
  var polling: Task<Void, Never>?
  var statusReading = StatusReading()

  /// - Parameters:
  ///   - mayHaveLeftovers: whether an earlier run may have handed a job over and not have seen its
  ///     end; when the journal knows of none, the first clear look proves the printer empty.
  ///   - digest: SHA-256 of exact bytes; `Sealing` has it.
  public init(
    configuration: PrinterConfiguration, journal: any TicketJournal,
    mayHaveLeftovers: Bool = true, clock: any Clock<Duration> = ContinuousClock(),
    digest: @escaping @Sendable ([UInt8]) -> ContentDigest
  ) {
    self.configuration = configuration
    self.journal = journal
    handover = mayHaveLeftovers ? .unknown : .nothing
    self.clock = clock
    self.digest = digest
    queue = IppDestination(queueOf: configuration)
  }

  // MARK: Sessions

  /// Takes tickets of `session` from now on. A session that is still open is ended first.
  public func openSession(_ session: SessionID) async {
    if let openedSession { await endSession(openedSession) }
    openedSession = session
  }

  /// Refuses further tickets of `session`, cancels its open ones whole, and returns when neither
  /// the queue nor the printer can put out a page of it any more; a page that the printer has
  /// begun is waited for.
  ///
  /// Returns in bounded time (`PrinterConfiguration.clearingLimit` and one silent look) also when
  /// that cannot be proved: cupsd is down, the printer does not answer or does not stop. The desk
  /// is closed then. `status()` tells why.
  public func endSession(_ session: SessionID) async {
    guard openedSession == session else {
      // Somebody else ends it: its end is the end for both.
      _ = await clearing?.value
      return
    }
    openedSession = nil
    try? await clearSpool()
  }

  // MARK: Tickets

  /// Prints `document` under `ticket` after the tickets before it.
  ///
  /// Refused with `session-not-open`, `digest-differs`, `journal-unavailable`, or what keeps the
  /// desk closed, before a byte goes out. While the staff can open the desk (paper, cover, power)
  /// the ticket is held first.
  ///
  /// - Returns: what becomes of it; the last element is `.ended`. Letting the stream go does not
  ///   stop the ticket; `cancel(_:)` and `endSession(_:)` do.
  public nonisolated func print(
    _ ticket: PrintTicket, _ document: PrintableDocument
  ) -> AsyncStream<TicketProgress> {
    let (stream, progress) = AsyncStream.makeStream(of: TicketProgress.self)
    // In the order of the calls, which tasks do not promise.
    spoolExecutor.run { self.assumeIsolated { $0.order(ticket, document, progress) } }
    return stream
  }

  private func order(
    _ ticket: PrintTicket, _ document: PrintableDocument,
    _ progress: AsyncStream<TicketProgress>.Continuation
  ) {
    let entry = OpenTicket(ticket: ticket, progress: progress)
    guard ticket.session == openedSession else {
      return entry.tell(.failed(PrinterFault.sessionNotOpen.fault()))
    }
    open.append(entry)
    let before = lastTurn
    let turn = Task {
      await before?.value
      await take(entry, document)
    }
    entry.turn = turn
    lastTurn = turn
  }

  /// Cancels a ticket whole, on the queue and in the printer. One that has ended is left alone.
  public func cancel(_ ticket: TicketID) async {
    guard let entry = open.first(where: { $0.ticket.id == ticket }) else { return }
    await end(entry, .cancelled)
  }

  // MARK: The spool

  /// Cancels and forgets every job on the queue that is not finished, whoever sent it, and every
  /// job that the printer itself still holds, and sees both empty. Tickets that are open end as
  /// cancelled. To be called at start; the desk calls it at the end of a session.
  ///
  /// - Throws: why the desk stays closed: `cups-down` or `queue-missing` when the queue cannot be
  ///   asked, `spool-not-clear` when a job survives there, `printer-gone` when the printer does
  ///   not answer, what its reasons say when it is stopped, `leftover-in-printer` when it goes on
  ///   working. The desk goes on trying by itself.
  public func clearSpool() async throws(DeviceFault) {
    let ending = open.filter { $0.close() }
    let fault = await clear()
    for entry in ending { await conclude(entry, entry.outcome(.cancelled, unless: fault)) }
    if let fault { throw fault }
  }
}
