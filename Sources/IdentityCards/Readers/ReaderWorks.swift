import Logging
import ServiceModel
import Synchronization
import Workers

/// What the reader's thread and those who ask it share.
final class ReaderWorks: Sendable {
  private struct State {
    var listener: Listener?
    var lastNumber = 0
    var isClosed = false
    var isRunning = false
    var module: SAMIdentifier?
    /// A card lay there when it was last looked for.
    var holdsCard = false
    var waitingForDeparture: [CheckedContinuation<Void, Never>] = []
  }

  private struct Listener: Sendable {
    let number: Int
    let continuation: AsyncStream<CardEvent>.Continuation
  }

  private let state = Mutex(State())
  private let wake = Wake()
  private let connection: ReaderConnection
  private let timing: ReaderTiming
  private let today: @Sendable () -> CalendarDay
  private let log = Logger(label: "identity-reader")

  init(
    _ connection: ReaderConnection, timing: ReaderTiming,
    today: @escaping @Sendable () -> CalendarDay
  ) {
    self.connection = connection
    self.timing = timing
    self.today = today
  }

  var module: SAMIdentifier? { state.withLock { $0.module } }

  /// Makes `continuation` the one that is told. The one before hears no more.
  func listen(_ continuation: AsyncStream<CardEvent>.Continuation) {
    let (number, before, mustStart) = state.withLock { state in
      state.lastNumber += 1
      let before = state.listener
      state.listener = Listener(number: state.lastNumber, continuation: continuation)
      let mustStart = !state.isRunning
      state.isRunning = true
      return (state.lastNumber, before, mustStart)
    }
    before?.continuation.finish()
    continuation.onTermination = { [weak self] _ in self?.leave(number) }
    wake?.signal()
    guard mustStart else { return }
    let isStarted = wake.map { wake in OwnThread.start { [self] in run(wake) } } ?? false
    if !isStarted {
      state.withLock { $0.isRunning = false }
      log.error("no thread for the reader")
      continuation.yield(.unavailable(ReaderTrouble.port(.failed(0)).fault))
    }
  }

  /// Nobody listens any more, ever.
  func close() {
    let listener = state.withLock { state in
      state.isClosed = true
      defer { state.listener = nil }
      return state.listener
    }
    listener?.continuation.finish()
    note(holdsCard: false)
    wake?.signal()
  }

  /// Returns when no card lies there, as far as the last look told.
  func departure() async {
    await withCheckedContinuation { continuation in
      let isGone = state.withLock { state in
        if state.holdsCard, !state.isClosed {
          state.waitingForDeparture.append(continuation)
          return false
        }
        return true
      }
      if isGone { continuation.resume() }
    }
  }

  private func note(holdsCard: Bool) {
    let waiting = state.withLock { state in
      state.holdsCard = holdsCard
      guard !holdsCard else { return [CheckedContinuation<Void, Never>]() }
      defer { state.waitingForDeparture = [] }
      return state.waitingForDeparture
    }
    for continuation in waiting { continuation.resume() }
  }

  private func leave(_ number: Int) {
    state.withLock { state in
      if state.listener?.number == number { state.listener = nil }
    }
    wake?.signal()
  }

  private func run(_ wake: Wake) {
    let attendance = Attendance(wake: wake)
    let link = ReaderLink(connection.outlet(attendance), timing: timing, log: log)
    let watch = CardWatch(link: link, today: today)
    while let listener = nextListener(watch, link, attendance) {
      attendance.isWanted = { [self] in isCurrent(listener) }
      serve(listener, watch, link)
    }
    link.close()
  }

  private func serve(_ listener: Listener, _ watch: CardWatch, _ link: ReaderLink) {
    var isBegun = false
    var isAnew = false
    var told: DeviceFault?
    let tell: (CardEvent) -> Void = { [self] event in
      // Who was told that the reader is there wants to hear that it is gone again.
      if event == .waiting { told = nil }
      if isCurrent(listener) { listener.continuation.yield(event) }
    }
    while isCurrent(listener) {
      do throws(ReaderTrouble) {
        if isBegun { try watch.look(tell) } else { try watch.begin(isAnew: isAnew, tell) }
        state.withLock { $0.module = link.module }
        note(holdsCard: watch.holdsCard)
        isAnew = true
        isBegun = true
        try? link.rest()
      } catch {
        // The listener has left.
        guard error != .port(.interrupted) else { continue }
        isBegun = false
        // A reader that is gone holds nothing that anybody could be asked to take.
        note(holdsCard: false)
        if told != error.fault {
          tell(.unavailable(error.fault))
          log.error("reader out of service", metadata: ["code": "\(error.fault.code)"])
        }
        told = error.fault
        try? link.awaitReader()
      }
    }
  }

  private func isCurrent(_ listener: Listener) -> Bool {
    state.withLock { $0.listener?.number == listener.number }
  }

  /// Waits for somebody to listen, and meanwhile for a card that lies there to leave; `nil` when
  /// nobody ever will.
  private func nextListener(
    _ watch: CardWatch, _ link: ReaderLink, _ attendance: Attendance
  ) -> Listener? {
    var canLook = true
    attendance.isWanted = { [self] in state.withLock { $0.listener == nil && !$0.isClosed } }
    while true {
      let (listener, isClosed) = state.withLock { ($0.listener, $0.isClosed) }
      if isClosed { return nil }
      if let listener { return listener }
      guard canLook, watch.holdsCard else {
        attendance.sleep()
        continue
      }
      do throws(ReaderTrouble) {
        try watch.lookForDeparture()
        note(holdsCard: watch.holdsCard)
        try? link.rest()
      } catch {
        guard error != .port(.interrupted) else { continue }
        // The next listener finds out, and is told.
        canLook = false
        note(holdsCard: false)
      }
    }
  }
}
