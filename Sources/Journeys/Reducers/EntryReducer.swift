import ApplicationForms
import ServiceModel

// What the on-screen keyboards type, and 确定 under them.
extension KioskReducer {
  func reduceEntry(
    _ session: inout Session, _ action: Action, in state: KioskState
  ) -> [Effect] {
    switch action {
    case .key(let key): return type(key, &session)
    case .acceptEntry: return accept(&session, in: state)
    default: return []
    }
  }

  private func type(_ key: Key, _ session: inout Session) -> [Effect] {
    session.entryProblem = nil
    session.trouble = nil
    if let effects = typePinyin(key, &session) { return effects }
    if session.question != nil {
      typeAnswer(key, &session)
      return []
    }
    guard let limit = session.page.entryLimit else { return [] }
    session.entry = session.entry.typing(key, limit: limit)
    return session.page == .search ? search(&session) : []
  }

  private func accept(_ session: inout Session, in state: KioskState) -> [Effect] {
    guard !session.busy else { return [] }
    switch session.page {
    case .typedNumber: return acceptCitizenNumber(&session, in: state)
    case .receiptNumber: return acceptReceiptNumber(&session)
    case .ending: return acceptEnding(&session)
    case .staffSignIn: return session.entry.isEmpty ? [] : acceptStaffCode(&session)
    case .remarkWords:
      guard case .remark(var remark) = session.errand else { return [] }
      remark.words = session.entry
      session.errand = .remark(remark)
      session.go(to: .remarkMobile)
      return []
    case .remarkMobile:
      guard session.entry.isEmpty || MobileNumber(session.entry) != nil else {
        session.entryProblem = .mobile
        return []
      }
      guard case .remark(var remark) = session.errand else { return [] }
      remark.mobile = session.entry
      session.errand = .remark(remark)
      session.go(to: .remarkReview)
      return []
    default: return []
    }
  }

  private func acceptCitizenNumber(
    _ session: inout Session, in state: KioskState
  ) -> [Effect] {
    do {
      session.identity = .typed(number: try CitizenNumber(session.entry))
    } catch {
      session.entryProblem = .citizenNumber(error)
      return []
    }
    return identified(&session, in: state)
  }

  private func acceptReceiptNumber(_ session: inout Session) -> [Effect] {
    guard let number = ReceiptNumber(session.entry) else {
      session.entryProblem = .receiptNumber
      return []
    }
    switch session.errand {
    case .caseEnquiry(var enquiry):
      enquiry.receipt = number
      session.errand = .caseEnquiry(enquiry)
    case .reprint(var reprint):
      reprint.receipt = number
      session.errand = .reprint(reprint)
    default: return []
    }
    session.go(to: .ending)
    return []
  }

  /// The last four characters of the applicant's number: the receipt alone opens nothing.
  private func acceptEnding(_ session: inout Session) -> [Effect] {
    let ending = session.entry.uppercased()
    guard ending.count == 4 else {
      session.entryProblem = .ending
      return []
    }
    switch session.errand {
    case .caseEnquiry(var enquiry):
      guard let number = enquiry.receipt else { return [] }
      enquiry.forgetAnswers()
      enquiry.ending = ending
      session.errand = .caseEnquiry(enquiry)
      session.busy = true
      return [.recall(number, ending: ending)]
    case .reprint(let reprint):
      guard let number = reprint.receipt else { return [] }
      session.busy = true
      return [.recall(number, ending: ending)]
    default: return []
    }
  }
}

extension String {
  func typing(_ key: Key, limit: Int) -> String {
    switch key {
    case .character(let character): count < limit ? self + character : self
    case .backspace: String(dropLast())
    case .clear: ""
    }
  }
}

extension Page {
  /// How many characters can be typed here; `nil` where nothing is typed.
  var entryLimit: Int? {
    switch self {
    case .search: 24
    case .typedNumber: 18
    case .receiptNumber: 17
    case .ending: 4
    case .remarkWords: 100
    case .remarkMobile: 11
    case .staffSignIn: 12
    default: nil
    }
  }
}
