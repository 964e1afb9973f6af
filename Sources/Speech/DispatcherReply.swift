/// What speech-dispatcher says over its socket (SSIP): lines of a three-digit code, `-` before
/// the last one a space, and the text.
struct DispatcherReply: Hashable, Sendable {
  var code: Int
  /// The texts of all lines but the last, which repeats the code in words.
  var values: [String]

  var isAccepted: Bool { (200..<300).contains(code) }

  /// What an event says about the message of that number; `nil` for the answer to a command.
  var notice: DispatcherNotice? {
    guard (700..<800).contains(code), let message = values.first.flatMap({ Int($0) }) else {
      return nil
    }
    return switch code {
    case 701: .began(message)
    case 702: .ended(message)
    case 703: .cancelled(message)
    default: .other
    }
  }

  /// Whether it came without being asked for.
  var isEvent: Bool { (700..<800).contains(code) }
}

/// An event about a message, by the number that the dispatcher gave it.
enum DispatcherNotice: Hashable, Sendable {
  case began(Int)
  case ended(Int)
  case cancelled(Int)
  case other
}

/// Puts replies together from bytes in whatever pieces they come.
struct DispatcherReplyParser: Sendable {
  private var rest: [UInt8] = []
  private var values: [String] = []

  /// - Throws: `refused` when the bytes are none of the protocol's; nothing can be read after it.
  mutating func take(_ bytes: some Sequence<UInt8>) throws(SpeechTrouble) -> [DispatcherReply] {
    rest.append(contentsOf: bytes)
    var replies: [DispatcherReply] = []
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      var line = rest[..<end]
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      let text = String(decoding: line, as: UTF8.self)
      rest.removeSubrange(...end)
      guard let code = Int(text.prefix(3)), text.utf8.count > 3 else { throw .refused }
      let value = text.dropFirst(4)
      if text.dropFirst(3).first == "-" {
        values.append(String(value))
      } else {
        replies.append(DispatcherReply(code: code, values: values))
        values = []
      }
    }
    return replies
  }
}
