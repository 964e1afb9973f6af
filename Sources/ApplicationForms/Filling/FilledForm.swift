import ServiceModel

/// A form while a person fills it: lives in memory for one session and is dropped at its end.
///
/// A part that the identity has is filled from it and cannot be changed; a part that it lacks
/// (a typed number has no name and no address) is left to the office, which sees the card: nobody
/// types a name at a kiosk that could be another than the card's. Its `description` holds no answer.
///
///     var form = FilledForm(definition, on: today)
///     form.prefill(from: identity)
///     form.set("13800000000", for: "mobile")
///     form.problem(for: "mobile")  // nil
public struct FilledForm: Hashable, Sendable {
  public let definition: FormDefinition
  /// The day of the filling: what `today` and `age` mean to the rules.
  public let today: CalendarDay
  /// Kept even while their field is hidden, so that going back and forth loses nothing.
  private(set) var answers: [FieldID: String] = [:]
  private(set) var rows: [FieldID: Int] = [:]
  private var origins: [FieldID: AnswerOrigin] = [:]
  private var leftToOffice: Set<FieldID> = []
  /// What follows from all this.
  private var settled: SettledForm

  public init(_ definition: FormDefinition, on today: CalendarDay) {
    self.definition = definition
    self.today = today
    settled = SettledForm(definition, today, [:], [:], [])
  }

  private mutating func settle() {
    settled = SettledForm(definition, today, answers, rows, leftToOffice)
  }

  // MARK: Filling

  /// Fills what the identity knows, and forgets what an earlier one filled.
  public mutating func prefill(from identity: Identity) {
    for (id, origin) in origins where origin.isIdentity {
      answers[id] = nil
      origins[id] = nil
    }
    leftToOffice = []
    takeBackWord()
    for field in definition.fields {
      guard let source = field.source else { continue }
      if let value = identity.value(of: source) {
        answers[field.id] = value
        origins[field.id] = .identity
      } else {
        leftToOffice.insert(field.id)
      }
    }
    settle()
  }

  /// The form anew, with nothing but what was said before anybody was known.
  public func keepingSituation() -> FilledForm {
    var form = FilledForm(definition, on: today)
    for field in definition.situation?.fields ?? [] {
      if let answer = answers[field.id] { form.set(answer, for: field.id) }
    }
    return form
  }

  mutating func leaveToOffice(_ id: FieldID) {
    leftToOffice.insert(id)
    settle()
  }

  /// Keeps an answer as `FieldKind` writes it; an empty one takes it back. Nothing happens for a
  /// field that nobody answers here, or one that the form does not have.
  public mutating func set(_ answer: String, for id: FieldID) {
    guard let field = field(id), field.computation == nil, field.kind.isAnswered,
      !isReadOnly(id), !isLeftToOffice(id)
    else { return }
    let kept = field.kind.normalised(answer)
    if kept != answers[id] ?? "" { takeBackWord(since: id) }
    answers[id] = kept.isEmpty ? nil : kept
    origins[id] = nil
    settle()
  }

  /// Takes pages that are not there any more out of a paper, hidden or not.
  mutating func lose(_ missing: Set<ContentDigest>, from field: FieldID) {
    let pages = answers[field]?.paper?.pages ?? []
    let left = pages.filter { !missing.contains($0.digest) }
    guard left.count < pages.count else { return }
    answers[field] = left.isEmpty ? nil : PaperContent.pages(left).text
    takeBackWord(since: field)
    settle()
  }

  /// What this very form held before, hidden or not.
  mutating func putBack(
    _ answers: [String: String], _ rows: [String: Int], from origins: [String: KeptForm.Origin]
  ) {
    for (id, answer) in answers {
      self.answers[FieldID(id)] = answer
      if let origin = origins[id] {
        self.origins[FieldID(id)] = .platform(matter: origin.matter, on: origin.day)
      }
    }
    for (list, count) in rows { self.rows[FieldID(list)] = count }
    settle()
  }

  /// A hand and a pledge stand for what stood there when they were given: what changed before them is
  /// signed and pledged anew.
  private mutating func takeBackWord(since changed: FieldID? = nil) {
    let list = changed.map { FieldID(String($0.text.prefix { $0 != "." })) }
    let place = definition.fields.firstIndex { $0.id == list } ?? -1
    for field in definition.fields[(place + 1)...] where field.kind.isWord {
      answers[field.id] = nil
    }
  }

  /// One row more at the end of a list, as long as it may have one.
  ///
  /// - Returns: the new row's number, from 1; `nil` when the list is full or there is none.
  public mutating func addRow(to list: FieldID) -> Int? {
    guard case .rows(let form) = definition.field(list)?.kind,
      rowCount(of: list) < form.count.upperBound
    else { return nil }
    rows[list] = rowCount(of: list) + 1
    takeBackWord(since: list)
    settle()
    return rows[list]
  }

  /// Takes a row away; those behind it move up.
  public mutating func removeRow(_ number: Int, from list: FieldID) {
    let count = rowCount(of: list)
    guard case .rows(let form) = definition.field(list)?.kind, (1...max(1, count)).contains(number),
      count > 0
    else { return }
    for field in form.fields {
      for place in number...count {
        let here = RowPlace(list: list, number: place).id(of: field.id)
        let next = RowPlace(list: list, number: place + 1).id(of: field.id)
        answers[here] = place < count ? answers[next] : nil
        origins[here] = place < count ? origins[next] : nil
      }
    }
    rows[list] = count - 1
    takeBackWord(since: list)
    settle()
  }

