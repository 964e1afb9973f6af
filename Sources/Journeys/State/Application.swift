import ApplicationForms
import ServiceModel

/// 一窗登记 or 自助申报, from the notice to the receipt.
public struct Application: Hashable, Sendable {
  public let submission: SubmissionID
  public let service: KioskService
  public let item: GuidanceItem
  public var form: FilledForm
  /// Who answers; `nil` before anybody is known.
  public var person: PersonNumber?
  /// A card or a credential said who it is.
  public var isProven = false
  public var receipt: Receipt?
  /// What the person goes on from, once it is known that it is theirs.
  public var resuming: KeptDraft?
  /// It was begun at another kiosk.
  var wasElsewhere = false
  /// The person was told the draft's own number, or came with it.
  var isNumberKnown = false
  /// What the ledger keeps of it by now.
  var kept: KeptForm?
  /// What the platform holds was taken over already.
  var hasAskedEarlierForms = false
  /// Pages of papers that another matter has which is handed in at once, and whose they are: the desk is
  /// to have them under this one too.
  var borrowed: [ContentDigest: SubmissionID] = [:]
  /// The disk did not take it the last time.
  var mustBeKept = false
  /// The other matters that are handed in at once with it, before and behind it in the order in which
  /// they were chosen.
  var before: [Application] = []
  var after: [Application] = []
  /// The person looks for one more.
  var awaitsAnother = false

  public init(
    submission: SubmissionID, service: KioskService, item: GuidanceItem, form: FilledForm
  ) {
    self.submission = submission
    self.service = service
    self.item = item
    self.form = form
  }

  /// The same, told once more what there is to bring.
  func told(_ item: GuidanceItem) -> Application {
    var application = Application(
      submission: submission, service: service, item: item, form: form)
    application.person = person
    application.isProven = isProven
    application.kept = kept
    application.isNumberKnown = isNumberKnown
    return application.standing(where: self)
  }

  public var kind: SubmissionKind { service == .declaration ? .declaration : .registration }

  /// The fields that the person answers, in order; what the card gives is not asked.
  public var questions: [FormField] { form.askedFields.filter { !form.isReadOnly($0.id) } }

  /// Whether the person answered anything yet.
  public var isTouched: Bool {
    questions.contains { form[$0.id] != nil || form.rowCount(of: $0.id) > 0 }
  }

  /// Where the platform's short message goes.
  var mobile: MobileNumber? { form["mobile"].flatMap { MobileNumber($0) } }

  /// What is to be brought: as the form's situation says it, or as the guide's list does.
  public var materials: [Material] {
    form.definition.materials.isEmpty ? item.materials : form.materials
  }
}

/// A form and who filled it.
public struct FilledByPerson: Hashable, Sendable {
  public let form: FilledForm
  public let person: PersonNumber
}

/// The same of one that was handed in before.
public struct FilledEarlier: Hashable, Sendable {
  public let form: FilledForm
  public let matterName: String
  public let day: CalendarDay

  public init(form: FilledForm, matterName: String, day: CalendarDay) {
    self.form = form
    self.matterName = matterName
    self.day = day
  }
}

// The way through the questions.
extension Application {
  /// What another form may take over, from the same person.
  var filled: FilledByPerson? { person.map { FilledByPerson(form: form, person: $0) } }

  /// The first of the few questions that come before everything else.
  var firstOfSituation: FieldID? { questions.first { isOfSituation($0.id) }?.id }

  /// Something was answered that the card, an earlier form and the first few questions did not give.
  var holdsOwnAnswers: Bool {
    questions.contains { question in
      !isOfSituation(question.id)
        && (form.rowCount(of: question.id) > 0
          || form[question.id] != nil && form.origin(of: question.id) == nil)
    }
  }

  func isOfSituation(_ id: FieldID) -> Bool {
    form.definition.situation?.fields.contains { $0.id == id } == true
  }

  /// The page after a question; `nil` asks for the first one once it is known who asks.
  func page(after id: FieldID?) -> Page {
    guard let id, let place = questions.firstIndex(where: { $0.id == id }) else {
      return page(of: questions.first { !isOfSituation($0.id) })
    }
    let field = questions[place]
    let others = questions[(place + 1)...]
    if let row = field.row {
      // Behind a row's last question stands its list, where another can be added.
      guard let next = others.first, next.row == row else { return .question(row.list) }
      return .question(next.id)
    }
    let next = others.first { $0.row == nil }
    if isOfSituation(id), next.map({ !isOfSituation($0.id) }) ?? true { return .notice }
    return page(of: next)
  }

