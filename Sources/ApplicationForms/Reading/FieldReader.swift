import DataFiles

/// Reads one field of a form definition.
struct FieldReader {
  let addresses: AddressList

  func field(_ node: DataNode, _ known: inout KnownFields) -> FormField? {
    guard let mapping = node.mapping(FieldKey.self) else { return nil }
    let id = mapping.required(.id).flatMap { identifier($0) }.map { FieldID($0) }
    let label = mapping.text(.label)
    let help = mapping[.help]?.text()
    let word = mapping.required(.kind)?.choice(FieldKindWord.self)
    let kind = word.flatMap { self.kind($0, mapping) }
    let source = mapping[.from]?.choice(IdentityPart.self)
    let isRequired = mapping[.required]?.boolean() ?? true
    let isMasked = mapping[.masked]?.boolean() ?? false
    let rules = mapping[.rules].map { self.rules($0) } ?? FieldRules()
    let condition = mapping[.when].flatMap { self.condition($0, known) }
    guard let id, let label, let kind else { return nil }
    let field = FormField(
      id: id, label: label, help: help, kind: kind, source: source, isRequired: isRequired,
      isMasked: isMasked, rules: rules, condition: condition)
    guard known.add(field) else {
      mapping[.id]?.report(chinese: "字段“\(id)”写了两次", english: "the field “\(id)” is given twice")
      return nil
    }
    return field
  }

  private func kind(_ word: FieldKindWord, _ mapping: DataMapping<FieldKey>) -> FieldKind? {
    if word != .choice, let options = mapping[.options] {
      options.report(
        chinese: "只有 kind: choice 才有 options", english: "only kind: choice has options")
    }
    switch word {
    case .text: return .text
    case .citizenNumber: return .citizenNumber
    case .mobile: return .mobile
    case .bankCard: return .bankCard
    case .date: return .date
    case .money: return .money
    case .village: return .village(addresses)
    case .choice: return mapping.required(.options).flatMap { options($0) }.map { .choice($0) }
    }
  }

  private func options(_ node: DataNode) -> [ChoiceOption]? {
    var seen: Set<String> = []
    let options = node.items()?.compactMap { item -> ChoiceOption? in
      guard let mapping = item.mapping(OptionKey.self) else { return nil }
      let code = mapping.required(.code)
      let label = mapping.text(.label)
      guard let code, let text = code.text(), let label else { return nil }
      if !seen.insert(text).inserted {
        code.report(chinese: "代码“\(text)”写了两次", english: "the code “\(text)” is given twice")
      }
      return ChoiceOption(code: text, label: label)
    }
    if options?.isEmpty == true {
      node.report(chinese: "至少要有一个选项", english: "at least one option")
    }
    return options
  }

  private func rules(_ node: DataNode) -> FieldRules {
    var rules = FieldRules()
    guard let mapping = node.mapping(RulesKey.self) else { return rules }
    rules.length = mapping[.length].flatMap { range($0, within: 0...1000) }
    rules.amount = mapping[.amount].flatMap { range($0, within: 0...1_000_000_000) }
    if let pattern = mapping[.pattern], let text = pattern.text() {
      rules.pattern = text
      if (try? Regex(text)) == nil {
        pattern.report(chinese: "不是正确的正则表达式", english: "not a regular expression")
      }
    }
    return rules
  }

  private func range(_ node: DataNode, within limits: ClosedRange<Int>) -> ClosedRange<Int>? {
    guard let mapping = node.mapping(RangeKey.self) else { return nil }
    let least = mapping.required(.least)?.wholeNumber(in: limits)
    let most = mapping.required(.most)?.wholeNumber(in: limits)
    guard let least, let most else { return nil }
    guard least <= most else {
      node.report(chinese: "least 不能大于 most", english: "least is not greater than most")
      return nil
    }
    return least...most
  }

  private func condition(_ node: DataNode, _ known: KnownFields) -> FieldCondition? {
    guard let mapping = node.mapping(ConditionKey.self) else { return nil }
    let field = mapping.text(.field).map { FieldID($0) }
    let answers = mapping.required(.answers)?.items()?.compactMap { $0.text() }
    guard let field, let answers else { return nil }
    let options = known[field]?.kind.options.map(\.code) ?? []
    guard Set(answers).isSubset(of: options), !answers.isEmpty else {
      node.report(
        chinese: "when 要写前面的一个选择字段，以及它已有的选项代码",
        english: "when names a choice that stands before, and codes that it has")
      return nil
    }
    return FieldCondition(field: field, answers: Set(answers))
  }
}
