import Glibc
import Workers

/// What the desk's thread does: looks for wishes, speaks with the dispatcher, tells events.
///
/// It blocks for at most `SpeechTiming.answer` at a time.
final class SpeakingThread {
  private let settings: SpeechSettings
  private let path: String?
  private let timing: SpeechTiming
  private let orders: SpeechOrders
  private let wake: Wake
  private let tell: (SpeechEvent) -> Void

  private var connection: DispatcherConnection?
  private var opening: Opening?
  /// One that was killed a moment ago may refuse the first who knocks.
  private var mayKnockAgain = true
  /// What waits for a connection.
  private var waiting: SpeechOrder?
  private var saying: Saying?
  /// When the dispatcher has been silent for too long about what waits or is being said.
  private var deadline: ContinuousClock.Instant?
  private var hasToldTrouble = false

  init(
    settings: SpeechSettings, path: String?, timing: SpeechTiming, orders: SpeechOrders,
    wake: Wake, tell: @escaping (SpeechEvent) -> Void
  ) {
    self.settings = settings
    self.path = path
    self.timing = timing
    self.orders = orders
    self.wake = wake
    self.tell = tell
  }

  func run() {
    while true {
      let news = orders.take()
      if news.silences { attempt(silence) }
      if news.closes { connection = nil }
      if let order = news.order {
        waiting = order
        mayKnockAgain = true
      }
      attempt(proceed)
      if news.isLast { break }
      let left = deadline.map { $0 - ContinuousClock.now }
      var socket =
        connection.map {
          [pollfd(fd: $0.socket, events: Int16(POLLIN), revents: 0)]
        } ?? []
      wake.wait(orFor: &socket, atMost: left)
    }
  }

  private func attempt(_ step: () throws(SpeechTrouble) -> Void) {
    do throws(SpeechTrouble) { try step() } catch { fail(error) }
  }

  private func proceed() throws(SpeechTrouble) {
    if let order = waiting, let connection = try connected() {
      try begin(order, on: connection)
      waiting = nil
    }
    // Opened for somebody who has left since.
    if waiting == nil, opening?.outcome != nil { opening = nil }
    if let connection {
      for notice in try connection.takeNotices() { note(notice) }
    }
    if let deadline, deadline <= .now { throw waiting == nil ? .noSound : .silent }
  }

  /// The connection; `nil` while it is being opened.
  private func connected() throws(SpeechTrouble) -> DispatcherConnection? {
    if let connection { return connection }
    if opening == nil { opening = Opening(path: path, wake: wake) }
    if deadline == nil { deadline = .now + timing.opening }
    guard let opening else { throw .silent }
    guard let outcome = opening.outcome else { return nil }
    self.opening = nil
    if case .failure = outcome, mayKnockAgain {
      mayKnockAgain = false
      self.opening = Opening(path: path, wake: wake)
      return nil
    }
    deadline = nil
    let opened = try outcome.get()
    try opened.prepare(within: timing.answer)
    connection = opened
    return opened
  }

  private func begin(
    _ order: SpeechOrder, on connection: DispatcherConnection
  ) throws(SpeechTrouble) {
    try connection.set(order, settings, within: timing.answer)
    var saying = Saying(id: order.id)
    for (index, line) in order.lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      // Nobody waits for the rest of a long screen when it is not wanted any more.
      guard !orders.hasNews else { break }
      let number = try connection.say(line, within: timing.answer)
      saying.lines.append(Saying.Line(number: number, index: index, limit: timing.limit(of: line)))
      self.saying = saying
    }
    deadline = saying.lines.first.map { .now + $0.limit }
  }

  private func note(_ notice: DispatcherNotice) {
    guard var saying else { return }
    for event in saying.take(notice) { tell(event) }
    if case .ended = notice { hasToldTrouble = false }
    deadline = saying.lines.first.map { .now + $0.limit }
    self.saying = saying.lines.isEmpty ? nil : saying
  }

  private func silence() throws(SpeechTrouble) {
    if waiting != nil {
      waiting = nil
      deadline = nil
    }
    guard let saying else { return }
    forget(saying, .stopped)
    // Those that were said already are told first, so that none is mistaken for a later one.
    try connection?.ask("CANCEL SELF", within: timing.answer)
    _ = try connection?.takeNotices()
  }

  private func fail(_ trouble: SpeechTrouble) {
    let wasWanted = waiting != nil || saying != nil
    if let saying { forget(saying, .failed) }
    waiting = nil
    deadline = nil
    connection = nil
    guard wasWanted, !hasToldTrouble else { return }
    hasToldTrouble = true
    tell(.unavailable(trouble))
  }

  private func forget(_ saying: Saying, _ end: SpeechEnd) {
    if saying.hasBegun { tell(.ended(saying.id, end)) }
    self.saying = nil
    deadline = nil
  }
}
