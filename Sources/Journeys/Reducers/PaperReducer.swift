import ApplicationForms
import ServiceModel

// Papers: composed, printed one after the other, and decided about when they stand still.
extension KioskReducer {
  func reducePapers(
    _ session: inout Session, _ action: Action, in state: KioskState
  ) -> [Effect] {
    switch action {
    case .printBlankForm:
      guard let form = session.guide.item?.form, !session.busy else { return [] }
      session.busy = true
      return [.loadForm(form, .blank)]
    case .printGuide:
      guard let item = session.guide.item else { return [] }
      session.go(to: .printing)
      return addPapers(
        [(.words(item.name), .compose(guidePaper(session.guide, item, in: state)))], &session)
    case .printChecklist:
      guard session.page == .checklist, let item = session.guide.item else { return [] }
      session.go(to: .printing)
      return addPapers(
        [(.phrase(.checklistTitle), .compose(checklistPaper(session.guide, item, in: state)))],
        &session)
    case .reprint:
      guard session.page == .papers else { return [] }
      session.errand = .reprint(Reprint())
      session.go(to: .receiptNumber)
      return []
    case .recordedForms(let forms):
      return reprint(forms, &session, in: state)
    case .composed(let number, let document):
      return composed(number, document, &session)
    case .notComposed(let number, let fault):
      session.changePaper(number) { $0.state = .failed(fault) }
      return []
    case .ticket(let ticket, let progress):
      return ticketProgress(ticket, progress, &session, in: state)
    case .showPapers:
      guard session.page == .review, !session.busy,
        case .application(let application) = session.errand
      else { return [] }
      session.preview.order += 1
      session.preview.pages = []
      session.go(to: .paperPreview)
      return [
        .showPapers(
          order: session.preview.order,
          application.together.map { filledFormPaper($0.form, nil, in: state) })
      ]
    case .papersShown(let order, let result):
      guard session.page == .paperPreview, order == session.preview.order else { return [] }
      switch result {
      case .success(let pages): session.preview.pages = pages
      case .failure(let fault): session.trouble = .device(fault)
      }
      return []
    case .decide(let decision, let number):
      return decide(decision, number, &session, in: state)
    case .finish:
      return finish(&session, in: state)
    default: return []
    }
  }

  /// One receipt for all that bears its number, and each form.
  func printCasePapers(
    _ application: Application, _ receipts: [Receipt], _ session: inout Session,
    in state: KioskState
  ) -> [Effect] {
    guard let identity = session.identity else { return [] }
    var numbers: [ReceiptNumber] = []
    for receipt in receipts where !numbers.contains(receipt.number) {
      numbers.append(receipt.number)
    }
    let papers: [DocumentRequest] = numbers.map { number in
      receiptPaper(
        session.handedIn.filter { $0.receipt.number == number }, of: identity.maskedName,
        messageTo: application.together.compactMap(\.mobile).first, in: state)
    }
    let forms = zip(application.together, receipts).map { matter, receipt in
      filledFormPaper(matter.form, receipt, in: state)
    }
    return addPapers(
      papers.map { (.phrase(.paperReceipt), .compose($0)) }
        + forms.map { (.phrase(.paperForm), .compose($0)) }, &session)
  }

  func printRemarkReceipt(
    _ remark: Remark, _ receipt: Receipt, _ session: inout Session, in state: KioskState
  ) -> [Effect] {
    addPapers(
      [(.phrase(.paperReceipt), .compose(remarkPaper(remark, receipt, in: state)))], &session)
  }

  func printBlankForm(
    _ definition: FormDefinition, _ session: inout Session, in state: KioskState
  ) -> [Effect] {
    session.go(to: .printing)
    return addPapers(
      [(.words(definition.title.chinese), .compose(blankFormPaper(definition, in: state)))],
      &session)
  }

  private func reprint(
    _ recorded: [RecordedForm], _ session: inout Session, in state: KioskState
  ) -> [Effect] {
    session.busy = false
    var isReprint = session.page == .unfinished
    if case .reprint = session.errand { isReprint = true }
    let forms = recorded.compactMap { found in
      found.definition.flatMap { definition in
        FilledForm(
          restoring: found.submission.body, by: definition,
          confirmedOn: found.submission.receipt.confirmedAt.chinaDay)
      }.map { (form: $0, receipt: found.submission.receipt) }
    }
    guard isReprint, let first = forms.first else {
      session.trouble = recorded.isEmpty ? .receiptNotKnown : .formsGone
      return []
    }
    if session.page == .unfinished {
      // What was begun is not needed any more.
      session.errand = .reprint(Reprint())
      session.path = []
    }
    session.go(to: .printing)
    if forms.count < recorded.count { session.trouble = .formsGone }
    let receipt = receiptPaper(
      recorded.map { found in
        let receipt = found.submission.receipt
        return HandedIn(receipt, form: forms.first { $0.receipt == receipt }?.form)
      }, of: first.form.maskedApplicant, in: state)
    return addPapers(
      [(.phrase(.paperReceipt), .compose(receipt))]
        + forms.map {
          (.phrase(.paperForm), .compose(filledFormPaper($0.form, $0.receipt, in: state)))
        }, &session)
  }