  /// The page after a section whose questions stand on one.
  func page(after section: FormSection) -> Page {
    let behind = form.definition.sections.drop { $0.id != section.id }.dropFirst()
    return page(
      of: questions.first { question in
        behind.contains { section in section.fields.contains { $0.id == question.id } }
      })
  }

  /// A page on the way, or the one behind it where all that it asks was said in another form: nothing
  /// is asked that the answer to another gives. The review says where it came from.
  func asking(_ page: Page) -> Page {
    var page = page
    while true {
      switch page {
      case .question(let id):
        guard let field = form.field(id), field.row == nil, isGiven(field) else { return page }
        page = self.page(after: id)
      case .section(let id):
        guard let section = form.definition.sections.first(where: { $0.id == id }),
          questions.filter({ form.definition.section(of: $0.id)?.id == id })
            .allSatisfy(isGiven)
        else { return page }
        page = self.page(after: section)
      default: return page
      }
    }
  }

  /// An earlier form answered it, and rightly.
  private func isGiven(_ field: FormField) -> Bool {
    guard case .earlierForm = form.origin(of: field.id) else { return false }
    return form.problem(for: field.id) == nil
  }

  /// The pages up to the one where the person was: no further than what has a problem by now.
  func pages(to place: FieldID?) -> [Page] {
    let stood = place.flatMap { id in questions.first { $0.id == id } }
    let goal = stood.map { question in
      question.row.map { .question($0.list) } ?? page(of: question)
    }
    var pages = [page(after: nil)]
    while let last = pages.last, last != goal, !stands(inTheWay: last) {
      switch last {
      case .question(let id): pages.append(page(after: id))
      case .section(let id):
        guard let section = form.definition.sections.first(where: { $0.id == id }) else {
          return pages
        }
        pages.append(page(after: section))
      default: return pages
      }
    }
    // In a row, and not only at its list.
    if let stood, stood.row != nil, pages.last == goal { pages.append(.question(stood.id)) }
    return pages
  }

  private func stands(inTheWay page: Page) -> Bool {
    switch page {
    case .question(let id):
      form.problems.contains { $0.field == id || $0.field.listOrSelf == id }
    case .section(let id):
      form.definition.sections.first { $0.id == id }.map { firstProblem(in: $0) != nil } ?? true
    default: true
    }
  }

  private func page(of question: FormField?) -> Page {
    guard let question else { return after.isEmpty ? .review : .together }
    let section = form.definition.section(of: question.id)
    return section?.layout == .page ? .section(section?.id ?? "") : .question(question.id)
  }

  /// The first question of a list's rows that stands in the way.
  func firstProblem(inRowsOf list: FieldID) -> FieldID? {
    form.problems.first { form.field($0.field)?.row?.list == list }?.field
  }

  /// The first question that stands in the way of a section's page, or of the review.
  func firstProblem(in section: FormSection? = nil) -> FieldID? {
    form.problems.first { problem in
      section.map { section in section.fields.contains { $0.id == problem.field.listOrSelf } }
        ?? true
    }?.field
  }
}

extension FormDefinition {
  /// Where a field stands; a row's field where its list does.
  func section(of id: FieldID) -> FormSection? {
    allSections.first { section in section.fields.contains { $0.id == id.listOrSelf } }
  }
}

extension FieldID {
  /// Of a field in a row the list's name.
  fileprivate var listOrSelf: FieldID { FieldID(String(text.prefix { $0 != "." })) }
}

extension Session {
  /// What the present page asks.
  public var question: FormField? {
    guard case .question(let id) = page, case .application(let application) = errand else {
      return nil
    }
    return application.questions.first { $0.id == id }
  }

  /// The present page asks what the form does not ask any more.
  var isAtHiddenQuestion: Bool {
    guard case .application(let application) = errand else { return false }
    return switch page {
    case .question: question == nil
    case .section(let id): !application.form.definition.sections.contains { $0.id == id }
    default: false
    }
  }

  /// The answer on the present page; empty while there is none.
  var answer: String {
    guard case .application(let application) = errand, let question else { return "" }
    return application.form[question.id] ?? ""
  }

  /// The same for a question about a place.
  var place: PlaceOfLiving { PlaceOfLiving(answer) }

  /// The person came to this one question from a page that shows several, and goes back there.
  var isMending: Bool {
    switch path.dropLast().last {
    case .review: return true
    case .section(let id):
      // Behind the section comes the next one, from which nobody goes back by itself.
      guard case .application(let application) = errand, let question else { return false }
      return application.form.definition.section(of: question.id)?.id == id
    default: return false
    }
  }
}
