/// What a form says to the person: in Chinese, and in other languages where somebody wrote it. Papers
/// are Chinese.
public struct Wording: Hashable, Sendable, ExpressibleByStringLiteral {
  public let chinese: String
  private let others: [String: String]

  /// `others`: by their codes (RFC 5646), `en`, `mn-Mong`.
  public init(_ chinese: String, others: [String: String] = [:]) {
    self.chinese = chinese
    self.others = others
  }

  public init(stringLiteral text: String) { self.init(text) }

  /// In Chinese where nobody wrote it in that language.
  public subscript(language: String) -> String { others[language] ?? chinese }

  /// With words added in every language.
  func adding(_ words: String) -> Wording {
    Wording(chinese + words, others: others.mapValues { $0 + words })
  }
}
