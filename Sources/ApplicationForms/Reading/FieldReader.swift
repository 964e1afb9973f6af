import DataFiles
import ServiceModel

/// Reads one field of a form definition.
struct FieldReader {
  let addresses: AddressList

  func field(_ node: DataNode, _ known: inout KnownFields) -> FormField? {
    guard let mapping = node.mapping(FieldKey.self) else { return nil }
    let id = mapping.required(.id).flatMap { identifier($0) }.map { FieldID($0) }
    let label = mapping.required(.label)?.wording()
    let help = mapping[.help]?.wording()
    let word = mapping.required(.kind)?.choice(FieldKindWord.self)
    let kind = word.flatMap { KindReader(addresses: addresses).kind($0, mapping, &known) }
    let source = mapping[.from]?.choice(IdentityPart.self)
    // A paper that is not at hand is brought to the window: it stops nobody unless the form says so.
    let requirement =
      mapping[.required].flatMap { self.requirement($0, known) }
      ?? (kind?.mostPages == nil ? .always : .never)
    let isMasked = mapping[.masked]?.boolean() ?? false
    let condition = mapping[.when]?.rule(as: [.truth], in: known.scope())
    guard let id, let label, let kind else { return nil }
    let rules =
      mapping[.rules].map { RulesReader(id: id, kind: kind).rules($0, known) } ?? FieldRules()
    let computation = mapping[.compute]?.rule(as: [kind.ruleType], in: known.scope())
    check(mapping, kind, known)
    let field = FormField(
      id: id, label: label, help: help, kind: kind, source: source, requirement: requirement,
      isMasked: isMasked, rules: rules, condition: condition, computation: computation)
    guard known.add(field) else {
      mapping[.id]?.report(chinese: "字段“\(id)”写了两次", english: "the field “\(id)” is given twice")
      return nil
    }
    return field
  }

  private func requirement(_ node: DataNode, _ known: KnownFields) -> Requirement? {
    guard let text = node.text() else { return nil }
    switch text {
    case "true": return .always
    case "false": return .never
    default: return node.rule(as: [.truth], in: known.scope()).map { .when($0) }
    }
  }

  /// What does not go together.
  private func check(
    _ mapping: DataMapping<FieldKey>, _ kind: FieldKind, _ known: KnownFields
  ) {
    if let node = mapping[.compute] {
      // Nobody could mend what a rule finds wrong with it.
      for key in [FieldKey.from, .rules, .required] where mapping[key] != nil {
        mapping[key]?.report(
          chinese: "算出来的字段不能再写 \(key.rawValue)",
          english: "a computed field has no \(key.rawValue)")
      }
      switch kind {
      case .number, .money, .date, .yesNo, .text: break
      default:
        node.report(
          chinese: "能算的只有 number、money、date、yesNo、text",
          english: "only number, money, date, yesNo and text are computed")
      }
    }
    if let node = mapping[.from] {
      switch kind {
      case .text, .name, .citizenNumber, .date, .choice: break
      default:
        node.report(
          chinese: "能取自身份证的只有 text、name、citizenNumber、date、choice",
          english: "only text, name, citizenNumber, date and choice are filled from the identity")
      }
    }
    guard known.isInRow else { return }
    if let node = mapping[.from] {
      node.report(
        chinese: "列表里的字段不能取自身份证", english: "a field of a row is not filled from the identity")
    }
    switch kind {
    case .rows, .pledge, .signature, .file:
      mapping[.kind]?.report(
        chinese: "列表里不能有列表、承诺、签名和材料",
        english: "a row holds no list, no pledge, no signature and no file")
    default: break
    }
  }
}

/// Reads what an answer is made of.
struct KindReader {
  let addresses: AddressList

  func kind(
    _ word: FieldKindWord, _ mapping: DataMapping<FieldKey>, _ known: inout KnownFields
  ) -> FieldKind? {
    refuseKeys(of: word, mapping)
    switch word {
    case .text: return .text
    case .name: return .name
    case .citizenNumber: return .citizenNumber
    case .mobile: return .mobile
    case .phone: return .phone
    case .bankCard: return .bankCard
    case .date: return .date
    case .money: return .money
    case .number:
      return .number(
        NumberForm(
          unit: mapping[.unit]?.wording(), decimals: mapping[.decimals]?.wholeNumber(in: 0...3) ?? 0
        ))
    case .choice: return mapping.required(.options).flatMap { options($0) }.map { .choice($0) }
    case .several: return mapping.required(.options).flatMap { options($0) }.map { .several($0) }
    case .yesNo: return .yesNo
    case .village: return .village(addresses)
    case .address: return .address(addresses)
    case .rows: return rows(mapping, &known)
    case .pledge: return pledge(mapping)
    case .signature: return .signature
    case .file:
      let certificates = mapping[.certificates].map { self.certificates($0) } ?? []
      return mapping.required(.pages)?.wholeNumber(in: 1...FileForm.most).map {
        .file(FileForm(most: $0, certificates: certificates))
      }
    }
  }

  /// Keys that only some kinds have.
  private func refuseKeys(of word: FieldKindWord, _ mapping: DataMapping<FieldKey>) {
    let owners: [FieldKey: [FieldKindWord]] = [
      .options: [.choice, .several], .unit: [.number], .decimals: [.number], .item: [.rows],
      .count: [.rows], .fields: [.rows], .pledge: [.pledge], .pages: [.file],
      .certificates: [.file],
    ]
    for (key, owners) in owners where !owners.contains(word) {
      let names = owners.map(\.rawValue).joined(separator: "、")
      mapping[key]?.report(
        chinese: "只有 kind: \(names) 才有 \(key.rawValue)",
        english: "only kind: \(names) has \(key.rawValue)")
    }
  }

