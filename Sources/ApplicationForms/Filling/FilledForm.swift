import ServiceModel

/// A form while a person fills it: lives in memory for one session and is dropped at its end.
///
/// A part that the identity has is filled from it and cannot be changed; a part that it lacks
/// (a typed number has no name and no address) is left to the office, which sees the card: nobody
/// types a name at a kiosk that could be another than the card's. Its `description` holds no answer.
///
///     var form = FilledForm(definition)
///     form.prefill(from: identity)
///     form.set("13800000000", for: "mobile")
///     form.problem(for: "mobile")  // nil
public struct FilledForm: Hashable, Sendable {
  public let definition: FormDefinition
  /// Kept even while their field is hidden, so that going back and forth loses nothing.
  private var answers: [FieldID: String] = [:]
  private var prefilled: Set<FieldID> = []
  private var leftToOffice: Set<FieldID> = []

  public init(_ definition: FormDefinition) { self.definition = definition }

  /// Fills what the identity knows, and forgets what an earlier one filled.
  public mutating func prefill(from identity: Identity) {
    for id in prefilled { answers[id] = nil }
    prefilled = []
    leftToOffice = []
    for field in definition.fields {
      guard let source = field.source else { continue }
      if let value = identity.value(of: source) {
        answers[field.id] = value
        prefilled.insert(field.id)
      } else {
        leaveToOffice(field.id)
      }
    }
  }

  mutating func leaveToOffice(_ id: FieldID) { leftToOffice.insert(id) }

  /// Keeps an answer as `FieldKind` writes it; an empty one takes it back. Nothing happens for a
  /// read-only field or one that the form does not have.
  public mutating func set(_ answer: String, for id: FieldID) {
    guard let field = definition.field(id), !isReadOnly(id), !isLeftToOffice(id) else { return }
    let kept = field.kind.normalised(answer)
    answers[id] = kept.isEmpty ? nil : kept
  }

  /// Takes from a form filled earlier in the session what both ask alike (一表申请): same field,
  /// same kind, nothing answered here yet, and right by the rules of this form.
  public mutating func reuseAnswers(of other: FilledForm) {
    for field in definition.fields where answers[field.id] == nil && field.source == nil {
      guard let answer = other[field.id], other.definition.field(field.id)?.kind == field.kind
      else { continue }
      set(answer, for: field.id)
      if problem(for: field.id) != nil { answers[field.id] = nil }
    }
  }

  /// The answer of a field that is asked; `nil` while it is empty or hidden.
  public subscript(id: FieldID) -> String? {
    definition.field(id).flatMap { isAsked($0) ? answers[id] : nil }
  }

  /// Filled from the identity, so that nobody types it.
  public func isReadOnly(_ id: FieldID) -> Bool { prefilled.contains(id) }

  /// A part of the identity that this person's does not have; the office fills it in.
  public func isLeftToOffice(_ id: FieldID) -> Bool { leftToOffice.contains(id) }

  /// Whether the field's condition holds just now, and somebody here can answer it.
  public func isAsked(_ field: FormField) -> Bool {
    if isLeftToOffice(field.id) { return false }
    guard let condition = field.condition else { return true }
    return self[condition.field].map { condition.answers.contains($0) } ?? false
  }

  /// The fields that are asked just now, in their order.
  public var askedFields: [FormField] { definition.fields.filter(isAsked) }

  /// The first thing that is wrong with a field, in the order in which a person would look.
  public func problem(for id: FieldID) -> FieldProblem? {
    guard let field = definition.field(id), isAsked(field) else { return nil }
    guard let answer = answers[id] else { return field.isRequired ? .required : nil }
    // The card's word is taken as it is; the platform judges it.
    if isReadOnly(id) { return nil }
    return field.kind.problem(in: answer) ?? field.rules.problem(in: answer, of: field.kind)
  }

  /// The asked fields that stand in the way, in their order.
  public var problems: [(field: FieldID, problem: FieldProblem)] {
    askedFields.compactMap { field in problem(for: field.id).map { (field.id, $0) } }
  }

  /// Whether it can be confirmed and handed in.
  public var isComplete: Bool { askedFields.allSatisfy { problem(for: $0.id) == nil } }
}

extension FilledForm: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "\(definition.schema), \(answers.count) answers" }
  public var debugDescription: String { description }
  /// `dump` and assertion messages see no answer either.
  public var customMirror: Mirror { Mirror(self, children: ["form": definition.schema]) }
}

extension FieldRules {
  /// What is wrong with an answer that is right by its kind.
  func problem(in answer: String, of kind: FieldKind) -> FieldProblem? {
    if let length, !length.contains(answer.count) {
      return .wrongLength(
        have: answer.count, least: length.lowerBound, most: length.upperBound)
    }
    if let amount, case .money = kind, let money = Money(yuan: answer),
      !amount.contains(money.fen)
    {
      return .amountOutOfRange(least: amount.lowerBound, most: amount.upperBound)
    }
    if let pattern, let expression = try? Regex(pattern),
      (try? expression.wholeMatch(in: answer)) == nil
    {
      return .notAsAsked
    }
    return nil
  }
}

extension Identity {
  /// A part as a field keeps it; `nil` when the identity does not have it.
  func value(of part: IdentityPart) -> String? {
    let value: String? =
      switch part {
      case .name: name
      case .number: number.digits
      case .sex: sex.rawValue
      case .birth: birth.iso
      case .address: address
      }
    return value?.isEmpty == true ? nil : value
  }
}