  public func rowCount(of list: FieldID) -> Int { rows[list] ?? 0 }

  /// Takes from a form that the same person filled earlier in the session what both ask alike, where
  /// nothing is answered yet and the answer is right by the rules of this form (一表申请): everything of
  /// the same form, of another one what stands in sections that both share, and the person's own
  /// telephone and bank card wherever they are asked in the same words. A name alone is not enough: the
  /// village of a wood is not the one that somebody lives in.
  ///
  /// - Parameter takingPages: the pages of its papers too, which are then to be had under this form.
  public mutating func reuseAnswers(
    of other: FilledForm, calling origin: AnswerOrigin, takingPages: Bool = false
  ) {
    let isSame = other.definition.schema == definition.schema
    for section in definition.sections {
      let isShared = isSame || other.definition.shares(section)
      for field in section.fields
      where field.source == nil && (isShared || other.definition.asksTheSame(field))
        && (field.kind.isReusable || other.paper(of: field.id)?.mayBeReused(takingPages) == true)
      {
        if case .rows = field.kind {
          reuseRows(of: field, from: other, calling: origin)
        } else {
          reuse(field, from: other, calling: origin)
        }
      }
    }
  }

  private mutating func reuse(
    _ field: FormField, from other: FilledForm, calling origin: AnswerOrigin
  ) {
    guard answers[field.id] == nil, let answer = other[field.id] else { return }
    set(answer, for: field.id)
    if problem(for: field.id) == nil {
      origins[field.id] = other.truer(origin, of: field.id)
    } else {
      set("", for: field.id)
    }
  }

  private mutating func reuseRows(
    of list: FormField, from other: FilledForm, calling origin: AnswerOrigin
  ) {
    guard rowCount(of: list.id) == 0 else { return }
    for row in 0..<other.rowCount(of: list.id) {
      guard let number = addRow(to: list.id) else { return }
      for field in list.kind.rowFields {
        let theirs = RowPlace(list: list.id, number: row + 1).id(of: field.id)
        let own = RowPlace(list: list.id, number: number).id(of: field.id)
        guard let answer = other[theirs] else { continue }
        set(answer, for: own)
        origins[own] = other.truer(origin, of: theirs)
      }
    }
  }

  /// What this form itself took over was not said in it.
  private func truer(_ origin: AnswerOrigin, of id: FieldID) -> AnswerOrigin {
    if case .platform = origins[id] { origins[id] ?? origin } else { origin }
  }

  // MARK: Reading

  /// The answer of a field that is asked, or what was worked out; `nil` while it is empty or hidden.
  public subscript(id: FieldID) -> String? { settled.answers[id] }

  /// A field of the form, or of one row of a list.
  public func field(_ id: FieldID) -> FormField? {
    settled.fields.first { $0.id == id } ?? definition.field(id)
  }

  /// Filled from the identity, so that nobody types it.
  public func isReadOnly(_ id: FieldID) -> Bool { origins[id]?.isIdentity == true }

  /// Where an answer comes from that the person did not give here.
  public func origin(of id: FieldID) -> AnswerOrigin? { self[id] == nil ? nil : origins[id] }

  /// A part of the identity that this person's does not have; the office fills it in.
  public func isLeftToOffice(_ id: FieldID) -> Bool { leftToOffice.contains(id) }

  /// Whether the field's condition holds just now, and it is answered here, by whomever.
  public func isAsked(_ field: FormField) -> Bool { settled.asked.contains(field.id) }

  /// The fields that are asked just now, in their order; after a list those of its rows.
  public var askedFields: [FormField] { settled.fields.filter { settled.asked.contains($0.id) } }

  /// Everything that counts just now, in its order: what is asked and what is worked out.
  var presentFields: [FormField] { settled.fields }

  /// Whether an answer must be there just now.
  public func isRequired(_ field: FormField) -> Bool {
    switch field.requirement {
    case .always: true
    case .never: false
    case .when(let rule): rule.holds(for: settled.subject(of: field))
    }
  }

  /// The strokes of the person's hand; `nil` for a form that nobody signs on the glass.
  public var signature: String? {
    presentFields.first { $0.kind == .signature }.flatMap { self[$0.id] }
  }

  /// The papers to bring, as far as is known by now.
  public var materials: [Material] {
    definition.materials.filter { material in
      material.condition?.holds(for: settled.subject) ?? true
    }.map(\.material)
  }

  // MARK: Problems

  /// The first thing that is wrong with a field, in the order in which a person would look.
  public func problem(for id: FieldID) -> FieldProblem? {
    guard settled.asked.contains(id), let field = field(id) else { return nil }
    if case .rows(let form) = field.kind {
      let count = rowCount(of: id)
      return count < form.count.lowerBound
        ? .tooFewRows(have: count, least: form.count.lowerBound) : nil
    }
    guard let answer = answers[id] else { return isRequired(field) ? .required : nil }
    // The card's word is taken as it is; the platform judges it.
    if isReadOnly(id) { return nil }
    return field.kind.problem(in: answer)
      ?? field.rules.problem(in: answer, of: field.kind, settled.subject(of: field))
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

/// Who gave an answer, where it was not the person at this very question.
public enum AnswerOrigin: Hashable, Sendable {
  /// The card or the credential; it cannot be changed.
  case identity
  /// A form filled earlier in this session, by its title.
  case earlierForm(Wording)

  /// A form that was handed in before, as the platform tells it, and when.
  case platform(matter: String, on: CalendarDay)

  var isIdentity: Bool { self == .identity }
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
