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

  public enum Reason: Hashable, Sendable {
    case strayQuote
    case unclosedQuote
    case notUTF8
    case wrongFieldCount(have: Int, need: Int)
    case emptyField(String)
    /// The heading line lacks this column: nothing can be read.
    case missingColumn(String)
    case duplicateCode(String, firstLine: Int)
    /// The item is kept, without a kind.
    case unknownKind(String)
  }

  public var description: String { "\(line): \(words)" }

  private var words: String {
    switch reason {
    case .strayQuote: "引号放错了位置 / a quote where none can be"
    case .unclosedQuote: "引号没有结束 / a quote that does not end"
    case .notUTF8: "不是 UTF-8 文字 / not UTF-8"
    case .wrongFieldCount(let have, let need):
      "应有 \(need) 列，现在 \(have) 列 / \(have) fields, not \(need)"
    case .emptyField(let column): "\(column) 是空的 / \(column) is empty"
    case .missingColumn(let column): "第一行没有 \(column) 列 / no column \(column) in the first line"
    case .duplicateCode(let code, let line):
      "编码 \(code) 与第 \(line) 行重复 / the code \(code) stands in line \(line) already"
    case .unknownKind(let kind): "不认识的事项类型 \(kind) / unknown kind \(kind)"
    }
  }
}
