import ApplicationForms
import ServiceModel

// What stands on the papers of a case: the receipt, the filled form, the blank form.
extension KioskReducer {
  /// - Parameter applicant: already masked; `nil` for a remark without a name.
  func receiptPaper(
    _ receipt: Receipt, of applicant: String?, in state: KioskState
  ) -> DocumentRequest {
    var request = DocumentRequest(template: "receipt", facts: facts(state))
    request.values = [
      "receipt-number": receipt.number.grouped,
      "receipt-code": receipt.number.digits,
      "matter": receipt.matterName,
      "applicant": applicant ?? phrases[.anonymous],
      "time": receipt.confirmedAt.chinese,
      "handed-in": phrases[receipt.kind.handedIn],
      "digest": String(receipt.digest.hexadecimal.prefix(16)),
      "next": phrases[state.line == .online ? .paperNextOnline : .paperNextOffline],
      "how-to-ask": phrases[.paperHowToAsk],
    ]
    return request
  }

  /// Nobody can ask how an anonymous remark stands: its paper does not say so.
  func remarkPaper(
    _ remark: Remark, _ receipt: Receipt, in state: KioskState
  ) -> DocumentRequest {
    var request = receiptPaper(receipt, of: nil, in: state)
    request.values["next"] =
      phrases[remark.mobile.isEmpty ? .paperNextRemark : .paperNextRemarkMobile]
    request.values["how-to-ask"] = nil
    return request
  }

  func filledFormPaper(
    _ form: FilledForm, _ receipt: Receipt, in state: KioskState
  ) -> DocumentRequest {
    var request = DocumentRequest(template: "filled-form", facts: facts(state))
    request.values = [
      "form-title": form.definition.title,
      "receipt-number": receipt.number.grouped,
      "time": receipt.confirmedAt.chinese,
      "digest": String(receipt.digest.hexadecimal.prefix(16)),
      "verification": "\(receipt.number.digits) \(receipt.digest.hexadecimal)",
      "how-to-verify": phrases[.paperHowToVerify],
    ]
    request.forms["sections"] = form.review.map { section in
      FieldSection(
        title: section.title,
        fields: section.rows.map { row in
          PaperField(
            label: row.label, value: row.isLeftToOffice ? phrases[.leftToOffice] : row.shown ?? "",
            wide: form.definition.field(row.id)?.isWide ?? false)
        })
    }
    return request
  }

  func blankFormPaper(_ definition: FormDefinition, in state: KioskState) -> DocumentRequest {
    var request = DocumentRequest(template: "blank-form", facts: facts(state))
    request.values = [
      "form-title": definition.title,
      "matter-code": definition.matter.text,
      "filling-notes": phrases[.paperFillingNotes],
    ]
    request.forms["sections"] = definition.sections.map { section in
      FieldSection(
        title: section.title,
        fields: section.fields.map { field in
          PaperField(label: field.label, hint: field.tickHint, wide: field.isWide)
        })
    }
    return request
  }

  func facts(_ state: KioskState) -> PageFacts {
    PageFacts(
      centre: state.site.centre, kiosk: state.site.kiosk.digits, printedAt: now(),
      mark: state.site.isDemonstration ? phrases[.paperDemonstration] : nil)
  }
}

extension FormField {
  /// Whether its cell needs the whole width of a page.
  var isWide: Bool {
    switch kind {
    case .text: true
    case .choice(let options): options.count > 3
    case .village, .bankCard, .citizenNumber: true
    case .mobile, .date, .money: false
    }
  }

  /// The boxes that a hand ticks on the empty form.
  var tickHint: String {
    guard case .choice(let options) = kind else { return "" }
    return options.map { "□ \($0.label)" }.joined(separator: "　")
  }
}

extension FilledForm {
  /// The applicant's name as far as a paper shows it.
  var maskedApplicant: String? {
    definition.fields.first { $0.source == .name }.flatMap { shownAnswer(to: $0.id) }
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
