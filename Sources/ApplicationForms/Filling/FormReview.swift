/// What a person looks over before confirming, and what the paper repeats.
public struct ReviewSection: Hashable, Sendable, Identifiable {
  public let id: String
  public let title: String
  public let rows: [ReviewRow]
  /// Of the last row of a list: the list, where rows come and go.
  public var endOfList: ListInReview?
}

/// A list, and what one row of it is called.
public struct ListInReview: Hashable, Sendable {
  public let id: FieldID
  public let item: String
}

/// One field with its answer in words.
public struct ReviewRow: Hashable, Sendable, Identifiable {
  public let id: FieldID
  public let label: String
  /// With stars where the field says so; `nil` for a field left empty.
  public let shown: String?
  /// The person's own answer without stars, for the review alone: a wrong digit that nobody sees
  /// is not found. `nil` for what came from the identity, and for a field left empty.
  public let inFull: String?
  /// Filled from the identity, or worked out: the review offers no change.
  public let isReadOnly: Bool
  /// The identity lacks it: the office fills it in.
  public let isLeftToOffice: Bool
  public let origin: AnswerOrigin?
  public let problem: FieldProblem?
}

extension FilledForm {
  /// All fields that count, by section; a section without one is left out. Each row of a list is a
  /// section of its own.
  public func review(in words: AnswerWords = .chinese) -> [ReviewSection] {
    let present = presentFields
    return definition.allSections.flatMap { section in
      var sections: [ReviewSection] = []
      var rows: [ReviewRow] = []
      func close(_ id: String, _ title: String) {
        if !rows.isEmpty { sections.append(ReviewSection(id: id, title: title, rows: rows)) }
        rows = []
      }
      for field in section.fields where present.contains(where: { $0.id == field.id }) {
        guard case .rows(let form) = field.kind else {
          rows.append(row(field, words))
          continue
        }
        if rowCount(of: field.id) == 0 { rows.append(row(field, words)) }
        close(section.id, section.title[words.language])
        for number in 0..<rowCount(of: field.id) {
          let place = RowPlace(list: field.id, number: number + 1)
          rows = present.filter { $0.row == place }.map { row($0, words) }
          close("\(field.id).\(number + 1)", "\(form.item[words.language]) \(number + 1)")
        }
        // A row of which nothing counts has no section.
        if let last = sections.indices.last, sections[last].id.hasPrefix("\(field.id).") {
          sections[last].endOfList = ListInReview(
            id: field.id, item: form.item[words.language])
        }
      }
      close(section.id, section.title[words.language])
      return sections
    }
  }

  private func row(_ field: FormField, _ words: AnswerWords) -> ReviewRow {
    let isFixed = isReadOnly(field.id) || field.computation != nil
    return ReviewRow(
      id: field.id, label: field.label[words.language], shown: shownAnswer(to: field.id, in: words),
      inFull: isFixed ? nil : self[field.id].map { field.kind.shown($0, in: words) },
      isReadOnly: isFixed, isLeftToOffice: isLeftToOffice(field.id),
      origin: origin(of: field.id), problem: problem(for: field.id))
  }

  /// The answer in words, with stars where the field says so; `nil` while there is none.
  public func shownAnswer(
    to id: FieldID, in words: AnswerWords = .chinese
  ) -> String? {
    guard let field = field(id), let answer = self[id] else { return nil }
    return field.isMasked
      ? field.kind.masked(answer, in: words) : field.kind.shown(answer, in: words)
  }
}
