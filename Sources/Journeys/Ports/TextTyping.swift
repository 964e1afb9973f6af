import TouchUI

/// Turns pinyin and handwriting into characters. It learns nothing from anybody.
public protocol TextTyping: Sendable {
  /// Best first; `nil` when it cannot answer.
  func candidates(for letters: String) async -> [String]?
  /// What the candidate at `index` gives, and the letters that it leaves.
  func choose(_ index: Int, for letters: String) async -> TypedChoice?
  /// Characters that the strokes may mean, best first; points in shares of the pad's side.
  func characters(of strokes: [[InkPoint]]) async -> [String]?
  /// Forgets everything that a person typed.
  func forget() async
}

public struct TypedChoice: Hashable, Sendable {
  public var text: String
  public var rest: String

  public init(text: String, rest: String) {
    self.text = text
    self.rest = rest
  }
}
