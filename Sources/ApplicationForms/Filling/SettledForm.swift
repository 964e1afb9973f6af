import ServiceModel

/// What follows from the answers: which fields count, what is worked out, what rules see.
///
/// Made in one walk from the first field to the last. A rule looks only at what stands before it, so
/// that the walk visits every field once, however the rules are entwined.
struct SettledForm: Hashable, Sendable {
  /// Those whose condition holds, in their order; after a list those of its rows.
  private(set) var fields: [FormField] = []
  /// Of these the ones that somebody answers.
  private(set) var asked: Set<FieldID> = []
  /// Their answers, and what was worked out.
  private(set) var answers: [FieldID: String] = [:]
  private(set) var subject: FormSubject

  init(
    _ definition: FormDefinition, _ today: CalendarDay, _ given: [FieldID: String],
    _ rows: [FieldID: Int], _ leftToOffice: Set<FieldID>
  ) {
    subject = FormSubject(today: today)
    for field in definition.fields {
      guard visit(field, given, leftToOffice), case .rows(let form) = field.kind else { continue }
      let count = rows[field.id] ?? 0
      subject.counts[field.id] = count
      subject.rowFields[field.id] = Set(form.fields.map(\.id))
      for number in 0..<count {
        let place = RowPlace(list: field.id, number: number + 1)
        for own in form.fields { visit(own.inRow(place), given, leftToOffice) }
      }
    }
  }

  /// - Returns: whether the field counts.
  @discardableResult
  private mutating func visit(
    _ field: FormField, _ given: [FieldID: String], _ leftToOffice: Set<FieldID>
  ) -> Bool {
    let subject = subject(of: field)
    if let condition = field.condition, !condition.holds(for: subject) { return false }
    fields.append(field)
    var answer = given[field.id]
    if let computation = field.computation {
      let value = computation.value(for: subject)
      self.subject.computed[field.id] = value
      answer = value.map { field.kind.written($0) }
    } else if leftToOffice.contains(field.id) {
      answer = nil
    } else {
      asked.insert(field.id)
    }
    guard let answer else { return true }
    answers[field.id] = answer
    self.subject.answers[field.id] = answer
    self.subject.kinds[field.id] = field.kind
    return true
  }

  func subject(of field: FormField) -> FormSubject {
    var subject = subject
    subject.row = field.row
    return subject
  }
}

/// The form as its rules see it. In a row a name means the row's own field, if it has one.
struct FormSubject: RuleSubject, Hashable, Sendable {
  let today: CalendarDay
  var answers: [FieldID: String] = [:]
  var kinds: [FieldID: FieldKind] = [:]
  /// What was worked out, exactly: also what nobody could type, such as a negative number.
  var computed: [FieldID: RuleValue] = [:]
  var counts: [FieldID: Int] = [:]
  /// Of each list the names of its rows' fields.
  var rowFields: [FieldID: Set<FieldID>] = [:]
  var row: RowPlace?

  init(today: CalendarDay) { self.today = today }

  func value(of field: FieldID) -> RuleValue? { plainValue(of: meant(field)) }

  func isGiven(_ field: FieldID) -> Bool {
    let id = meant(field)
    return answers[id] != nil || (counts[id] ?? 0) > 0
  }

  private func meant(_ field: FieldID) -> FieldID {
    guard let row, rowFields[row.list]?.contains(field) == true else { return field }
    return row.id(of: field)
  }

  func count(_ field: FieldID) -> Int {
    if let count = counts[field] { return count }
    guard case .codes(let codes) = value(of: field) else { return 0 }
    return codes.count
  }

  func values(of field: FieldID, inRowsOf list: FieldID) -> [RuleValue] {
    (0..<(counts[list] ?? 0)).compactMap { number in
      plainValue(of: RowPlace(list: list, number: number + 1).id(of: field))
    }
  }

  private func plainValue(of id: FieldID) -> RuleValue? {
    if let value = computed[id] { return value }
    guard let answer = answers[id], let kind = kinds[id] else { return nil }
    return kind.value(of: answer)
  }
}
