/// A draft as the platform holds it, so that its person can go on with it at any kiosk. Its pages stay
/// where they were taken.
public struct DraftCopy: Hashable, Sendable, Codable {
  public var id: SubmissionID
  public var number: ReceiptNumber
  public var kind: SubmissionKind
  /// Code and version, `pension-enrolment/1`.
  public var form: String
  public var matter: ItemCode
  public var matterName: String
  public var citizenNumber: String
  /// A card or a credential says who it is: it is found by the person, any other one by its number alone.
  public var isProven: Bool
  /// Of two copies the later one counts.
  public var keptAt: Timestamp
  /// From then on nobody goes on with it.
  public var keptUntil: Timestamp
  /// As the form's room writes them (JSON).
  public var answers: String

  public init(_ kept: KeptDraft, keptFor days: Int) {
    let draft = kept.draft
    id = draft.id
    number = kept.number
    kind = draft.kind
    form = draft.form.schema
    matter = draft.form.matter
    matterName = draft.matterName
    citizenNumber = draft.form.person.digits
    isProven = draft.isProven
    keptAt = kept.keptAt
    keptUntil = Timestamp(
      milliseconds: kept.keptAt.startOfChinaDay.milliseconds + Int64(days + 1) * 86_400_000)
    answers = String(decoding: draft.body, as: UTF8.self)
  }

  /// `nil` when it names nobody.
  public var kept: KeptDraft? {
    guard let person = try? PersonNumber(citizenNumber) else { return nil }
    return KeptDraft(
      draft: Draft(
        id: id, form: FormOfPerson(person: person, matter: matter, schema: form), kind: kind,
        matterName: matterName, isProven: isProven, body: Array(answers.utf8)),
      number: number, keptAt: keptAt, isElsewhere: true)
  }
}

extension DraftCopy: CustomStringConvertible, CustomReflectable {
  public var description: String { "copy of draft \(id)" }
  /// `dump` and assertion messages see no answer either.
  public var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}

/// What the platform says about somebody's drafts.
public struct DraftCopies: Hashable, Sendable, Codable {
  /// Newest first.
  public var drafts: [DraftCopy]
  /// Of those that the kiosk said it has: handed in or thrown away elsewhere.
  public var over: [SubmissionID]

  public init(drafts: [DraftCopy], over: [SubmissionID]) {
    self.drafts = drafts
    self.over = over
  }
}
