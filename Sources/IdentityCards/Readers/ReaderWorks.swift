import Logging
import ServiceModel
import Synchronization
import Workers

/// The reader's thread, and what it shares with those who ask it.
final class ReaderWorks: Sendable {
  private let audience: Audience<CardEvent>
  private let wake = Wake()
  private let isRunning = Mutex(false)
  private let lastModule = Mutex<SAMIdentifier?>(nil)
  private let connection: ReaderConnection
  private let timing: ReaderTiming
  private let photos: PhotoDecoder?
  private let today: @Sendable () -> CalendarDay
  private let log = Logger(label: "identity-reader")

  init(
    _ connection: ReaderConnection, timing: ReaderTiming, photos: PhotoDecoder?,
    today: @escaping @Sendable () -> CalendarDay
  ) {
    self.connection = connection
    self.timing = timing
    self.photos = photos
    self.today = today
    audience = Audience { [wake] in wake?.signal() }
  }

  var module: SAMIdentifier? { lastModule.withLock { $0 } }

  func listen() -> AsyncStream<CardEvent> {
    let events = audience.listen()
    let mustStart = isRunning.withLock { isRunning in
      defer { isRunning = true }
      return !isRunning
    }
    guard mustStart else { return events }
    let isStarted = wake.map { wake in OwnThread.start { [self] in run(wake) } } ?? false
    if !isStarted {
      isRunning.withLock { $0 = false }
      log.error("no thread for the reader")
      if let listener = audience.listener {
        audience.tell(.unavailable(ReaderTrouble.port(.failed(0)).fault), to: listener)
      }
    }
    return events
  }

  func close() { audience.close() }

  func departure() async { await audience.departure() }

  private func run(_ wake: Wake) {
    let attendance = Attendance(wake: wake)
    let link = ReaderLink(connection.outlet(attendance), timing: timing, log: log)
    let watch = CardWatch(link: link, photos: photos, today: today)
    while let listener = nextListener(watch, link, attendance) {
      attendance.isWanted = { [audience] in audience.isCurrent(listener) }
      serve(listener, watch, link)
      Remains.wipe()
    }
    link.close()
  }

  private func serve(
    _ listener: Audience<CardEvent>.Listener, _ watch: CardWatch, _ link: ReaderLink
  ) {
    var isBegun = false
    var isAnew = false
    var told: DeviceFault?
    let tell: (CardEvent) -> Void = { [self] event in
      if event == .waiting {
        // Who was told that the reader is there wants to hear that it is gone again.
        told = nil
        isAnew = true
        lastModule.withLock { $0 = link.module }
      }
      audience.tell(event, to: listener)
    }
    while audience.isCurrent(listener) {
      do throws(ReaderTrouble) {
        if isBegun { try watch.look(tell) } else { try watch.begin(isAnew: isAnew, tell) }
        lastModule.withLock { $0 = link.module }
        audience.note(holdsCard: watch.holdsCard)
        isBegun = true
        try? link.rest()
      } catch {
        // The listener has left.
        guard error != .port(.interrupted) else { continue }
        isBegun = false
        // A reader that is gone holds nothing that anybody could be asked to take.
        audience.note(holdsCard: false)
        if told != error.fault {
          tell(.unavailable(error.fault))
          log.error("reader out of service", metadata: ["code": "\(error.fault.code)"])
        }
        told = error.fault
        try? link.awaitReader()
      }
    }
  }

  /// Waits for somebody to listen, and meanwhile for a card that lies there to leave; `nil` when
  /// nobody ever will.
  private func nextListener(
    _ watch: CardWatch, _ link: ReaderLink, _ attendance: Attendance
  ) -> Audience<CardEvent>.Listener? {
    var canLook = true
    attendance.isWanted = { [audience] in audience.listener == nil && !audience.isClosed }
    while true {
      if audience.isClosed { return nil }
      if let listener = audience.listener { return listener }
      guard canLook, watch.holdsCard else {
        attendance.sleep()
        continue
      }
      do throws(ReaderTrouble) {
        try watch.lookForDeparture()
        audience.note(holdsCard: watch.holdsCard)
        try? link.rest()
      } catch {
        guard error != .port(.interrupted) else { continue }
        // The next listener finds out, and is told.
        canLook = false
        audience.note(holdsCard: false)
      }
    }
  }
}
