import Synchronization
import Workers

/// Says what a screen shows, through speech-dispatcher.
///
/// Every call returns at once, whatever state the dispatcher is in: it leaves a wish that a thread
/// of the desk's own fulfils. Calls take effect in their order. Nothing is opened and no thread
/// exists before the first `speak`, which also starts a dispatcher that does not run. Where nothing
/// can be heard a resident notices nothing: the events say `unavailable` once, and the next `speak`
/// tries again.
///
///     let desk = SpeechDesk(settings: settings)
///     desk.speak(["请把身份证放在读卡区", "还剩 24 小时"].map(SpokenText.speakable), language: .mandarin)
///     for await event in desk.events { … }
///     desk.end()
///
/// libspeechd is linked: on a program that has Pango it costs 0.1 ms of start and 0.04 MB, on an
/// empty one 0.3 ms and 0.9 MB, nearly all of it GLib.
public final class SpeechDesk: Sendable {
  /// For one listener. A listener that is late misses the oldest.
  public let events: AsyncStream<SpeechEvent>

  private let settings: SpeechSettings
  private let path: String?
  private let timing: SpeechTiming
  private let orders = SpeechOrders()
  private let teller: AsyncStream<SpeechEvent>.Continuation
  /// Wakes the speaking thread; `nil` until there is one.
  private let wake = Mutex<Wake?>(nil)

  public convenience init(settings: SpeechSettings = SpeechSettings()) {
    self.init(settings: settings, path: nil, timing: SpeechTiming())
  }

  /// - Parameter path: the dispatcher's socket; `nil` is where libspeechd looks for it.
  init(settings: SpeechSettings, path: String?, timing: SpeechTiming) {
    self.settings = settings
    self.path = path
    self.timing = timing
    (events, teller) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(256))
  }

  deinit {
    orders.end(isLast: true)
    wake.withLock { $0?.signal() }
    teller.finish()
  }

  /// Stops what is being said and says `lines` in order. Empty lines are passed over and keep
  /// their index; no lines are as good as `stop()`.
  @discardableResult
  public func speak(_ lines: [String], language: SpokenLanguage) -> UtteranceID {
    let id = orders.speak(settings.enabled ? lines : [], language)
    if settings.enabled { wakeThread(startingIt: true) }
    return id
  }

  /// Falls silent.
  public func stop() {
    orders.stop()
    wakeThread(startingIt: false)
  }

  /// Holds from the next `speak` until `end()`.
  public func setRate(_ rate: SpeechRate) { orders.setRate(rate) }

  /// Holds from the next `speak` until `end()`.
  public func setVolume(_ volume: SpeechVolume) { orders.setVolume(volume) }

  /// The end of a person's session: silence, rate and volume back to normal, the connection closed.
  /// The desk keeps no word; the dispatcher forgets them when it ends, which it does by itself 5 s
  /// after its last connection where it was started by `speak`.
  public func end() {
    orders.end()
    wakeThread(startingIt: false)
  }

  private func wakeThread(startingIt mayStart: Bool) {
    wake.withLock { wake in
      if wake == nil, mayStart { wake = startThread() }
      wake?.signal()
    }
  }

  private func startThread() -> Wake? {
    guard let wake = Wake() else { return nil }
    let (settings, path, timing) = (settings, path, timing)
    let (orders, teller) = (orders, teller)
    let isStarted = OwnThread.start {
      SpeakingThread(
        settings: settings, path: path, timing: timing, orders: orders, wake: wake,
        tell: { teller.yield($0) }
      ).run()
    }
    return isStarted ? wake : nil
  }
}
