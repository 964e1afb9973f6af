import ApplicationForms
import ServiceModel
import TouchUI

// A paper that goes with the form: its pages, and the one that was just scanned.
extension KioskScreens {
  func paper(
    _ field: FormField, _ application: Application, _ session: Session, _ state: KioskState
  ) -> KioskView {
    if let certificate = application.form.paper(of: field.id)?.certificate {
      return paper(field, as: certificate, application, session, state)
    }
    let machine = PageMachine(state.site)
    let pages = application.form.pages(of: field.id)
    let most = field.kind.mostPages ?? 0
    let isScanning = session.pages.phase == .scanning
    let isFull = pages.count >= most
    let mayGoOn = !isScanning && (!pages.isEmpty || !application.form.isRequired(field))
    let next: Action? = mayGoOn ? .nextQuestion : nil
    let mayTake = !isScanning && !isFull
    let scan: [KioskView] =
      state.site.hasPageScanner
      ? pages.isEmpty
        ? [primary(machine.takeOne, "scan", mayTake ? .scanPage : nil)]
        : [secondary(machine.takeAnother, "scan", mayTake ? .scanPage : nil)] : []
    let phone: [KioskView] =
      state.site.takesPhotos
      ? pages.isEmpty && scan.isEmpty
        ? [primary(.takePhotos, "phone", mayTake ? .takePhotos : nil)]
        : [secondary(.takePhotos, "phone", mayTake ? .takePhotos : nil)] : []
    let how: Phrase =
      state.site.hasPageScanner
      ? machine.how
      : state.site.takesPhotos
        ? .photosHow : state.site.readsSticks ? .stickHow : .certificateAlone
    let stick: KioskView =
      state.site.readsSticks
      ? secondary(.openStick, "stick", mayTake ? .openStick : nil) : .empty
    return screen(
      words(field.label), session, state,
      actions: pages.isEmpty
        ? [secondary(.skipPaper, "next", next)] + phone + scan
        : phone + scan + [primary(.nextQuestion, "next", next)],
      trouble(session)
        + [
          session.entryProblem.map { problem($0) } ?? .empty,
          hint(field, application, session),
        ]
        + (isScanning
          ? [scanning(machine)]
          : [
            certificateOffer(session, state),
            .text(
              isFull ? phrases.say(.pagesFull, String(most)) : phrases[how], .body),
            pages.isEmpty && !application.form.isRequired(field)
              ? .text(phrases[.paperLater], .body, colour: .textMuted) : .empty,
          ]
            + (pages.isEmpty
              ? [stick, session.mayFindCertificates(state) ? .empty : whereItLies(state.site)]
              : [
                session.hasScanned ? .text(phrases[machine.takeBack], .body, bold: true) : .empty,
                stick,
              ]))
        + [
          .grid(
            columns: isLarge || modes.care || isVertical ? 1 : 2,
            spacing: 24,
            pages.enumerated().map { place, page in
              self.page(place + 1, page, session)
            })
        ])
  }

  /// A picture for those who do not read so far.
  private func whereItLies(_ site: Site) -> KioskView {
    guard site.hasPageScanner, !isLarge, !modes.lowReach else { return .empty }
    return KioskView.column(
      alignment: .centre, [.icon(PageMachine(site).icon, side: shape == .portrait ? 320 : 200)]
    ).padding(24)
  }

  private func scanning(_ machine: PageMachine) -> KioskView {
    KioskView.column(
      spacing: 24, alignment: .centre,
      [
        .icon(machine.icon, side: side(160), colour: .textMuted),
        .text(phrases[machine.busy], .heading, alignment: .centre),
        .text(phrases[machine.stop], .body, colour: .textMuted, alignment: .centre),
      ]
    ).padding(48).accessible(.banner, phrases[machine.busy], identifier: "scanning")
  }

  private func page(_ number: Int, _ page: ContentDigest, _ session: Session) -> KioskView {
    let name = phrases.say(.pageNumber, String(number))
    let remove = KioskView.button(
      "\(phrases[.removeRow]) \(name)", identifier: "remove-page-\(number)", style: .secondary,
      action: session.pages.phase == .idle ? .removePage(page) : nil,
      label: .text(phrases[.removeRow], .body, bold: true, alignment: .centre))
    let words = KioskView.column(
      spacing: 18,
      [.text(name, .heading, bold: true), .text(phrases[.pageIsKept], .body, colour: .positive)])
    let picture = session.pages.thumbnails[page].map {
      self.picture($0, longest: 240, name: name).border(.border)
    }
    return card(
      nil,
      [
        .row(spacing: 28, alignment: .start, (picture.map { [$0] } ?? []) + [words.weight(1)]),
        remove,
      ])
  }

