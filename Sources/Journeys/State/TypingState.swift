import TouchUI

/// How words are put in, and what is not yet chosen. It goes with the page it was typed on.
public struct TypingState: Hashable, Sendable {
  public enum Keyboard: String, Hashable, Sendable, CaseIterable {
    case pinyin
    case handwriting
    /// Letters and digits as they are: a number on a machine, an address of the web.
    case letters

    /// The one after it, and after the last the first.
    var next: Keyboard {
      switch self {
      case .pinyin: .handwriting
      case .handwriting: .letters
      case .letters: .pinyin
      }
    }
  }

  public var keyboard = Keyboard.pinyin
  /// Pinyin that no character was chosen for yet.
  public var letters = ""
  /// The strokes of the character that is being written, in shares of the pad's side.
  public var strokes: [[InkPoint]] = []
  public var candidates: [String] = []
  /// The first candidate that is shown.
  public var firstShown = 0
  /// Neither the dictionary nor the recogniser answers.
  public var isBroken = false

  public init() {}

  /// Nothing of a character is begun.
  public mutating func clear() {
    letters = ""
    strokes = []
    candidates = []
    firstShown = 0
  }

  /// How many candidates stand in one row.
  public static let shown = 6
}
