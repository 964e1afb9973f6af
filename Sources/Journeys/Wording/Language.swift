import Foundation

/// A language of the screens, one entry of assets/strings/languages.json.
public struct Language: Hashable, Sendable, Codable {
  public enum Lines: String, Hashable, Sendable, Codable { case horizontal, vertical }
  public enum Direction: String, Hashable, Sendable, Codable { case ltr, rtl }

  /// RFC 5646, and the name of its strings file: `mn-Mong`.
  public let code: String
  /// In the language itself, as the button says it.
  public let name: String
  public let writing: Lines
  public let direction: Direction
  /// Whether somebody whose language it is has read every phrase.
  public let reviewed: Bool
  /// The voice that can speak it; `nil` when there is none.
  public let spoken: String?

  public static let chinese = Language(
    code: "zh-Hans", name: "中文", writing: .horizontal, direction: .ltr, reviewed: true,
    spoken: "cmn")
}

/// The words of every language that a kiosk offers.
public struct Wordbook: Sendable {
  /// In the order of their buttons; the first is what the next person finds.
  public let languages: [Language]
  private var phrases: [String: Phrases]

  public init(_ phrases: Phrases, language: Language = .chinese) {
    languages = [language]
    self.phrases = [language.code: phrases]
  }

  /// Reads languages.json in a folder, and the strings of the first language: a start waits for
  /// no more. `read` brings the others.
  ///
  /// - Parameter offers: which to offer.
  /// - Throws: `PhraseFault`, or why a file cannot be read.
  public init(folder: String, offers: Offer = .all) throws {
    let list = try Data(contentsOf: URL(filePath: "\(folder)/languages.json"))
    let all = try JSONDecoder().decode([Language].self, from: list)
    switch offers {
    case .all: languages = all
    case .reviewed: languages = all.filter(\.reviewed)
    case .only(let codes):
      languages = try codes.map { code in
        guard let language = all.first(where: { $0.code == code }) else {
          throw PhraseFault.unknownLanguage(code, known: all.map(\.code))
        }
        return language
      }
    }
    phrases = [:]
    if let first = languages.first {
      phrases[first.code] = try Phrases(file: "\(folder)/\(first.code).json")
    }
  }

  public enum Offer: Hashable, Sendable {
    case all
    /// Those that somebody whose language it is has read.
    case reviewed
    /// By their codes, in this order.
    case only([String])
  }

  /// The same with the strings of every language.
  ///
  /// - Throws: `PhraseFault.missing`, or why a file cannot be read.
  public func read(folder: String) throws -> Wordbook {
    var whole = self
    for language in languages where phrases[language.code] == nil {
      whole.phrases[language.code] = try Phrases(file: "\(folder)/\(language.code).json")
    }
    return whole
  }

  public func language(_ code: String) -> Language {
    languages.first { $0.code == code } ?? languages.first ?? .chinese
  }

  /// The words of a language, or of the first where there is no such.
  public subscript(code: String) -> Phrases {
    phrases[code] ?? phrases[languages.first?.code ?? ""] ?? Phrases.none
  }
}
