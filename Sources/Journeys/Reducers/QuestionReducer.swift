import ApplicationForms
import ServiceModel
import TouchUI

// The questions of a form: answered, gone through, mended, and the rows of lists.
extension KioskReducer {
  func reduceQuestions(_ session: inout Session, _ action: Action) -> [Effect] {
    guard case .application(var application) = session.errand, application.receipt == nil,
      !session.busy, session.pages.phase == .idle
    else { return [] }
    switch action {
    case .choose(let field, let option): choose(option, for: field, &application, &session)
    case .toggle(let field, let option):
      let codes = application.form[field]?.codes ?? []
      let others = codes.filter { $0 != option }
      application.form.set(
        (others.count < codes.count ? others : codes + [option]).joined(separator: ","), for: field)
      session.entryProblem = nil
    case .openTown(let code): openTown(code, &application, &session)
    case .nextQuestion:
      goOn(application, &session)
      return []
    case .mend(let question):
      guard session.page.showsSeveral, application.questions.contains(where: { $0.id == question })
      else { return [] }
      session.go(to: .question(question))
      return []
    case .addRow(let list):
      guard session.page == .question(list), let number = application.form.addRow(to: list) else {
        return []
      }
      session.errand = .application(application)
      open(row: number, of: list, application, &session)
      return []
    case .openRow(let list, let number):
      guard session.page == .question(list) else { return [] }
      open(row: number, of: list, application, &session)
      return []
    case .removeRow(let list, let number):
      guard session.page == .question(list) else { return [] }
      application.form.removeRow(number, from: list)
      session.entryProblem = nil
    default: return []
    }
    session.errand = .application(application)
    return []
  }

  private func choose(
    _ option: String, for field: FieldID, _ application: inout Application,
    _ session: inout Session
  ) {
    session.entryProblem = nil
    guard case .address = application.form.field(field)?.kind else {
      application.form.set(option, for: field)
      return
    }
    let detail = PlaceOfLiving(application.form[field] ?? "").detail
    application.form.set(PlaceOfLiving(village: option, detail: detail).answer, for: field)
    // The villages give way to the words.
    session.entry = ""
  }

  private func openTown(
    _ code: String?, _ application: inout Application, _ session: inout Session
  ) {
    guard let question = session.question else { return }
    session.entry = code ?? ""
    // Another village than the chosen one is looked for.
    guard code == nil, case .address = question.kind else { return }
    application.form.set("", for: question.id)
  }

  private func open(
    row number: Int, of list: FieldID, _ application: Application, _ session: inout Session
  ) {
    let first = application.questions.first { $0.row?.list == list && $0.row?.number == number }
    guard let first else { return }
    session.go(to: .question(first.id))
  }

  private func goOn(_ application: Application, _ session: inout Session) {
    switch session.page {
    case .question:
      guard let question = session.question else { return }
      if let problem = application.form.problem(for: question.id) {
        session.entryProblem = .field(problem)
        return
      }
      // Nobody is left behind who was begun.
      if case .rows = question.kind, let open = application.firstProblem(inRowsOf: question.id) {
        session.go(to: .question(open))
        return
      }
      leave(question, application, &session)
    case .section(let id):
      guard let section = application.form.definition.sections.first(where: { $0.id == id }) else {
        return
      }
      if let problem = application.firstProblem(in: section) {
        session.go(to: .question(problem))
        return
      }
      session.go(to: application.asking(application.page(after: section)))
    default: return
    }
  }

  private func leave(
    _ question: FormField, _ application: Application, _ session: inout Session
  ) {
    let next = application.page(after: question.id)
    // Behind the last question of a row its list comes back, and nothing of the row stays behind it.
    if !session.isMending, question.row != nil, case .question(let list) = next,
      list == question.row?.list, let place = session.path.lastIndex(of: next)
    {
      session.path.removeSubrange((place + 1)...)
      session.clearEntry()
      return
    }
    guard session.isMending else {
      session.go(to: application.asking(next))
      return
    }
    session.path.removeLast()
    session.clearEntry()
    // Another answer may ask for something that was not asked before.
    if session.page == .review, let problem = application.firstProblem() {
      session.go(to: .question(problem))
    }
  }

  // MARK: Keys and strokes

  func typeAnswer(_ key: Key, _ session: inout Session) {
    guard case .application(var application) = session.errand, let field = session.question else {
      return
    }
    // What is touched, drawn or scanned is not typed away.
    guard field.entryLimit > 0 else { return }
    let answer = session.answer
    switch field.kind {
    case .address:
      guard session.typesWords else { return }
      var place = session.place
      place.detail = place.detail.typing(key, limit: field.entryLimit)
      application.form.set(place.answer, for: field.id)
    case .date:
      application.form.set(
        answer.filter(\.isNumber).typing(key, limit: field.entryLimit).asDay, for: field.id)
    default:
      application.form.set(answer.typing(key, limit: field.entryLimit), for: field.id)
    }
    session.errand = .application(application)
  }

  func sign(_ strokes: [[InkPoint]], _ session: inout Session) {
    guard case .application(var application) = session.errand, let field = session.question else {
      return
    }
    session.entryProblem = nil
    application.form.set(SignatureStrokes(strokes).text, for: field.id)
    session.errand = .application(application)
  }
}

extension SignatureStrokes {
  /// What the finger drew, in shares of the pad's width and height.
  init(_ strokes: [[InkPoint]]) {
    self.init(
      strokes.map { stroke in
        stroke.map { point in
          Point(
            x: Int((point.x * Self.aspect * 1000).rounded()), y: Int((point.y * 1000).rounded()))
        }
      })
  }

  /// The same for the pad.
  var ink: [[InkPoint]] {
    strokes.map { stroke in
      stroke.map { InkPoint(x: Double($0.x) / 1000 / Self.aspect, y: Double($0.y) / 1000) }
    }
  }
}

extension Page {
  /// Several answers stand here, each with a way to mend it.
  fileprivate var showsSeveral: Bool {
    switch self {
    case .review, .section: true
    default: false
    }
  }
}

extension String {
  /// Eight digits as the day that they mean; fewer as they are, for a day that is being typed.
  fileprivate var asDay: String {
    count == 8 ? "\(prefix(4))-\(dropFirst(4).prefix(2))-\(suffix(2))" : self
  }
}

extension FormField {
  /// How many characters the keyboard lets in: the longest right answer of the kind.
  public var entryLimit: Int {
    switch kind {
    case .citizenNumber: 18
    case .mobile: 11
    case .phone: 13
    case .bankCard: 19
    case .money: 12
    case .number(let form): form.decimals == 0 ? 9 : 10 + form.decimals
    case .date: 8
    case .name: 50
    case .text: rules.length?.upperBound ?? 60
    case .address: 40
    case .choice, .several, .yesNo, .village, .rows, .pledge, .signature, .file: 0
    }
  }
}
