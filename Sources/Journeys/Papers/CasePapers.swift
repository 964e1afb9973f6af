import ApplicationForms
import ServiceModel

// What stands on the papers of a case: the receipt, the filled form, the blank form.
extension KioskReducer {
  /// - Parameters:
  ///   - handedIn: under one number, at least one.
  ///   - applicant: already masked; `nil` for a remark without a name.
  ///   - mobile: where a short message will go.
  func receiptPaper(
    _ handedIn: [HandedIn], of applicant: String?, messageTo mobile: MobileNumber? = nil,
    in state: KioskState
  ) -> DocumentRequest {
    var request = DocumentRequest(template: "receipt", facts: facts(state))
    guard let first = handedIn.first?.receipt else { return request }
    request.values = [
      "receipt-number": first.number.grouped,
      "receipt-code": first.number.digits,
      "applicant": applicant ?? phrases[.anonymous],
      "time": first.confirmedAt.chinese,
      "next": phrases[state.line == .online ? .paperNextOnline : .paperNextOffline],
      "how-to-ask": phrases[.paperHowToAsk],
    ]
    if state.site.sendsMessages, let mobile {
      let message = phrases.say(.paperMessage, mobile.masked)
      request.values["next"] = request.values["next"].map { $0 + message }
    }
    request.values["matter"] = Self.lines(handedIn) { $0.receipt.matterName }
    request.values["handed-in"] = Self.lines(handedIn) { phrases.what($0, in: .chinese) }
    request.values["to-bring"] = Self.lines(handedIn) { phrases.toBring($0, in: .chinese) }
    request.values["digest"] = Self.lines(handedIn) {
      String($0.receipt.digest.hexadecimal.prefix(16))
    }
    request.values["by-when"] = Self.lines(handedIn) { $0.promise.flatMap { phrases.byWhen($0) } }
    request.values["begins"] = Self.lines(handedIn) { $0.promise.flatMap { phrases.begins($0) } }
    return request
  }

  /// One line where there is nothing else to say of any of them, else one for each, numbered.
  private static func lines(
    _ handedIn: [HandedIn], _ say: (HandedIn) -> String?
  ) -> String? {
    let said = handedIn.map(say)
    if Set(said).count == 1 { return said.first ?? nil }
    return said.enumerated().compactMap { place, words in words.map { "\(place + 1). \($0)" } }
      .joined(separator: "\n")
  }

  /// Nobody can ask how an anonymous remark stands: its paper does not say so.
  func remarkPaper(
    _ remark: Remark, _ receipt: Receipt, in state: KioskState
  ) -> DocumentRequest {
    var request = receiptPaper([HandedIn(receipt)], of: nil, in: state)
    request.values["next"] =
      phrases[remark.mobile.isEmpty ? .paperNextRemark : .paperNextRemarkMobile]
    request.values["how-to-ask"] = nil
    return request
  }

  /// What was put aside, and how to come back to it. It says nothing of who it is.
  func draftSlip(
    _ kept: KeptDraft, in state: KioskState
  ) -> DocumentRequest {
    var request = DocumentRequest(template: "draft-slip", facts: facts(state))
    request.values = [
      "draft-number": kept.number.grouped,
      "matter": kept.draft.matterName,
      "kept-until": kept.lastDay(keptFor: state.site.limits.draftDays).chinese,
      "how-to-go-on": phrases[kept.draft.isProven ? .paperGoOnByCard : .paperGoOnByNumber]
        + (state.site.sharesDrafts ? phrases[.paperGoOnAnywhere] : ""),
    ]
    return request
  }

