/// What the dispatcher has been given to say and has not said to its end.
struct Saying: Sendable {
  struct Line: Hashable, Sendable {
    /// The dispatcher's number for it.
    var number: Int
    /// Its place among the lines of `speak`.
    var index: Int
    /// How long it may take.
    var limit: Duration
  }

  let id: UtteranceID
  /// Those that have not ended, the one that is being said first.
  var lines: [Line] = []
  private(set) var hasBegun = false

  init(id: UtteranceID) { self.id = id }

  /// - Returns: what the desk tells of it. Numbers of other utterances are passed over.
  mutating func take(_ notice: DispatcherNotice) -> [SpeechEvent] {
    switch notice {
    case .began(let number):
      guard let line = lines.first(where: { $0.number == number }) else { return [] }
      defer { hasBegun = true }
      return (hasBegun ? [] : [.began(id)]) + [.lineBegan(id, line: line.index)]
    case .ended(let number):
      return end(number, .whole)
    case .cancelled(let number):
      return end(number, .stopped)
    case .other:
      return []
    }
  }

  private mutating func end(_ number: Int, _ end: SpeechEnd) -> [SpeechEvent] {
    guard let place = lines.firstIndex(where: { $0.number == number }) else { return [] }
    lines.remove(at: place)
    return lines.isEmpty && hasBegun ? [.ended(id, end)] : []
  }
}
