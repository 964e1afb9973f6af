import ServiceModel

/// The fields that a rule may name, and what each is to it.
struct RuleScope {
  /// `nil` for a field that does not stand before the rule.
  let type: (FieldID) -> RuleType?
  /// The codes of a field with choices; empty for the others.
  let codes: (FieldID) -> [String]
  /// A field of a list's rows.
  let typeInRows: (_ list: FieldID, _ field: FieldID) -> RuleType?
}

extension Rule {
  /// Reads a rule.
  ///
  /// - Throws: the first thing that is wrong with it, and where.
  static func read(
    _ text: String, as types: Set<RuleType>, in scope: RuleScope
  ) throws(RuleError) -> Rule {
    var reader = RuleReader(words: try RuleWord.words(of: text), scope: scope)
    return Rule(text: text, expression: try reader.whole(types))
  }
}

/// Reads by descent, one function a rank of operators; a type travels up with every part.
private struct RuleReader {
  let words: [RuleWord]
  let scope: RuleScope
  private var at = 0
  private var depth = 0

  init(words: [RuleWord], scope: RuleScope) {
    self.words = words
    self.scope = scope
  }

  typealias Part = (expression: Expression, type: RuleType, place: Int)

  /// Deeper nesting than anybody reads.
  private static let deepest = 24

  mutating func whole(_ types: Set<RuleType>) throws(RuleError) -> Expression {
    let part = try either()
    guard case .end = word.kind else { throw unexpected() }
    guard types.contains(part.type) else { throw wrongType(part, types) }
    return part.expression
  }

  // MARK: Ranks

  private mutating func either() throws(RuleError) -> Part {
    var left = try both()
    while take(name: "or") {
      left = try join(left, try both(), as: .truth) { .either($0, $1) }
    }
    return left
  }

  private mutating func both() throws(RuleError) -> Part {
    var left = try not()
    while take(name: "and") {
      left = try join(left, try not(), as: .truth) { .both($0, $1) }
    }
    return left
  }

  private mutating func not() throws(RuleError) -> Part {
    let place = word.place
    guard take(name: "not") else { return try comparison() }
    try goDeeper()
    defer { depth -= 1 }
    let part = try expect(try not(), .truth)
    return (.not(part.expression), .truth, place)
  }

  private mutating func comparison() throws(RuleError) -> Part {
    let left = try sum()
    if take(name: "in") { return try among(left) }
    if take(name: "has") { return try holds(left) }
    guard case .sign(let sign) = word.kind, let comparison = Expression.Comparison(rawValue: sign)
    else { return left }
    at += 1
    let right = try sum()
    try check(left, comparison, right)
    return (.compared(left.expression, comparison, right.expression), .truth, left.place)
  }

  private mutating func sum() throws(RuleError) -> Part {
    var left = try product()
    while case .sign(let sign) = word.kind, sign == "+" || sign == "-" {
      at += 1
      left = try join(left, try product(), as: .number) {
        sign == "+" ? .sum($0, $1) : .difference($0, $1)
      }
    }
    return left
  }

  private mutating func product() throws(RuleError) -> Part {
    var left = try atom()
    while take(sign: "*") {
      left = try join(left, try atom(), as: .number) { .product($0, $1) }
    }
    return left
  }

  private mutating func atom() throws(RuleError) -> Part {
    let start = word
    switch start.kind {
    case .number(let number):
      at += 1
      return (.number(number), .number, start.place)
    case .day(let day):
      at += 1
      return (.day(day), .day, start.place)
    case .text(let text):
      at += 1
      return (.text(text), .text, start.place)
    case .sign("("):
      at += 1
      try goDeeper()
      defer { depth -= 1 }
      let part = try either()
      try need(")")
      return part
    case .name(let name):
      at += 1
      return try named(name, start.place)
    case .sign, .end:
      throw unexpected()
    }
  }

  // MARK: Names

  private mutating func named(_ name: String, _ place: Int) throws(RuleError) -> Part {
    switch name {
    case "true": return (.truth(true), .truth, place)
    case "false": return (.truth(false), .truth, place)
    case "today": return (.today, .day, place)
    default: break
    }
    guard take(sign: "(") else {
      let type = try self.type(of: name, place)
      return (.field(FieldID(name)), type, place)
    }
    try goDeeper()
    defer { depth -= 1 }
    let part = try function(name, place)
    try need(")")
    return part
  }

  private mutating func function(_ name: String, _ place: Int) throws(RuleError) -> Part {
    switch name {
    case "age":
      return (.age(try expect(try either(), .day).expression), .number, place)
    case "days":
      let first = try expect(try either(), .day)
      try need(",")
      let second = try expect(try either(), .day)
      return (.days(first.expression, second.expression), .number, place)
    case "length":
      return (.length(try expect(try either(), .text).expression), .number, place)
    case "given":
      let (field, place) = try fieldName()
      _ = try type(of: field, place)
      return (.isGiven(FieldID(field)), .truth, place)
    case "count":
      let (field, fieldPlace) = try fieldName()
      let type = try type(of: field, fieldPlace)
      guard type == .rows || type == .codes else {
        throw wrongType((.field(FieldID(field)), type, fieldPlace), [.rows, .codes])
      }
      return (.count(FieldID(field)), .number, place)
    case "sum":
      let (list, listPlace) = try fieldName()
      guard try type(of: list, listPlace) == .rows else {
        throw RuleError(
          listPlace, chinese: "“\(list)”不是列表", english: "“\(list)” is not a list")
      }
      try need(".")
      let (field, fieldPlace) = try fieldName()
      guard scope.typeInRows(FieldID(list), FieldID(field)) == .number else {
        throw RuleError(
          fieldPlace, chinese: "“\(list)”里没有叫“\(field)”的数字",
          english: "“\(list)” has no number called “\(field)”")
      }
      return (.total(list: FieldID(list), field: FieldID(field)), .number, place)
    default:
      throw RuleError(
        place,
        chinese: "没有“\(name)”这个函数，可以用：age、days、length、given、count、sum",
        english: "no function “\(name)”: there are age, days, length, given, count, sum")
    }
  }

