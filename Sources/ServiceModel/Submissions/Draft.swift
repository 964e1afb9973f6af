/// A form that a person has begun and not handed in: kept sealed, so that going away, a kill or a
/// power cut costs no more than the answer that was being given.
public struct Draft: Hashable, Sendable {
  /// Of the submission that it will be: handing it in ends the draft.
  public let id: SubmissionID
  public let form: FormOfPerson
  public let kind: SubmissionKind
  public let matterName: String
  /// A card or a credential says who it is. Where a number was only typed, anybody may have typed
  /// it: such a draft is found by its own number alone.
  public let isProven: Bool
  /// The answers, as the form's room writes them.
  public let body: [UInt8]

  public init(
    id: SubmissionID, form: FormOfPerson, kind: SubmissionKind, matterName: String,
    isProven: Bool, body: [UInt8]
  ) {
    self.id = id
    self.form = form
    self.kind = kind
    self.matterName = matterName
    self.isProven = isProven
    self.body = body
  }
}

extension Draft: CustomStringConvertible, CustomReflectable {
  public var description: String { "draft \(id), \(body.count) bytes" }
  /// `dump` and assertion messages see no answer either.
  public var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}

/// One person's form for one matter: of each there is one draft.
public struct FormOfPerson: Hashable, Sendable {
  public let person: PersonNumber
  public let matter: ItemCode
  /// `form code/version`.
  public let schema: String

  public init(person: PersonNumber, matter: ItemCode, schema: String) {
    self.person = person
    self.matter = matter
    self.schema = schema
  }
}

/// A draft as it lies in the ledger.
public struct KeptDraft: Hashable, Sendable {
  public let draft: Draft
  /// Under which it is found without a card; of the receipts' shape, and none of theirs.
  public let number: ReceiptNumber
  public let keptAt: Timestamp
  /// Only the platform has it, from another kiosk.
  public let isElsewhere: Bool

  public init(
    draft: Draft, number: ReceiptNumber, keptAt: Timestamp, isElsewhere: Bool = false
  ) {
    self.draft = draft
    self.number = number
    self.keptAt = keptAt
    self.isElsewhere = isElsewhere
  }

  /// The last day on which somebody can go on with it, whole.
  public func lastDay(keptFor days: Int) -> CalendarDay {
    Timestamp(milliseconds: keptAt.milliseconds + Int64(days) * 86_400_000).chinaDay
  }
}
