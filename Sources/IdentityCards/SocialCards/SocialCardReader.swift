import Dispatch
import Logging
import ServiceModel
import Synchronization
import Workers

/// The kiosk's slot for social security cards, through the smart card service.
///
/// Tells what an `IdentityReader` tells, by the same rules: a card that is in the slot since an
/// earlier listener is not read before it was pulled. All calls that block run on one thread.
public final class SocialCardReader: Sendable {
  private let works: SlotWorks

  /// - Parameter today: the day that a card's validity is compared with.
  public init(today: @escaping @Sendable () -> CalendarDay) { works = SlotWorks(today: today) }

  deinit { works.audience.close() }

  /// Looks for cards until the iteration is cancelled or the stream released; may be called again.
  public func cards() -> AsyncStream<CardEvent> { works.listen() }

  /// Returns when the card that was read has been pulled; at once when there is none.
  public func cardTaken() async { await works.audience.departure() }
}

/// The slot's thread, and what it shares with those who ask it.
private final class SlotWorks: Sendable {
  let audience: Audience<CardEvent>
  private let interrupt: Interrupt
  private let isRunning = Mutex(false)
  private let today: @Sendable () -> CalendarDay
  private let log = Logger(label: "social-card-reader")

  /// Ends the thread's wait, whatever it waits for.
  private final class Interrupt: Sendable {
    let wake = Wake()
    let cancel = Mutex<(@Sendable () -> Void)?>(nil)

    func callAsFunction() {
      wake?.signal()
      guard let cancel = cancel.withLock({ $0 }) else { return }
      // It asks the service, which the window's thread must not wait for.
      DispatchQueue.global().async(execute: cancel)
    }
  }

  /// A cancellation that came just before the wait is lost: it is looked after so often.
  private static let longestWait = Duration.seconds(1)
  private static let reopen = Duration.seconds(1)

  init(today: @escaping @Sendable () -> CalendarDay) {
    self.today = today
    let interrupt = Interrupt()
    self.interrupt = interrupt
    audience = Audience { interrupt() }
  }

  func listen() -> AsyncStream<CardEvent> {
    let events = audience.listen()
    let mustStart = isRunning.withLock { isRunning in
      defer { isRunning = true }
      return !isRunning
    }
    if mustStart, !OwnThread.start({ [self] in run() }) {
      isRunning.withLock { $0 = false }
      log.error("no thread for the slot")
    }
    return events
  }

  private func run() {
    var watch = SlotWatch(today: today)
    var told: (fault: DeviceFault, listener: Audience<CardEvent>.Listener?)?
    while !audience.isClosed {
      do throws(ChipError) {
        if let listener = audience.listener {
          try serve(listener, &watch) { told = nil }
          Remains.wipe()
        } else if watch.holdsCard, audience.awaitsDeparture {
          try awaitDeparture(&watch)
        } else {
          interrupt.wake?.wait(atMost: nil)
        }
      } catch {
        audience.note(holdsCard: false)
        let listener = audience.listener
        // A fault that lasts is told once to each who listens.
        let isNew = told?.fault != error.fault
        if isNew { log.error("slot out of service", metadata: ["code": "\(error.fault.code)"]) }
        if let listener, isNew || told?.listener.map({ audience.isCurrent($0) }) != true {
          audience.tell(.unavailable(error.fault), to: listener)
        }
        told = (error.fault, listener)
        interrupt.wake?.wait(atMost: Self.reopen)
      }
    }
  }

  private func opened() throws(ChipError) -> ChipSlots {
    let slots = try ChipSlots()
    interrupt.cancel.withLock { $0 = slots.cancel }
    return slots
  }

  private func closed() { interrupt.cancel.withLock { $0 = nil } }

  private func serve(
    _ listener: Audience<CardEvent>.Listener, _ watch: inout SlotWatch, _ begun: () -> Void
  ) throws(ChipError) {
    let slots = try opened()
    defer { closed() }
    var isBegun = false
    while audience.isCurrent(listener) {
      guard try slots.awaitChange(atMost: Self.longestWait) else { continue }
      if !isBegun {
        isBegun = true
        begun()
        watch.begin()
        audience.tell(.waiting, to: listener)
      }
      try watch.look(at: slots) { [audience] in audience.tell($0, to: listener) }
      audience.note(holdsCard: watch.holdsCard)
    }
  }

