import Foundation

/// What a phone shows that scanned a kiosk's code: takes a photo, makes it small, sends it.
///
/// Made from `assets/platform/upload`: a page with `{word}` in the place of words, and a file of words
/// for each language.
struct UploadPage: Sendable {
  private let page: String
  private let ended: String
  private let words: [String: [String: String]]

  /// Who has no file of words is told in Chinese.
  private static let common = "zh-Hans"

  /// - Parameter folder: `assets/platform/upload`.
  init(reading folder: String) throws {
    let folder = URL(filePath: folder)
    page = try String(contentsOf: folder.appending(path: "page.html"), encoding: .utf8)
    ended = try String(contentsOf: folder.appending(path: "ended.html"), encoding: .utf8)
    var words: [String: [String: String]] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where file.hasSuffix(".json") {
      let data = try Data(contentsOf: folder.appending(path: file))
      words[String(file.dropLast(5))] = try JSONDecoder().decode([String: String].self, from: data)
    }
    self.words = words
  }

  func html(for paper: UploadedPaper) -> String {
    filled(page, paper.language, ["paper": paper.name])
  }

  /// For an address that is not good any more; nobody knows in which language it was.
  var endedHTML: String { filled(ended, Self.common, [:]) }

  private func filled(
    _ template: String, _ language: String, _ own: [String: String]
  ) -> String {
    let isKnown = words[language] != nil
    let told = (words[language] ?? words[Self.common] ?? [:]).merging(own) { $1 }
      .merging(["language": isKnown ? language : Self.common]) { $1 }
    return told.reduce(template) { page, word in
      page.replacing("{\(word.key)}", with: Self.escaped(word.value))
    }
  }

  /// As text and between the quotation marks of an attribute.
  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;").replacing("{", with: "&#123;")
  }
}
