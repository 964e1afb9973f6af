import GRDB

/// `Grams` as a tokenizer of FTS5. Programs that do not register it, such as the sqlite3 shell,
/// cannot query the index.
final class GramTokenizer: FTS5CustomTokenizer {
  static let name = "grams"

  init(db: Database, arguments: [String]) throws {}

  func tokenize(
    context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization,
    pText: UnsafePointer<CChar>?, nText: CInt, tokenCallback: @escaping FTS5TokenCallback
  ) -> CInt {
    guard let pText else { return Self.done }
    let bytes = UnsafeRawBufferPointer(start: pText, count: Int(nText))
    let text = String(decoding: bytes, as: UTF8.self)
    let isQuery = tokenization.contains(.query)
    for token in isQuery ? Grams.query(text) : Grams.document(text) {
      var copy = token.text
      let result = copy.withUTF8 { utf8 in
        utf8.withMemoryRebound(to: CChar.self) { characters in
          tokenCallback(
            context, token.isColocated ? FTS5TokenFlags.colocated.rawValue : 0,
            characters.baseAddress, CInt(characters.count), CInt(token.range.lowerBound),
            CInt(token.range.upperBound))
        }
      }
      guard result == Self.done else { return result }
    }
    return Self.done
  }

  private static let done = ResultCode.SQLITE_OK.rawValue
}
