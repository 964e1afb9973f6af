import DataFiles

/// The fields read so far: names stand once, and a rule looks back, never ahead.
struct KnownFields {
  private var fields: [FieldID: FormField] = [:]
  /// Those of the row that is being read.
  private var rowFields: [FieldID: FormField]?

  subscript(id: FieldID) -> FormField? { rowFields?[id] ?? fields[id] }

  /// `false` when there is one of that name in the form, or in the row. A row's `name` is another one
  /// than the form's.
  mutating func add(_ field: FormField) -> Bool {
    if rowFields != nil { return rowFields?.updateValue(field, forKey: field.id) == nil }
    return fields.updateValue(field, forKey: field.id) == nil
  }

  var isInRow: Bool { rowFields != nil }
  mutating func beginRow() { rowFields = [:] }
  mutating func endRow() { rowFields = nil }

  /// What a rule may name; `itself` where it judges the field's own answer.
  func scope(with itself: (id: FieldID, kind: FieldKind)? = nil) -> RuleScope {
    func kind(_ id: FieldID) -> FieldKind? {
      itself.flatMap { $0.id == id ? $0.kind : nil } ?? self[id]?.kind
    }
    return RuleScope(
      type: { kind($0)?.ruleType },
      codes: { kind($0)?.options.map(\.code) ?? [] },
      typeInRows: { list, field in
        self[list]?.kind.rowFields.first { $0.id == field }?.kind.ruleType
      })
  }
}

extension DataNode {
  /// Reads a rule; leaves what is wrong with it here.
  func rule(as types: Set<RuleType>, in scope: RuleScope) -> Rule? {
    guard let text = text() else { return nil }
    do {
      return try Rule.read(text, as: types, in: scope)
    } catch {
      report(error)
      return nil
    }
  }

  func report(_ error: RuleError) {
    report(
      chinese: "第 \(error.place) 个字符：\(error.chinese)",
      english: "character \(error.place): \(error.english)")
  }

  /// A text, or one text for each language with Chinese among them.
  func wording() -> Wording? {
    guard isMapping else { return text().map { Wording($0) } }
    guard let mapping = mapping(WordingKey.self), let chinese = mapping.text(.chinese) else {
      return nil
    }
    var others: [String: String] = [:]
    for key in [WordingKey.english, .mongolian] {
      if let text = mapping[key]?.text() { others[key.rawValue] = text }
    }
    return Wording(chinese, others: others)
  }

  /// `{ least: 1, most: 50 }`.
  func range(within limits: ClosedRange<Int>) -> ClosedRange<Int>? {
    guard let mapping = mapping(RangeKey.self) else { return nil }
    let least = mapping.required(.least)?.wholeNumber(in: limits)
    let most = mapping.required(.most)?.wholeNumber(in: limits)
    return range(least, most)
  }

  /// The same of numbers that may have a point.
  func quantities() -> ClosedRange<Quantity>? {
    guard let mapping = mapping(RangeKey.self) else { return nil }
    let ends = [RangeKey.least, .most].map { key -> Quantity? in
      guard let node = mapping.required(key), let text = node.text() else { return nil }
      let quantity = Quantity(text)
      if quantity == nil {
        node.report(
          chinese: "“\(text)”不是数，最多三位小数",
          english: "“\(text)” is no number with at most three decimals")
      }
      return quantity
    }
    return range(ends[0], ends[1])
  }

  private func range<Bound>(_ least: Bound?, _ most: Bound?) -> ClosedRange<Bound>? {
    guard let least, let most else { return nil }
    guard least <= most else {
      report(chinese: "least 不能大于 most", english: "least is not greater than most")
      return nil
    }
    return least...most
  }
}

/// A name for programs: a letter, then letters, digits and hyphens of ASCII, and no word of the
/// rules' language.
func identifier(_ node: DataNode) -> String? {
  guard let text = node.text() else { return nil }
  let isName =
    text.first.map { $0.isASCII && $0.isLetter } == true
    && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    && text.last != "-"
  guard isName else {
    node.report(
      chinese: "名称只能用英文字母、数字和连字符，并以字母开头",
      english: "a name of ASCII letters, digits and hyphens that begins with a letter")
    return nil
  }
  guard !["and", "or", "not", "in", "has", "true", "false", "today"].contains(text) else {
    node.report(
      chinese: "“\(text)”是规则里的词，不能作名称",
      english: "“\(text)” is a word of the rules, not a name")
    return nil
  }
  return text
}
