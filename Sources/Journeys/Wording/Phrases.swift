import Foundation
import ServiceModel

/// The words of one language, from assets/strings. Screens and papers name a `Phrase` and never
/// carry words of their own.
public struct Phrases: Hashable, Sendable {
  private let words: [String: String]

  /// - Throws: `PhraseFault.missing` with every phrase that the file lacks, so that a translator
  ///   sees all of them at once.
  public init(words: [String: String]) throws(PhraseFault) {
    let missing = Phrase.allCases.filter { words[$0.rawValue] == nil }
    guard missing.isEmpty else { throw .missing(missing.map(\.rawValue)) }
    self.words = words
  }

  /// Reads a JSON object of phrase to words.
  public init(file path: String) throws {
    let data = try Data(contentsOf: URL(filePath: path))
    try self.init(words: JSONDecoder().decode([String: String].self, from: data))
  }

  /// Says the names of the phrases; for when there is nothing better.
  static let none = Phrases(unchecked: [:])

  private init(unchecked words: [String: String]) { self.words = words }

  public subscript(phrase: Phrase) -> String { words[phrase.rawValue] ?? phrase.rawValue }

  /// The phrase with `{}` filled, in order.
  public func say(_ phrase: Phrase, _ parts: String...) -> String {
    var rest = self[phrase][...]
    var said = ""
    for part in parts {
      guard let place = rest.range(of: "{}") else { break }
      said += rest[..<place.lowerBound] + part
      rest = rest[place.upperBound...]
    }
    return said + rest
  }

  func fee(_ fee: Fee) -> String {
    switch fee {
    case .free: self[.free]
    case .charged(let basis): say(.charged, basis)
    }
  }
}

public enum PhraseFault: Error, Hashable, Sendable, CustomStringConvertible {
  case missing([String])
  case unknownLanguage(String, known: [String])

  public var description: String {
    switch self {
    case .missing(let names): "the strings file lacks: \(names.joined(separator: ", "))"
    case .unknownLanguage(let code, let known):
      "screen.languages: no language '\(code)'; there are \(known.joined(separator: ", "))"
    }
  }
}