  private mutating func fieldName() throws(RuleError) -> (String, place: Int) {
    guard case .name(let name) = word.kind else { throw unexpected() }
    let place = word.place
    at += 1
    return (name, place)
  }

  private func type(of name: String, _ place: Int) throws(RuleError) -> RuleType {
    if let type = scope.type(FieldID(name)) { return type }
    throw RuleError(
      place, chinese: "前面没有叫“\(name)”的字段", english: "no field “\(name)” stands before it")
  }

  // MARK: Choices

  private mutating func among(_ left: Part) throws(RuleError) -> Part {
    let one = try expect(left, .text)
    try need("(")
    var texts: Set<String> = []
    repeat {
      guard case .text(let text) = word.kind else { throw unexpected() }
      try checkCode(text, of: left.expression, word.place)
      texts.insert(text)
      at += 1
    } while take(sign: ",")
    try need(")")
    return (.isAmong(one.expression, texts), .truth, left.place)
  }

  private mutating func holds(_ left: Part) throws(RuleError) -> Part {
    guard left.type == .codes, case .field(let id) = left.expression else {
      throw wrongType(left, [.codes])
    }
    guard case .text(let text) = word.kind else { throw unexpected() }
    try checkCode(text, of: left.expression, word.place)
    at += 1
    return (.holds(id, text), .truth, left.place)
  }

  /// A code that the field does not offer would never hold.
  private func checkCode(
    _ text: String, of expression: Expression, _ place: Int
  ) throws(RuleError) {
    guard case .field(let id) = expression else { return }
    let codes = scope.codes(id)
    guard codes.isEmpty || codes.contains(text) else {
      throw RuleError(
        place, chinese: "“\(id)”没有“\(text)”这个选项，它有：\(codes.joined(separator: "、"))",
        english: "“\(id)” has no option “\(text)”: it has \(codes.joined(separator: ", "))")
    }
  }

  // MARK: Types

  private func check(
    _ left: Part, _ comparison: Expression.Comparison, _ right: Part
  ) throws(RuleError) {
    let orders = comparison != .equal && comparison != .different
    let comparable: Set<RuleType> = orders ? [.number, .day] : [.number, .day, .text, .truth]
    guard comparable.contains(left.type) else { throw wrongType(left, comparable) }
    guard right.type == left.type else { throw wrongType(right, [left.type]) }
    if case .text(let text) = right.expression {
      try checkCode(text, of: left.expression, right.place)
    }
    if case .text(let text) = left.expression {
      try checkCode(text, of: right.expression, left.place)
    }
  }

  private func join(
    _ left: Part, _ right: Part, as type: RuleType, _ make: (Expression, Expression) -> Expression
  ) throws(RuleError) -> Part {
    let left = try expect(left, type)
    let right = try expect(right, type)
    return (make(left.expression, right.expression), type, left.place)
  }

  private func expect(_ part: Part, _ type: RuleType) throws(RuleError) -> Part {
    guard part.type == type else { throw wrongType(part, [type]) }
    return part
  }

  private func wrongType(_ part: Part, _ types: Set<RuleType>) -> RuleError {
    let wanted = types.sorted { $0.rawValue < $1.rawValue }
    return RuleError(
      part.place,
      chinese:
        "这里要\(wanted.map(\.chinese).joined(separator: "或"))，写的却是\(part.type.chinese)",
      english:
        "wanted here: \(wanted.map(\.rawValue).joined(separator: " or ")), found: \(part.type.rawValue)"
    )
  }

  // MARK: Words

  private var word: RuleWord { words[at] }

  private mutating func take(name: String) -> Bool {
    guard word.kind == .name(name) else { return false }
    at += 1
    return true
  }

  private mutating func take(sign: String) -> Bool {
    guard word.kind == .sign(sign) else { return false }
    at += 1
    return true
  }

  private mutating func need(_ sign: String) throws(RuleError) {
    guard take(sign: sign) else {
      throw RuleError(
        word.place, chinese: "这里应是“\(sign)”", english: "expected “\(sign)” here")
    }
  }

  private mutating func goDeeper() throws(RuleError) {
    depth += 1
    guard depth <= Self.deepest else {
      throw RuleError(
        word.place, chinese: "括号套得太深", english: "nested too deeply")
    }
  }

  private func unexpected() -> RuleError {
    RuleError(
      word.place,
      chinese: word.kind == .end ? "规则没有写完" : "这里不该有“\(shown)”",
      english: word.kind == .end ? "the rule is not finished" : "did not expect “\(shown)” here")
  }

  private var shown: String {
    switch word.kind {
    case .name(let text), .text(let text), .sign(let text): text
    case .number(let number): number.text
    case .day(let day): day.iso
    case .end: ""
    }
  }
}