  /// - Parameter receipt: `nil` for a look at it before it is handed in, which says so.
  func filledFormPaper(
    _ form: FilledForm, _ receipt: Receipt?, in state: KioskState
  ) -> DocumentRequest {
    var facts = facts(state)
    if receipt == nil {
      facts.mark = [facts.mark, phrases[.paperNotHandedIn]].compactMap { $0 }
        .joined(separator: "　")
    }
    var request = DocumentRequest(template: "filled-form", facts: facts)
    request.values = [
      "form-title": form.definition.title.chinese,
      "receipt-number": receipt?.number.grouped ?? phrases[.paperComesLater],
      "time": receipt?.confirmedAt.chinese ?? phrases[.paperComesLater],
    ]
    if let receipt {
      request.values["digest"] = String(receipt.digest.hexadecimal.prefix(16))
      request.values["verification"] = "\(receipt.number.digits) \(receipt.digest.hexadecimal)"
      request.values["how-to-verify"] = phrases[.paperHowToVerify]
    }
    let pledges = form.pledges
    if !pledges.isEmpty { request.values["pledge"] = pledges.joined(separator: "\n") }
    if let signature = form.signature {
      request.values["signature"] = signature
      request.values["signed-on"] = (receipt?.confirmedAt ?? now()).chinaDay.chinese
    }
    request.forms["sections"] = form.review().map { section in
      FieldSection(
        title: section.title,
        fields: section.rows.map { row in
          PaperField(
            label: row.label, value: row.isLeftToOffice ? phrases[.leftToOffice] : row.shown ?? "",
            wide: form.field(row.id)?.isWide ?? false)
        })
    }
    return request
  }

  func blankFormPaper(_ definition: FormDefinition, in state: KioskState) -> DocumentRequest {
    var request = DocumentRequest(template: "blank-form", facts: facts(state))
    request.values = [
      "form-title": definition.title.chinese,
      "matter-code": definition.matter.text,
      "filling-notes": phrases[.paperFillingNotes],
    ]
    request.forms["sections"] = definition.allSections.flatMap { $0.onPaper }
    return request
  }

  func facts(_ state: KioskState) -> PageFacts {
    PageFacts(
      centre: state.site.centre, kiosk: state.site.kiosk.digits, printedAt: now(),
      mark: state.site.isDemonstration ? phrases[.paperDemonstration] : nil)
  }
}

extension FormSection {
  /// The empty section, and one for each row that its lists have at least; one where that is none.
  fileprivate var onPaper: [FieldSection] {
    let own = fields.filter { $0.kind.rowFields.isEmpty && $0.computation == nil }
    let lists = fields.flatMap { field -> [FieldSection] in
      guard case .rows(let form) = field.kind else { return [] }
      return (1...max(2, form.count.lowerBound)).map { number in
        FieldSection(
          title: "\(form.item.chinese) \(number)", fields: form.fields.map(\.emptyCell))
      }
    }
    return (own.isEmpty ? [] : [FieldSection(title: title.chinese, fields: own.map(\.emptyCell))])
      + lists
  }
}

extension FormField {
  fileprivate var emptyCell: PaperField {
    PaperField(label: label.chinese, hint: tickHint, wide: isWide)
  }

  /// Whether its cell needs the whole width of a page.
  var isWide: Bool {
    switch kind {
    case .text, .address, .several, .pledge, .signature, .rows, .file: true
    case .choice(let options): options.count > 3
    case .village, .bankCard, .citizenNumber: true
    case .name, .mobile, .phone, .date, .money, .number, .yesNo: false
    }
  }

  /// What a hand ticks on the empty form, or what is read before signing.
  var tickHint: String {
    switch kind {
    case .choice(let options), .several(let options):
      options.map { "□ \($0.label.chinese)" }.joined(separator: "　")
    case .yesNo: "□ 是　□ 否"
    case .pledge(let pledge): "□ \(pledge.text.chinese)"
    case .number(let form): form.unit.map { "　　　　\($0.chinese)" } ?? ""
    default: ""
    }
  }
}

extension FilledForm {
  /// The applicant's name as far as a paper shows it.
  var maskedApplicant: String? {
    definition.fields.first { $0.source == .name }.flatMap { shownAnswer(to: $0.id) }
  }
}

extension FilledForm {
  /// What was pledged, in the words that were read.
  fileprivate var pledges: [String] {
    definition.fields.compactMap { field in
      guard case .pledge(let pledge) = field.kind, self[field.id] == "yes" else { return nil }
      return pledge.text.chinese + pledge.consequence.chinese
    }
  }
}

extension SubmissionKind {
  var handedIn: Phrase {
    switch self {
    case .registration: .handedInRegistration
    case .declaration: .handedInDeclaration
    case .evaluation: .handedInEvaluation
    case .feedback: .handedInFeedback
    }
  }
}
