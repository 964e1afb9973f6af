import ServiceModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the platform says is wrong (RFC 9457, `application/problem+json`).
struct Problem {
  let code: String
  /// Its detail or title, fit for a log and the staff's screen.
  let sentence: String
  /// Of `pages-missing`: which.
  let missing: [ContentDigest]

  private struct Form: Decodable {
    var code: String?
    var title: String?
    var detail: String?
    var missing: [ContentDigest]?
  }

  /// `nil` for an answer that is no problem of the platform's: another media type, or no code.
  init?(_ response: HTTPResponse) {
    let type = response.headers["content-type"]?.prefix { $0 != ";" && $0 != " " }
    guard type?.lowercased() == "application/problem+json",
      let form = try? JSONDecoder().decode(Form.self, from: Data(response.body)),
      let code = form.code, !code.isEmpty
    else { return nil }
    self.code = Self.bounded(code, 60)
    missing = code == "pages-missing" ? form.missing ?? [] : []
    sentence = Self.bounded(Self.withoutNumbers(form.detail ?? form.title ?? ""), 200)
  }

  /// A sentence may quote what was wrong: runs of seven digits and more, as citizen, phone and
  /// bank card numbers have, become stars.
  static func withoutNumbers(_ text: String) -> String {
    var shown = ""
    var run = ""
    for character in text + " " {
      if character.isASCII, character.isNumber {
        run.append(character)
        continue
      }
      shown += run.count >= 7 ? "***" : run
      run = ""
      shown.append(character)
    }
    return String(shown.dropLast())
  }

  private static func bounded(_ text: String, _ length: Int) -> String {
    String(String(text.prefix(length)).map { $0.isNewline ? " " : $0 })
  }
}
