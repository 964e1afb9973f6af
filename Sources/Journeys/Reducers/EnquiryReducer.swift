import ServiceModel

// 办件查询, 便民查询 and 证明打印: what the platform knows.
extension KioskReducer {
  func reduceEnquiry(
    _ session: inout Session, _ action: Action, in state: KioskState
  ) -> [Effect] {
    switch action {
    case .askByCard:
      guard session.page == .caseWays else { return [] }
      guard session.identity == nil else { return identified(&session, in: state) }
      session.go(to: .card)
      return [.readCards]
    case .askByReceipt:
      guard session.page == .caseWays else { return [] }
      session.go(to: .receiptNumber)
      return []
    case .recorded(.success(.draft(let draft))):
      return found(draft, &session)
    case .recorded(.success(.handedIn(let submissions))):
      return recorded(submissions, &session)
    case .recorded(.success(nil)):
      return recorded([], &session)
    case .recorded(.failure(let fault)):
      return notRecorded(fault, &session)
    case .cases(let result):
      return cases(result, &session)
    case .openRecentCase(let number):
      guard case .caseEnquiry(let enquiry) = session.errand,
        enquiry.cases.indices.contains(number)
      else { return [] }
      session.go(to: .caseSteps(number))
      return []
    case .contributions(let result):
      session.busy = false
      switch result {
      case .success(let records): session.errand = .contributions(records)
      case .failure(let fault): session.trouble = .enquiry(fault)
      }
      return []
    case .certificate(let result):
      session.busy = false
      guard case .certificate(let kind) = session.errand else { return [] }
      switch result {
      case .success(let document):
        return addPapers(
          [(.phrase(kind.phrase), .shelf(document.digest, pages: document.pages))], &session)
      case .failure(let fault):
        session.trouble = .enquiry(fault)
        return []
      }
    default: return []
    }
  }

  /// What this kiosk remembers: enough to say that nothing is lost while the line is down, and
  /// to print the papers again.
  private func recorded(
    _ submissions: [RecordedSubmission], _ session: inout Session
  ) -> [Effect] {
    switch session.errand {
    case .caseEnquiry(var enquiry):
      enquiry.recorded = submissions
      session.errand = .caseEnquiry(enquiry)
      return askPlatform(enquiry)
    case .reprint:
      guard !submissions.isEmpty else {
        session.busy = false
        session.trouble = .receiptNotKnown
        return []
      }
      return [.loadRecordedForms(submissions)]
    default:
      // The receipt that was to be printed again is of a form that is no more.
      guard session.page == .unfinished else { return [] }
      session.busy = false
      session.trouble = .receiptNotKnown
      return []
    }
  }

  /// Once it is known what this kiosk has under the number: two answers to one question come in turn.
  private func askPlatform(_ enquiry: CaseEnquiry) -> [Effect] {
    enquiry.receipt.map { [.askCasesByReceipt($0, ending: enquiry.ending)] } ?? []
  }

  /// The number was a draft's: the person is asked whether to go on with it.
  private func found(_ draft: KeptDraft, _ session: inout Session) -> [Effect] {
    guard session.page == .ending else { return [] }
    session.busy = false
    session.earlier = .draft(draft)
    session.replace(with: .unfinished)
    return []
  }

  /// An enquiry goes on with what the platform knows; a reprint cannot.
  private func notRecorded(_ fault: DeviceFault, _ session: inout Session) -> [Effect] {
    let isClosed = fault.code == "too-many-tries"
    if case .caseEnquiry(let enquiry) = session.errand, !isClosed { return askPlatform(enquiry) }
    session.busy = false
    session.trouble = isClosed ? .tooManyTries : .device(fault)
    return []
  }

  private func cases(
    _ result: Result<[CaseProgress], EnquiryFault>, _ session: inout Session
  ) -> [Effect] {
    guard case .caseEnquiry(var enquiry) = session.errand,
      [.ending, .cases].contains(session.page)
    else { return [] }
    session.busy = false
    if session.page == .ending { session.go(to: .cases) }
    switch result {
    case .success(let cases):
      enquiry.cases = cases
      session.errand = .caseEnquiry(enquiry)
    case .failure(let fault):
      session.trouble = .enquiry(fault)
    }
    return []
  }
}
