import ServiceModel

/// What became of every line of a list of items.
public struct ImportReport: Hashable, Sendable {
  public var entries: [CatalogueEntry] = []
  /// The lines that did not become an item, in their order.
  public var refused: [ImportProblem] = []
  /// The lines that did, with something that nobody recognised.
  public var remarks: [ImportProblem] = []
  /// Lines that hold data: `entries` and `refused` together.
  public var lines: Int { entries.count + refused.count }

  public init() {}

  /// How many items have a code of each form.
  public var codeForms: [ItemCodeForm: Int] {
    Dictionary(entries.map { ($0.item.code.form, 1) }, uniquingKeysWith: +)
  }
}

/// One line of a list, and what is the matter with it.
public struct ImportProblem: Hashable, Sendable, CustomStringConvertible {
  /// From 1; where the record begins.
  public let line: Int
  public let reason: Reason

  public init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }

  public enum Reason: Hashable, Sendable {
    case strayQuote
    case unclosedQuote
    case notUTF8
    case wrongFieldCount(have: Int, need: Int)
    case emptyField(String)
    /// The heading line lacks this column: nothing can be read.
    case missingColumn(String)
    case duplicateCode(String, firstLine: Int)
    /// The line is no guide in JSON.
    case noItem
    /// The item is kept, without a kind.
    case unknownKind(String)
  }

  public var description: String { "\(line): \(reason.chinese) / \(reason.english)" }
}

extension ImportProblem.Reason {
  /// What is wrong, and what would be right.
  public var chinese: String {
    switch self {
    case .strayQuote: "引号放错了位置：带引号的一格，引号在最前和最后"
    case .unclosedQuote: "引号没有结束"
    case .notUTF8: "不是 UTF-8 文字，请另存为 UTF-8"
    case .wrongFieldCount(let have, let need): "应有 \(need) 列，现在是 \(have) 列"
    case .emptyField(let column): "\(column) 是空的"
    case .missingColumn(let column): "第一行没有 \(column) 这一列"
    case .duplicateCode(let code, let line): "编码 \(code) 与第 \(line) 行重复"
    case .noItem: "这一行不是一个完整的事项（JSON）"
    case .unknownKind(let kind): "不认识的事项类型“\(kind)”，应是 01 到 10 或 20"
    }
  }

  public var english: String {
    switch self {
    case .strayQuote: "a quote inside a field: it begins and ends a field, or is doubled"
    case .unclosedQuote: "a quote that does not end"
    case .notUTF8: "not UTF-8: save the list as UTF-8"
    case .wrongFieldCount(let have, let need): "\(need) fields expected, found \(have)"
    case .emptyField(let column): "\(column) is empty"
    case .missingColumn(let column): "the first line has no column \(column)"
    case .duplicateCode(let code, let line): "the code \(code) stands in line \(line) already"
    case .noItem: "the line is no guide in JSON"
    case .unknownKind(let kind): "unknown kind “\(kind)”: 01 to 10, or 20"
    }
  }
}
