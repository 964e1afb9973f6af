import Dispatch
import Logging
import ServiceModel
import Synchronization

/// One listener's talk with the reader, on a thread of its own: find, select, read, and see the
/// card leave; through unplugging, silence and cards that cannot be read.
final class ReaderLoop: Sendable {
  private let open: @Sendable () throws(TransportError) -> any ReaderTransport
  private let patience: ReaderPatience
  private let today: @Sendable () -> CalendarDay
  private let emit: @Sendable (CardEvent) -> Void
  private let isOver = Atomic(false)
  private let rest = DispatchSemaphore(value: 0)
  private let log = Logger(label: "reader")

  init(
    patience: ReaderPatience, today: @escaping @Sendable () -> CalendarDay,
    open: @escaping @Sendable () throws(TransportError) -> any ReaderTransport,
    emit: @escaping @Sendable (CardEvent) -> Void
  ) {
    self.patience = patience
    self.today = today
    self.open = open
    self.emit = emit
  }

  /// Nobody listens any more. Safe from any thread.
  func end() {
    isOver.store(true, ordering: .releasing)
    rest.signal()
  }

  private var goesOn: Bool { !isOver.load(ordering: .acquiring) }

  /// Until `end`.
  func run() {
    var told: DeviceFault?
    while goesOn {
      do throws(TransportError) {
        let transport = try open()
        defer { transport.close() }
        told = nil
        try serve(transport)
      } catch {
        let fault = error.fault
        if told != fault {
          log.warning("no reader", metadata: ["code": "\(fault.code)"])
          emit(.unavailable(fault))
        }
        told = fault
        pause(patience.search)
      }
    }
  }

  private func pause(_ time: Duration) {
    let (seconds, fraction) = time.components
    _ = rest.wait(
      timeout: .now() + .seconds(Int(seconds))
        + .nanoseconds(Int(fraction / 1_000_000_000)))
  }

  private func serve(_ transport: any ReaderTransport) throws(TransportError) {
    var talk = ReaderTalk(transport, patience: patience)
    guard try awake(&talk) else { throw .silent }
    emit(.waiting)
    var silences = 0
    while goesOn {
      guard let found = try talk.ask(.findCard) else {
        silences += 1
        if silences >= 3 {
          guard try awake(&talk) else { throw .silent }
          silences = 0
        }
        continue
      }
      silences = 0
      switch found.status {
      case .cardFound:
        if try read(&talk) {
          try untilRemoved(&talk)
          if goesOn { emit(.removed) }
        } else {
          try untilRetry(&talk)
        }
      case .selfTestFailed, .notAuthorised: throw .refused(found.status)
      default: pause(patience.pace)
      }
    }
  }

  /// Whether the module answers; a reset may wake it.
  private func awake(_ talk: inout ReaderTalk) throws(TransportError) -> Bool {
    for command in [SDTCommand.moduleStatus, .resetModule, .moduleStatus] {
      guard goesOn else { return true }
      guard let reply = try talk.ask(command) else { continue }
      if reply.status == .ok { return true }
      if reply.status == .selfTestFailed || reply.status == .notAuthorised {
        throw .refused(reply.status)
      }
    }
    return false
  }

  /// - Returns: whether an identity was read.
  private func read(_ talk: inout ReaderTalk) throws(TransportError) -> Bool {
    guard let selected = try talk.ask(.selectCard), selected.status == .ok else { return false }
    emit(.reading)
    guard let reply = try talk.ask(.readCard) else {
      emit(.failed(CardFault.unreadable.fault(detail: "no answer")))
      return false
    }
    guard reply.status == .ok, let contents = CardContents(reply.data) else {
      if reply.status == .selfTestFailed || reply.status == .notAuthorised {
        throw .refused(reply.status)
      }
      emit(.failed(CardFault(reply.status).fault(detail: "answer \(reply.status)")))
      return false
    }
    do throws(CardTextError) {
      emit(.read(Identity(card: try ResidentCardText(contents.text), today: today())))
      return true
    } catch {
      let fault: CardFault = if case .otherKind = error { .kindNotHandled } else { .unreadable }
      emit(.failed(fault.fault(detail: "\(error)")))
      return false
    }
  }

  /// A card that was read is not found again while it lies there: an item of it is asked for
  /// until that fails.
  private func untilRemoved(_ talk: inout ReaderTalk) throws(TransportError) {
    while goesOn {
      pause(patience.pace)
      guard goesOn, let reply = try talk.ask(.addedAddresses) else { continue }
      if reply.status != .ok, reply.status != .itemEmpty { return }
    }
  }

  /// The words for a failure must stand long enough to be read.
  private func untilRetry(_ talk: inout ReaderTalk) throws(TransportError) {
    let deadline = ContinuousClock.now + patience.retry
    while goesOn, ContinuousClock.now < deadline {
      pause(patience.pace)
      guard goesOn, let reply = try talk.ask(.findCard) else { continue }
      if reply.status != .cardFound { return }
    }
  }
}
