/// Cuts a CSV into records by RFC 4180: fields in quotes may hold commas, line ends and doubled
/// quotes; lines end in LF or CRLF; a byte order mark at the start is passed over.
struct CSVReader {
  /// One record, or why its line is none.
  struct Record: Hashable {
    /// Where it begins, from 1.
    let line: Int
    let content: Result<[String], CSVProblem>
  }

  enum CSVProblem: Error, Hashable {
    /// A quote inside a field that is not in quotes, or text after the closing one.
    case strayQuote
    /// The file ends inside quotes.
    case unclosedQuote
    case notUTF8
  }

  private let bytes: [UInt8]
  private var place = 0
  private var line = 1

  init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    self.bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
  }

  /// The records in order; empty lines are none.
  static func records(of bytes: [UInt8]) -> [Record] {
    var reader = CSVReader(bytes)
    var records: [Record] = []
    while let record = reader.next() {
      if record.content != .success([""]) { records.append(record) }
    }
    return records
  }

  private mutating func next() -> Record? {
    guard place < bytes.count else { return nil }
    let start = line
    var fields: [String] = []
    do throws(CSVProblem) {
      repeat { fields.append(try field()) } while take(UInt8(ascii: ","))
      endLine()
      return Record(line: start, content: .success(fields))
    } catch {
      skipLine()
      return Record(line: start, content: .failure(error))
    }
  }

  private mutating func field() throws(CSVProblem) -> String {
    let isQuoted = take(UInt8(ascii: "\""))
    let field = isQuoted ? try quoted() : try plain()
    guard let text = String(validating: field, as: UTF8.self) else { throw .notUTF8 }
    return text
  }

  private mutating func plain() throws(CSVProblem) -> [UInt8] {
    let start = place
    while place < bytes.count, !isEnd(bytes[place]), bytes[place] != UInt8(ascii: ",") {
      if bytes[place] == UInt8(ascii: "\"") { throw .strayQuote }
      place += 1
    }
    return Array(bytes[start..<place])
  }

  private mutating func quoted() throws(CSVProblem) -> [UInt8] {
    var field: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") {
        guard take(UInt8(ascii: "\"")) else {
          let isAtEnd =
            place == bytes.count || isEnd(bytes[place]) || bytes[place] == UInt8(ascii: ",")
          if isAtEnd { return field }
          throw .strayQuote
        }
      } else if byte == UInt8(ascii: "\n") {
        line += 1
      }
      field.append(byte)
    }
    throw .unclosedQuote
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func endLine() {
    _ = take(UInt8(ascii: "\r"))
    if take(UInt8(ascii: "\n")) { line += 1 }
  }

  private mutating func skipLine() {
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
    endLine()
  }
}
