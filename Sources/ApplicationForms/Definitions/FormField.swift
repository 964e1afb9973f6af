/// One thing that a form asks.
public struct FormField: Hashable, Sendable, Identifiable {
  /// In a row its place too: `family.2.name`.
  public internal(set) var id: FieldID
  public internal(set) var label: Wording
  public let help: Wording?
  public let kind: FieldKind
  /// Where the answer comes from without asking, if the identity has it.
  public let source: IdentityPart?
  public let requirement: Requirement
  /// Shown with stars on the review, on paper and wherever a neighbour could read it.
  public let isMasked: Bool
  public let rules: FieldRules
  /// Asked only while it holds.
  public let condition: Rule?
  /// Worked out from other answers, never asked.
  public let computation: Rule?
  /// In which row of which list; `nil` for a field of the form itself.
  public private(set) var row: RowPlace?

  public init(
    id: FieldID, label: Wording, help: Wording? = nil, kind: FieldKind,
    source: IdentityPart? = nil, requirement: Requirement = .always, isMasked: Bool = false,
    rules: FieldRules = FieldRules(), condition: Rule? = nil, computation: Rule? = nil
  ) {
    self.id = id
    self.label = label
    self.help = help
    self.kind = kind
    self.source = source
    self.requirement = requirement
    self.isMasked = isMasked
    self.rules = rules
    self.condition = condition
    self.computation = computation
  }

  /// Every field that its rules look at.
  var lookedAt: Set<FieldID> {
    var all = [condition, computation, rules.earliest, rules.latest].compactMap { $0 }
    if case .when(let rule) = requirement { all.append(rule) }
    return (all + rules.checks.map(\.rule)).reduce(into: []) { $0.formUnion($1.fields) }
  }

  /// The same field in one row of its list.
  func inRow(_ place: RowPlace) -> FormField {
    var field = self
    field.id = place.id(of: id)
    field.row = place
    return field
  }
}

/// Whether an answer must be there.
public enum Requirement: Hashable, Sendable {
  case always
  case never
  /// While the rule holds.
  case when(Rule)
}

/// Which row of a list, from 1.
public struct RowPlace: Hashable, Sendable {
  public let list: FieldID
  public let number: Int

  func id(of field: FieldID) -> FieldID { FieldID("\(list).\(number).\(field)") }
}

/// A field's name in its form; travels to the platform.
public struct FieldID: Hashable, Sendable, Comparable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  public let text: String

  public init(_ text: String) { self.text = text }
  public init(stringLiteral text: String) { self.text = text }

  public var description: String { text }

  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// A part of an identity that fills a field.
public enum IdentityPart: String, Hashable, Sendable, CaseIterable {
  case name = "identity.name"
  case number = "identity.number"
  case sex = "identity.sex"
  case birth = "identity.birth"
  case address = "identity.address"
}

/// Limits of a field beyond those of its kind.
public struct FieldRules: Hashable, Sendable {
  /// Characters of a text.
  public var length: ClosedRange<Int>?
  /// Of a number, or of an amount in yuan.
  public var range: ClosedRange<Quantity>?
  /// Of a day; worked out, so that `today` can stand there.
  public var earliest: Rule?
  public var latest: Rule?
  public var pattern: TextPattern?
  /// What must hold besides, together with earlier answers.
  public var checks: [FieldCheck]

  public init(
    length: ClosedRange<Int>? = nil, range: ClosedRange<Quantity>? = nil, earliest: Rule? = nil,
    latest: Rule? = nil, pattern: TextPattern? = nil, checks: [FieldCheck] = []
  ) {
    self.length = length
    self.range = range
    self.earliest = earliest
    self.latest = latest
    self.pattern = pattern
    self.checks = checks
  }
}

/// Something that must hold, and what the person is told when it does not.
public struct FieldCheck: Hashable, Sendable {
  public let rule: Rule
  public let say: Wording

  public init(rule: Rule, say: Wording) {
    self.rule = rule
    self.say = say
  }
}
