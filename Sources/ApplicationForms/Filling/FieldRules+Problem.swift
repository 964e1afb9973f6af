import ServiceModel

extension FieldRules {
  /// What is wrong with an answer that is right by its kind.
  func problem(in answer: String, of kind: FieldKind, _ subject: FormSubject) -> FieldProblem? {
    if let length, !length.contains(answer.count) {
      let (have, least, most) = (answer.count, length.lowerBound, length.upperBound)
      return pattern == nil
        ? .wordsLength(have: have, least: least, most: most)
        : .wrongLength(have: have, least: least, most: most)
    }
    if let range, let number = Quantity(answer), !range.contains(number) {
      return .outOfRange(least: range.lowerBound, most: range.upperBound)
    }
    if let day = CalendarDay(iso: answer), let problem = problem(of: day, subject) {
      return problem
    }
    if let pattern, !pattern.matches(answer) { return .notAsAsked }
    for check in checks where !check.rule.holds(for: subject) { return .against(check.say) }
    return nil
  }

  private func problem(of day: CalendarDay, _ subject: FormSubject) -> FieldProblem? {
    if case .day(let earliest) = earliest?.value(for: subject), day < earliest {
      return .tooEarly(earliest)
    }
    if case .day(let latest) = latest?.value(for: subject), day > latest {
      return .tooLate(latest)
    }
    return nil
  }
}