  private func awaitDeparture(_ watch: inout SlotWatch) throws(ChipError) {
    let slots = try opened()
    defer { closed() }
    while audience.listener == nil, watch.holdsCard, !audience.isClosed {
      guard try slots.awaitChange(atMost: Self.longestWait) else { continue }
      watch.lookForDeparture(at: slots)
      audience.note(holdsCard: watch.holdsCard)
    }
  }
}

/// What the cards in the slots are, from one look to the next.
private struct SlotWatch {
  let today: @Sendable () -> CalendarDay
  /// Slots with a card that was looked at, and the slot's changes when it was.
  private var seen: [String: Int] = [:]
  /// Slots whose card is there since before this listener.
  private var left: [String: Int] = [:]

  init(today: @escaping @Sendable () -> CalendarDay) { self.today = today }

  var holdsCard: Bool { !seen.isEmpty || !left.isEmpty }

  /// Somebody new listens: what lies there is an earlier person's.
  mutating func begin() {
    left.merge(seen) { max($0, $1) }
    seen = [:]
  }

  mutating func lookForDeparture(at slots: ChipSlots) {
    forgetMissing(slots)
    for slot in slots.slots where isGone(slot) { forget(slot) }
  }

  /// A slot that is not there any more holds nothing that could be asked for.
  private mutating func forgetMissing(_ slots: ChipSlots) {
    let names = Set(slots.slots.map(\.name))
    seen = seen.filter { names.contains($0.key) }
    left = left.filter { names.contains($0.key) }
  }

  mutating func look(
    at slots: ChipSlots, _ tell: (CardEvent) -> Void
  ) throws(ChipError) {
    forgetMissing(slots)
    for slot in slots.slots {
      if isGone(slot) {
        forget(slot)
        tell(.removed)
      }
      guard slot.holdsCard, seen[slot.name] == nil else { continue }
      seen[slot.name] = slot.changes
      if left[slot.name] != nil {
        tell(.failed(DeviceFault(code: "card-left-lying", responsible: .resident)))
      } else {
        tell(.reading)
        tell(try read(slot, slots))
      }
    }
  }

  /// A card that was known has left, whatever is there now. A service that began anew counts from
  /// the start: then the card may be the same.
  private func isGone(_ slot: ChipSlots.Slot) -> Bool {
    guard let known = seen[slot.name] ?? left[slot.name] else { return false }
    return !slot.holdsCard || slot.changes > known
  }

  private mutating func forget(_ slot: ChipSlots.Slot) {
    seen[slot.name] = nil
    left[slot.name] = nil
  }

  private func read(_ slot: ChipSlots.Slot, _ slots: ChipSlots) throws(ChipError) -> CardEvent {
    if slot.isMute { return .failed(SocialReadingError.chip(.mute).fault) }
    do throws(SocialReadingError) {
      let card = try slots.connected(slot) { exchange throws(SocialReadingError) in
        try withoutActuallyEscaping(exchange) { exchange throws(SocialReadingError) in
          try SocialCardReading(exchange: exchange).read()
        }
      }
      return .read(Identity(socialCard: card, today: today()))
    } catch {
      switch error {
      case .chip(.noService): throw .noService
      case .chip(.noSlot): throw .noSlot
      default: return .failed(error.fault)
      }
    }
  }
}

extension SocialReadingError {
  /// What the person at the slot is told.
  var fault: DeviceFault {
    let (code, detail) =
      switch self {
      case .chip(.removed): ("card-moved", "")
      case .chip(.mute): ("social-card-mute", "")
      case .chip(let error): ("card-unreadable", error.fault.detail)
      case .card(.notSocialCard): ("card-not-social", "")
      case .card(.isProtected): ("social-card-protected", "SW 6982")
      case .card(.damaged(let field)): ("card-text-damaged", field)
      case .card(.refused(let status)):
        ("card-unreadable", "SW \(String(status, radix: 16, uppercase: true))")
      }
    return DeviceFault(code: code, responsible: .resident, detail: detail)
  }
}

extension ChipError {
  /// What the technician is told.
  var fault: DeviceFault {
    let (code, detail) =
      switch self {
      case .noService: ("slot-service-absent", "the smart card service does not run: install pcscd")
      case .noSlot: ("slot-absent", "no slot for cards is connected: look at its cable")
      case .busy: ("slot-busy", "another program holds the card")
      case .removed, .mute: ("slot-failed", "")
      case .failed(let code): ("slot-failed", "PC/SC \(String(code, radix: 16, uppercase: true))")
      }
    return DeviceFault(code: code, responsible: .technician, detail: detail)
  }
}