  /// The page as it would go with the form, as large as it can be.
  func scannedPage(_ session: Session, _ state: KioskState) -> KioskView {
    guard let shown = session.pages.shown else { return screen("", session, state, [waiting]) }
    let isIdle = session.pages.phase == .idle
    let machine = PageMachine(state.site)
    let showsEdges = session.pages.showsEdges
    let isTight = isLarge || modes.lowReach || modes.care
    // Smaller where the edges are to stand beside it.
    let longest: Double =
      switch shape {
      case .portrait: showsEdges ? (isTight ? 460 : 720) : isTight ? 760 : 1000
      case .landscape: showsEdges ? (isTight ? 300 : 400) : 740
      }
    return screen(
      phrases[.scannedTitle], session, state,
      actions: [
        session.awaitsPhotos || session.choosesFiles
          ? secondary(.notThisPhoto, "not-this", isIdle ? .back : nil)
          : secondary(machine.takeAgain, "scan-again", isIdle ? .scanPage : nil),
        secondary(.turnPage, "turn", isIdle ? .turnPage : nil),
        primary(
          session.pages.phase == .keeping ? .keepingPage : .usePage, "use",
          isIdle ? .usePage : nil),
      ],
      trouble(session) + [
        showsEdges
          ? .empty
          : judgement(
            shown.page.judgement.verdict,
            session.awaitsPhotos || session.choosesFiles ? .phone : machine),
        KioskView.column(
          alignment: .centre,
          [
            picture(shown.picture, longest: longest, name: phrases[.scannedTitle])
              .border(.border)
          ]),
        cutting(session.pages),
        .text(phrases[.pageWillBeMarked], .body, colour: .textMuted),
      ])
  }

  /// What is empty goes at once where a card lies on a whole sheet's glass; else edge by edge.
  private func cutting(_ pages: PagesState) -> KioskView {
    let isCut = pages.edit.crop != nil
    let isIdle = pages.phase == .idle
    let whole: [KioskView] =
      isCut || pages.shown?.page.judgement.content != nil
      ? [secondary(isCut ? .wholePage : .cutPage, "cut", isIdle ? .cutPage : nil)] : []
    guard pages.showsEdges else {
      return KioskView.column(
        spacing: 20, whole + [secondary(.trimPage, "trim", isIdle ? .showEdges : nil)])
    }
    let edges = PageEdge.allCases.map { edge in
      let mayTrim = isIdle && PageEdit.Crop(pages.edit.crop, lessAt: edge) != nil
      return secondary(
        edge.phrase, "trim-\(edge.rawValue)", mayTrim ? .trimPage(edge) : nil)
    }
    return KioskView.column(
      spacing: 20,
      [
        .text(phrases[.trimHow], .body),
        .grid(columns: shape == .portrait || isLarge || modes.care ? 2 : 4, spacing: 20, edges),
      ] + whole)
  }

  /// What may be wrong with it: advice, for who looks at it decides.
  private func judgement(
    _ verdict: PageJudgement.Verdict, _ machine: PageMachine
  ) -> KioskView {
    guard let phrase = machine.advice(verdict) else {
      return note(phrases[.pageGood], .hint, identifier: "judgement")
    }
    return note(phrases[phrase], .warning, identifier: "judgement")
  }

  private func picture(_ picture: PagePicture, longest: Double, name: String) -> KioskView {
    .pixels(
      PixelGrid(rgb: picture.rgb, width: picture.width, height: picture.height),
      scale: longest / Double(max(picture.width, picture.height)), name: name)
  }
}

extension DeviceFault {
  /// Why no page came of a file.
  var filePhrase: Phrase {
    switch code {
    case "capture-stick-absent": .fileGone
    case "capture-file-too-large", "capture-picture-too-large": .fileTooLarge
    case "capture-file-locked": .fileLocked
    case "capture-too-many-pages": .fileTooManyPages
    default: .fileUnusable
    }
  }

  /// Why no page was taken, and what to do.
  var pagePhrase: Phrase {
    switch code {
    case "capture-scanner-busy": .scannerBusy
    case "capture-scanner-empty": .scannerEmpty
    case "capture-scanner-open": .scannerOpen
    case "capture-scanner-jammed": .scannerJammed
    case "capture-camera-busy": .cameraBusy
    case _ where code.hasPrefix("capture-camera-"): .cameraUnavailable
    default: .scannerUnavailable
    }
  }
}

extension PageEdge {
  fileprivate var phrase: Phrase {
    switch self {
    case .top: .edgeTop
    case .bottom: .edgeBottom
    case .left: .edgeLeft
    case .right: .edgeRight
    }
  }
}