  func addPapers(
    _ papers: [(title: PaperTitle, request: PaperRequest)], _ session: inout Session
  ) -> [Effect] {
    for paper in papers {
      session.papers.append(
        Paper(id: session.papers.count, title: paper.title, request: paper.request))
    }
    return startNextPaper(&session)
  }

  /// One job in flight: the next paper begins when none before it is under way.
  private func startNextPaper(_ session: inout Session) -> [Effect] {
    guard let next = session.papers.first(where: { !$0.isOver }), next.state == .queued else {
      return []
    }
    switch next.request {
    case .compose(let request):
      session.changePaper(next.id) { $0.state = .composing }
      return [.compose(paper: next.id, request)]
    case .shelf(let digest, let pages):
      return order(next.id, ShelvedDocument(digest: digest, pages: pages), &session)
    }
  }

  private func composed(
    _ number: Int, _ document: ShelvedDocument, _ session: inout Session
  ) -> [Effect] {
    guard session.papers.indices.contains(number), session.papers[number].state == .composing
    else { return [] }
    return order(number, document, &session)
  }

  private func order(
    _ number: Int, _ document: ShelvedDocument, _ session: inout Session
  ) -> [Effect] {
    let ticket = PrintTicket(
      id: makeTicket(), session: session.id, title: phrases[session.papers[number].title],
      digest: document.digest, pages: document.pages)
    session.changePaper(number) { $0.state = .printing(ticket.id, .accepted) }
    return [.print(ticket)]
  }

  private func ticketProgress(
    _ ticket: TicketID, _ progress: TicketProgress, _ session: inout Session,
    in state: KioskState
  ) -> [Effect] {
    guard
      let paper = session.papers.first(where: {
        if case .printing(ticket, _) = $0.state { true } else { false }
      })
    else { return [] }
    // Whoever waits for the printer is not idle, and the printer goes on: no warning any more.
    var rewind = [Effect.wind(.idle, seconds: state.site.limits.idleSeconds)]
    if case .idle = session.overlay {
      session.overlay = nil
      rewind.append(.stop(.countdown))
    }
    guard case .ended(let outcome) = progress else {
      session.changePaper(paper.id) { $0.state = .printing(ticket, progress) }
      guard case .held(let fault) = progress, fault.responsible != .nobody else {
        return rewind
      }
      return rewind + [.ring(.printer)]
    }
    switch outcome {
    case .delivered: session.changePaper(paper.id) { $0.state = .delivered }
    case .failed(let fault): session.changePaper(paper.id) { $0.state = .failed(fault) }
    case .uncertain: session.changePaper(paper.id) { $0.state = .uncertain }
    case .cancelled: session.changePaper(paper.id) { $0.state = .givenUp }
    }
    // It asked about papers that were still to come.
    if session.overlay == .leaving, !session.waitsForPapers, !session.holdsUnconfirmedWork {
      session.overlay = nil
    }
    return rewind + startNextPaper(&session)
  }

  private func decide(
    _ decision: PaperDecision, _ number: Int, _ session: inout Session, in state: KioskState
  ) -> [Effect] {
    guard session.papers.indices.contains(number) else { return [] }
    let paper = session.papers[number]
    switch decision {
    case .again:
      guard paper.needsDecision else { return [] }
      session.changePaper(number) { $0.state = .queued }
      return startNextPaper(&session)
    case .cameOut:
      guard paper.state == .uncertain else { return [] }
      session.changePaper(number) { $0.state = .delivered }
      return startNextPaper(&session)
    case .giveUp:
      return giveUpPapers(&session)
    }
  }

  func giveUpPapers(_ session: inout Session) -> [Effect] {
    var effects: [Effect] = []
    for waiting in session.papers where !waiting.isOver {
      if case .printing(let ticket, _) = waiting.state { effects.append(.cancel(ticket)) }
      session.changePaper(waiting.id) { $0.state = .givenUp }
    }
    return effects
  }

  func finishPapers(_ session: inout Session) -> [Effect] {
    guard !session.waitsForPapers else { return [] }
    if session.page == .printing, session.holdsUnconfirmedWork {
      // A guide printed on the way: the way goes on.
      session.papers = []
      session.path.removeLast()
    } else {
      session.go(to: .takeAway)
    }
    return []
  }

  /// On from the papers to the tray, the evaluation and the goodbye.
  private func finish(_ session: inout Session, in state: KioskState) -> [Effect] {
    switch session.page {
    case .receipt, .printing:
      return finishPapers(&session)
    case .takeAway:
      guard case .application = session.errand, session.receipt != nil else {
        return thank(&session, in: state)
      }
      session.go(to: .evaluation)
      return []
    case .cases, .caseSteps, .contributions:
      session.go(to: .takeAway)
      return []
    case .thanks:
      return end(session)
    default: return []
    }
  }
}

extension Session {
  mutating func changePaper(_ number: Int, _ change: (inout Paper) -> Void) {
    guard papers.indices.contains(number) else { return }
    change(&papers[number])
  }
}
