/// What letters can mean.
public struct PinyinCandidates: Hashable, Sendable, Codable {
  /// The letters as they are shown above the candidates, cut into syllables: `ni hao`.
  public var preedit: String
  /// The texts to choose from, the likeliest first; at most `limit`, none twice. Those that use
  /// all letters come before those that use only the first ones.
  public var texts: [String]

  /// Five rows of ten: who has not found the word by then types on or writes by hand.
  public static let limit = 50

  public init(preedit: String, texts: [String]) {
    self.preedit = preedit
    self.texts = texts
  }
}

/// What choosing a candidate gives.
public struct PinyinChoice: Hashable, Sendable, Codable {
  /// The text to insert.
  public var text: String
  /// The letters that the text does not use, to ask with next; empty when all were used. In lower
  /// case, without a separator at its start.
  public var rest: String

  public init(text: String, rest: String) {
    self.text = text
    self.rest = rest
  }
}
