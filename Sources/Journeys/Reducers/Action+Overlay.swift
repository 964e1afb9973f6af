extension Action {
  /// Whether it means anything while something lies over the page. What a person does to the
  /// page itself does not, by glass or by keyboard; what the house tells always does.
  func counts(under overlay: Overlay) -> Bool {
    switch self {
    case .stay, .leaveAnyway, .leavePapers, .touched, .timer, .back: true
    case .mode, .listen, .listenAgain: overlay == .modes
    case .staff: overlay == .help
    case .putAside: overlay == .leaving
    case .closeService: overlay == .closing
    default: !isOfThePage
    }
  }

  /// Comes from a control of the page, or from a key.
  private var isOfThePage: Bool {
    switch self {
    case .front, .ways, .calendar, .departments, .items, .found, .item, .form, .catalogueFailed,
      .confirmed, .notConfirmed,
      .recorded, .recordedForms, .earlier, .drafts, .draftForm, .draftKept, .draftsPutAside,
      .earlierForms, .certificates, .cases,
      .contributions, .certificate, .started, .card, .socialCard,
      .code, .identityOfCode, .composed,
      .notComposed, .ticket, .printer, .line, .delivery, .admission, .hall, .candidates, .chosen,
      .characters, .papersShown, .pageScanned, .phone, .stick, .fileRead, .pageKept, .pagesLookedAt,
      .timer, .touched:
      false
    default: true
    }
  }
}
