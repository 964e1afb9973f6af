/// What a person looks over before confirming, and what the paper repeats.
public struct ReviewSection: Hashable, Sendable, Identifiable {
  public let id: String
  public let title: String
  public let rows: [ReviewRow]
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
  /// Filled from the identity: the review offers no change.
  public let isReadOnly: Bool
  /// The identity lacks it: the office fills it in.
  public let isLeftToOffice: Bool
  public let problem: FieldProblem?
}

extension FilledForm {
  /// All fields that are asked or left to the office, by section; a section without one is left
  /// out.
  public var review: [ReviewSection] {
    definition.sections.compactMap { section in
      let rows = section.fields.filter { isAsked($0) || isLeftToOffice($0.id) }.map { field in
        ReviewRow(
          id: field.id, label: field.label, shown: shownAnswer(to: field.id),
          inFull: isReadOnly(field.id) ? nil : self[field.id].map(field.kind.shown),
          isReadOnly: isReadOnly(field.id), isLeftToOffice: isLeftToOffice(field.id),
          problem: problem(for: field.id))
      }
      return rows.isEmpty ? nil : ReviewSection(id: section.id, title: section.title, rows: rows)
    }
  }

  /// The answer in words, with stars where the field says so; `nil` while there is none.
  public func shownAnswer(to id: FieldID) -> String? {
    guard let field = definition.field(id), let answer = self[id] else { return nil }
    return field.isMasked ? field.kind.masked(answer) : field.kind.shown(answer)
  }
}
