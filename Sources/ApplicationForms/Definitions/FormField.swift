/// One thing that a form asks.
public struct FormField: Hashable, Sendable, Identifiable {
  public let id: FieldID
  public let label: String
  public let help: String?
  public let kind: FieldKind
  /// Where the answer comes from without asking, if the identity has it.
  public let source: IdentityPart?
  public let isRequired: Bool
  /// Shown with stars on the review, on paper and wherever a neighbour could read it.
  public let isMasked: Bool
  public let rules: FieldRules
  /// Asked only while another field has one of these answers.
  public let condition: FieldCondition?

  public init(
    id: FieldID, label: String, help: String? = nil, kind: FieldKind,
    source: IdentityPart? = nil, isRequired: Bool = true, isMasked: Bool = false,
    rules: FieldRules = FieldRules(), condition: FieldCondition? = nil
  ) {
    self.id = id
    self.label = label
    self.help = help
    self.kind = kind
    self.source = source
    self.isRequired = isRequired
    self.isMasked = isMasked
    self.rules = rules
    self.condition = condition
  }
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

/// A field is asked only while `field` is answered with one of `answers`.
public struct FieldCondition: Hashable, Sendable {
  public let field: FieldID
  public let answers: Set<String>

  public init(field: FieldID, answers: Set<String>) {
    self.field = field
    self.answers = answers
  }
}

/// Limits of a field beyond those of its kind.
public struct FieldRules: Hashable, Sendable {
  /// Characters of a text.
  public var length: ClosedRange<Int>?
  /// Fen of an amount.
  public var amount: ClosedRange<Int>?
  /// A regular expression that the whole text matches.
  public var pattern: String?

  public init(
    length: ClosedRange<Int>? = nil, amount: ClosedRange<Int>? = nil, pattern: String? = nil
  ) {
    self.length = length
    self.amount = amount
    self.pattern = pattern
  }
}
