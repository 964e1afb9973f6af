import FoundationEssentials

/// What the kiosk asks of its typing worker: each question holds all that its answer needs, so a
/// worker that is new can take over in the middle of a word.
public enum TypingQuestion: Hashable, Sendable, Codable {
  case candidates(letters: String)
  case choose(index: Int, letters: String)
  case recognise(ink: Ink)
}

/// The answer to the question of the same name, or why there is none.
public enum TypingAnswer: Hashable, Sendable, Codable {
  case candidates(PinyinCandidates)
  case choice(PinyinChoice)
  case characters([String])
  case fault(TypingFault)
}

/// The way over the wire: a question or an answer is one line of JSON.
public enum TypingLine {
  /// With its line feed.
  public static func bytes(of message: some Encodable) -> [UInt8] {
    let line = (try? JSONEncoder().encode(message)) ?? Data()
    return Array(line) + [UInt8(ascii: "\n")]
  }

  /// Reads a line, with or without its line feed; `nil` when it is not what is expected.
  public static func message<Message: Decodable>(
    _ type: Message.Type, from line: some Sequence<UInt8>
  ) -> Message? {
    try? JSONDecoder().decode(type, from: Data(line))
  }
}
