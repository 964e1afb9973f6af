import Synchronization

/// What is to be said, with the pace and loudness of the moment it was asked for.
struct SpeechOrder: Sendable {
  var id: UtteranceID
  var lines: [String]
  var language: SpokenLanguage
  var rate: SpeechRate
  var volume: SpeechVolume
}

/// The one place where callers leave what they want and the speaking thread finds it. The latest
/// wish replaces those before it, so nothing piles up behind a dispatcher that hangs.
final class SpeechOrders: Sendable {
  /// What has changed since the last look.
  struct News: Sendable {
    /// Whatever is being said is not wanted any more.
    var silences = false
    /// The connection is to be closed before anything else is said.
    var closes = false
    /// The desk is gone, and so goes the thread.
    var isLast = false
    var order: SpeechOrder?
  }

  private struct State {
    var news = News()
    var rate = SpeechRate.normal
    var volume = SpeechVolume.normal
    var utterances = 0
  }

  private let state = Mutex(State())

  func speak(_ lines: [String], _ language: SpokenLanguage) -> UtteranceID {
    state.withLock { state in
      state.utterances += 1
      let id = UtteranceID(number: state.utterances)
      state.news.silences = true
      state.news.order =
        lines.isEmpty
        ? nil
        : SpeechOrder(
          id: id, lines: lines, language: language, rate: state.rate, volume: state.volume)
      return id
    }
  }

  func stop() {
    state.withLock { state in
      state.news.silences = true
      state.news.order = nil
    }
  }

  func setRate(_ rate: SpeechRate) { state.withLock { $0.rate = rate } }

  func setVolume(_ volume: SpeechVolume) { state.withLock { $0.volume = volume } }

  /// - Parameter isLast: whether nobody can leave another wish.
  func end(isLast: Bool = false) {
    state.withLock { state in
      state.news = News(silences: true, closes: true, isLast: isLast)
      state.rate = .normal
      state.volume = .normal
    }
  }

  /// Whether `take()` would tell something new.
  var hasNews: Bool { state.withLock { $0.news.silences } }

  /// Takes the wishes over; nothing of them is kept here.
  func take() -> News {
    state.withLock { state in
      defer { state.news = News() }
      return state.news
    }
  }
}
