import ApplicationForms
import ServiceModel

// What the vocabulary is called in the language of the screen. Papers are Chinese.
extension Phrases {
  func name(of level: EvaluationLevel) -> String {
    switch level {
    case .verySatisfied: self[.level1]
    case .satisfied: self[.level2]
    case .fairlySatisfied: self[.level3]
    case .dissatisfied: self[.level4]
    case .veryDissatisfied: self[.level5]
    }
  }

  func name(of kind: FeedbackKind) -> String {
    switch kind {
    case .complaint: self[.feedbackComplaint]
    case .suggestion: self[.feedbackSuggestion]
    case .question: self[.feedbackQuestion]
    case .help: self[.feedbackHelp]
    }
  }

  func name(of kind: ItemKind) -> String {
    switch kind {
    case .licence: self[.kindLicence]
    case .penalty: self[.kindPenalty]
    case .coercion: self[.kindCoercion]
    case .levy: self[.kindLevy]
    case .payment: self[.kindPayment]
    case .inspection: self[.kindInspection]
    case .confirmation: self[.kindConfirmation]
    case .reward: self[.kindReward]
    case .ruling: self[.kindRuling]
    case .other: self[.kindOther]
    case .publicService: self[.kindPublicService]
    }
  }

  func name(of limit: TimeLimit) -> String {
    switch limit {
    case .atOnce: self[.limitAtOnce]
    case .workingDays(let days): say(.limitWorkingDays, String(days))
    case .workingDaysRange(let least, let most):
      say(.limitWorkingDaysRange, String(least), String(most))
    case .calendarDays(let days): say(.limitDays, String(days))
    case .words(let words): words
    }
  }

  /// The form itself, and each paper that went with it.
  func what(_ handedIn: HandedIn, in words: AnswerWords) -> String {
    let papers: [String] =
      handedIn.form.map { form in
        form.papers.map { paper in
          let shown = form.shownAnswer(to: paper.field.id, in: words) ?? ""
          return "\(paper.field.label[words.language]) \(shown)"
        }
      } ?? []
    return ([self[handedIn.receipt.kind.handedIn]] + papers).joined(separator: words.comma)
  }

  /// Papers that the form asked for and that did not go with it; `nil` when there are none.
  func toBring(_ handedIn: HandedIn, in words: AnswerWords) -> String? {
    let missing = handedIn.form?.missingPapers.map { $0.label[words.language] } ?? []
    return missing.isEmpty
      ? nil : say(.toBringToWindow, missing.joined(separator: words.comma))
  }

  /// How long it takes, with the last day where it is known.
  func byWhen(_ promise: HandlingPromise) -> String? {
    guard let limit = promise.limit.map({ name(of: $0) }) else { return nil }
    return promise.lastDay.map { say(.doneBy, limit, name(of: $0)) } ?? limit
  }

  /// From which day that counts.
  func begins(_ promise: HandlingPromise) -> String? {
    promise.begins.map {
      say(promise.isLater ? .beginsLater : .beginsOn, name(of: $0))
    }
  }

  subscript(title: PaperTitle) -> String {
    switch title {
    case .phrase(let phrase): self[phrase]
    case .words(let words): words
    }
  }

  func name(of day: CalendarDay) -> String {
    say(.date, String(day.year), String(day.month), String(day.day))
  }

  /// Day and time of the clock on the wall.
  func name(of time: Timestamp) -> String {
    let clock = time.chinese.split(separator: " ").last.map(String.init) ?? ""
    return "\(name(of: time.chinaDay)) \(clock)"
  }
}

extension CertificateKind {
  var phrase: Phrase {
    switch self {
    case .participation: .certificateParticipation
    }
  }
}