  private func options(_ node: DataNode) -> [ChoiceOption]? {
    var seen: Set<String> = []
    let options = node.items()?.compactMap { item -> ChoiceOption? in
      guard let mapping = item.mapping(OptionKey.self) else { return nil }
      let code = mapping.required(.code)
      let label = mapping.required(.label)?.wording()
      guard let code, let text = code.text(), let label else { return nil }
      if !text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) {
        code.report(
          chinese: "选项代码只能用英文字母、数字和连字符",
          english: "a code of ASCII letters, digits and hyphens")
      }
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

  private func certificates(_ node: DataNode) -> [ElectronicCertificateKind] {
    let kinds = node.items()?.compactMap { item -> ElectronicCertificateKind? in
      guard let code = item.text() else { return nil }
      guard let kind = ElectronicCertificateKind(code) else {
        item.report(
          chinese: "证照代码只能用小写英文字母、数字和连字符",
          english: "a certificate's code of lower-case ASCII letters, digits and hyphens")
        return nil
      }
      return kind
    }
    if kinds?.isEmpty == true {
      node.report(chinese: "至少要有一种证照", english: "at least one certificate")
    }
    return kinds ?? []
  }

  private func rows(
    _ mapping: DataMapping<FieldKey>, _ known: inout KnownFields
  ) -> FieldKind? {
    let item = mapping.required(.item)?.wording()
    let count = mapping.required(.count)?.range(within: 0...RowsForm.most)
    guard !known.isInRow else {
      mapping[.kind]?.report(
        chinese: "列表里不能再有列表", english: "a row holds no list")
      return nil
    }
    known.beginRow()
    defer { known.endRow() }
    let reader = FieldReader(addresses: addresses)
    let fields = mapping.required(.fields)?.items()?.compactMap { reader.field($0, &known) }
    if fields?.isEmpty == true {
      mapping[.fields]?.report(chinese: "至少要有一个字段", english: "at least one field")
    }
    for (place, field) in (fields ?? []).enumerated() {
      // Read as the form's field of that name, it would mean the row's own in the row.
      for later in (fields ?? []).dropFirst(place + 1) where field.lookedAt.contains(later.id) {
        mapping[.fields]?.report(
          chinese: "“\(field.id)”的规则用到了后面的“\(later.id)”",
          english: "a rule of “\(field.id)” names “\(later.id)”, which stands behind it")
      }
    }
    guard let item, let count, let fields else { return nil }
    return .rows(RowsForm(item: item, fields: fields, count: count))
  }

  private func pledge(_ mapping: DataMapping<FieldKey>) -> FieldKind? {
    guard let node = mapping.required(.pledge), let pledge = node.mapping(PledgeKey.self) else {
      return nil
    }
    let text = pledge.required(.text)?.wording()
    let consequence = pledge.required(.consequence)?.wording()
    let refusal = pledge[.refusal]?.wording()
    guard let text, let consequence else { return nil }
    return .pledge(Pledge(text: text, consequence: consequence, refusal: refusal))
  }
}

/// Reads a field's limits.
struct RulesReader {
  let id: FieldID
  let kind: FieldKind

  func rules(_ node: DataNode, _ known: KnownFields) -> FieldRules {
    var rules = FieldRules()
    guard let mapping = node.mapping(RulesKey.self) else { return rules }
    refuseKeys(mapping)
    let scope = known.scope(with: (id, kind))
    rules.length = mapping[.length]?.range(within: 0...1000)
    rules.range = mapping[.range]?.quantities()
    rules.earliest = mapping[.earliest]?.rule(as: [.day], in: known.scope())
    rules.latest = mapping[.latest]?.rule(as: [.day], in: known.scope())
    rules.pattern = mapping[.pattern].flatMap { pattern($0) }
    rules.checks =
      mapping[.checks]?.items()?.compactMap { check($0, scope) } ?? []
    return rules
  }

  private func refuseKeys(_ mapping: DataMapping<RulesKey>) {
    let fitting: Set<RulesKey> =
      switch kind {
      case .text: [.length, .pattern, .checks]
      case .number, .money: [.range, .checks]
      case .date: [.earliest, .latest, .checks]
      case .rows, .pledge, .signature, .file: []
      default: [.checks]
      }
    for key in RulesKey.allCases where !fitting.contains(key) {
      mapping[key]?.report(
        chinese: "这种字段没有 \(key.rawValue) 规则", english: "this kind of field has no \(key.rawValue)")
    }
  }

  private func pattern(_ node: DataNode) -> TextPattern? {
    guard let text = node.text() else { return nil }
    do {
      return try TextPattern(text)
    } catch {
      node.report(error)
      return nil
    }
  }

  private func check(_ node: DataNode, _ scope: RuleScope) -> FieldCheck? {
    guard let mapping = node.mapping(CheckKey.self) else { return nil }
    let rule = mapping.required(.rule)?.rule(as: [.truth], in: scope)
    let say = mapping.required(.say)?.wording()
    guard let rule, let say else { return nil }
    return FieldCheck(rule: rule, say: say)
  }
}
