import ServiceModel

/// Reads a list of items as regions publish it: CSV with a heading line that has at least the
/// columns `department`, `name`, `item_code` and `task_type`; `main_item` is used where it stands.
///
/// Any code is kept as it is. Every line becomes an item or stands in the report with its reason.
public enum CatalogueImporter {
  public static func entries(inCSV bytes: [UInt8]) -> ImportReport {
    var report = ImportReport()
    var records = CSVReader.records(of: ListEncoding.utf8(bytes))[...]
    guard let heading = records.popFirst() else {
      report.refused = [ImportProblem(line: 1, reason: .missingColumn(Column.name.rawValue))]
      return report
    }
    let titles = ((try? heading.content.get()) ?? []).map { title in
      Column(title: title.trimmingSpaces)?.rawValue ?? title
    }
    for column in Column.allCases where column.isNeeded && !titles.contains(column.rawValue) {
      report.refused.append(
        ImportProblem(line: heading.line, reason: .missingColumn(column.rawValue)))
    }
    guard report.refused.isEmpty else { return report }
    var lineOfCode: [String: Int] = [:]
    for record in records {
      do throws(LineRefusal) {
        let row = try row(record, titles: titles)
        if let first = lineOfCode[row.code] {
          throw LineRefusal(reason: .duplicateCode(row.code, firstLine: first))
        }
        lineOfCode[row.code] = record.line
        if row.kind == nil {
          report.remarks.append(
            ImportProblem(line: record.line, reason: .unknownKind(row.kindCode)))
        }
        report.entries.append(row.entry)
      } catch {
        report.refused.append(ImportProblem(line: record.line, reason: error.reason))
      }
    }
    return report
  }

  private struct LineRefusal: Error {
    let reason: ImportProblem.Reason
  }

  private enum Column: String, CaseIterable {
    case department
    case name
    case code = "item_code"
    case kind = "task_type"
    case heading = "main_item"

    var isNeeded: Bool { self != .heading }

    /// Lists name their columns as programs do, or as people do.
    init?(title: String) {
      guard let known = Column.allCases.first(where: { $0.titles.contains(title) }) else {
        return nil
      }
      self = known
    }

    private var titles: [String] {
      switch self {
      case .department: [rawValue, "部门", "实施主体", "部门名称", "实施部门", "主管部门"]
      case .name: [rawValue, "事项名称", "名称", "事项", "实施事项名称"]
      case .code: [rawValue, "事项编码", "实施编码", "编码", "业务办理项编码"]
      case .kind: [rawValue, "事项类型", "类型"]
      case .heading: [rawValue, "主项名称", "主项"]
      }
    }
  }

  private struct Row {
    let department: String
    let name: String
    let code: String
    let kindCode: String
    let heading: String?

    var kind: ItemKind? { ItemKind(code: kindCode) }

    var entry: CatalogueEntry {
      CatalogueEntry(
        item: GuidanceItem(
          code: ItemCode(code), name: name, department: department, kind: kind),
        heading: heading)
    }
  }

  private static func row(
    _ record: CSVReader.Record, titles: [String]
  ) throws(LineRefusal) -> Row {
    let fields: [String]
    switch record.content {
    case .success(let read): fields = read
    case .failure(.strayQuote): throw LineRefusal(reason: .strayQuote)
    case .failure(.unclosedQuote): throw LineRefusal(reason: .unclosedQuote)
    case .failure(.notUTF8): throw LineRefusal(reason: .notUTF8)
    }
    guard fields.count == titles.count else {
      throw LineRefusal(reason: .wrongFieldCount(have: fields.count, need: titles.count))
    }
    func value(_ column: Column) -> String? {
      titles.firstIndex(of: column.rawValue).map { fields[$0].trimmingSpaces }
    }
    func needed(_ column: Column) throws(LineRefusal) -> String {
      guard let text = value(column), !text.isEmpty else {
        throw LineRefusal(reason: .emptyField(column.rawValue))
      }
      return text
    }
    // 未分类 is the list's word for an item without a heading.
    let heading = value(.heading).flatMap { $0.isEmpty || $0 == "未分类" ? nil : $0 }
    return Row(
      department: try needed(.department), name: try needed(.name), code: try needed(.code),
      kindCode: value(.kind) ?? "", heading: heading)
  }
}

extension String {
  var trimmingSpaces: String {
    let kept = drop(while: \.isWhitespace)
    guard let last = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(kept[...last])
  }
}
