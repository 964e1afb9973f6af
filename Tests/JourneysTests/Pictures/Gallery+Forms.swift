import ApplicationForms
import ServiceModel
import TouchUI

@testable import Journeys

// Every kind of question, on pages of several forms.
extension Gallery {
  /// What other forms ask.
  mutating func paintForms() throws {
    try begin("pension-change")
    keep("question-several")
    store.go(.toggle(field: "changes", option: "card"))
    store.go(.toggle(field: "changes", option: "name"))
    keep("question-several-chosen")
    store.go(.nextQuestion)
    keep("notice-situation")

    try begin("residence-permit")
    store.go(.choose(field: "why", option: "rent"))
    store.go(.nextQuestion)
    try toQuestions()
    for digit in "13800000000" { store.go(.key(.character(String(digit)))) }
    store.go(.nextQuestion)
    store.go(.openTown("990000101"))
    keep("question-address-village")
    store.go(.choose(field: "living", option: "990000101201"))
    for character in "3组12号" { store.go(.key(.character(String(character)))) }
    keep("question-address")
    store.go(.keyboard(.letters))
    keep("question-letters")
    store.go(.nextQuestion)
    for digit in "2025" { store.go(.key(.character(String(digit)))) }
    keep("question-date")
    for digit in "0231" { store.go(.key(.character(String(digit)))) }
    store.go(.nextQuestion)
    keep("question-date-wrong")

    try begin("minimum-living")
    try toQuestions()
    for question in ["mobile", "village", "own-income"] as [FieldID] {
      try answerByHand(question)
      store.go(.nextQuestion)
    }
    keep("rows-empty")
    store.go(.addRow(list: "family"))
    for character in "林样本" { store.go(.key(.character(String(character)))) }
    keep("question-row")
    store.go(.nextQuestion)
    for digit in "990000195603080022" { store.go(.key(.character(String(digit)))) }
    store.go(.nextQuestion)
    store.go(.choose(field: "family.1.relation", option: "spouse"))
    store.go(.nextQuestion)
    store.go(.choose(field: "family.1.health", option: "ill"))
    store.go(.nextQuestion)
    for digit in "120" { store.go(.key(.character(String(digit)))) }
    keep("question-money")
    store.go(.nextQuestion)
    store.go(.addRow(list: "family"))
    store.go(.back)
    keep("rows")
    store.go(.removeRow(list: "family", number: 2))
    store.go(.nextQuestion)
    store.go(.toggle(field: "reasons", option: "illness"))
    store.go(.nextQuestion)
    store.go(.nextQuestion)
    keep("pledge")
    for pledge in ["authorisation", "pledge"] as [FieldID] {
      store.go(.choose(field: pledge, option: "yes"))
      store.go(.nextQuestion)
    }
    keep("signature-empty")
    store.go(.stroke((0...20).map { InkPoint(x: 0.2 + Double($0) / 80, y: 0.3 + Double($0) / 60) }))
    store.go(.stroke((0...20).map { InkPoint(x: 0.6 + Double($0) / 90, y: 0.7 - Double($0) / 60) }))
    keep("signature")
    store.go(.nextQuestion)
    keep("review-family")

    try paintPapersOfForm()
    try paintCertificates()

    try begin("sole-trader")
    store.go(.choose(field: "online", option: "no"))
    store.go(.nextQuestion)
    try toQuestions()
    try answerByHand("mobile")
    store.go(.nextQuestion)
    keep("section")
    store.go(.mend(question: "staff"))
    store.go(.key(.character("3")))
    keep("question-number")
  }

  /// A paper that goes with the form.
  private mutating func paintPapersOfForm() throws {
    try begin("medical-elsewhere")
    store.go(.choose(field: "why", option: "referred"))
    store.go(.nextQuestion)
    try toQuestions()
    paintEarlierForms()
    try answerByHand("mobile")
    store.go(.nextQuestion)
    for character in "成都市" { store.go(.key(.character(String(character)))) }
    store.go(.nextQuestion)
    for day in ["20261123", "20261223"] {
      for digit in day { store.go(.key(.character(String(digit)))) }
      store.go(.nextQuestion)
    }
    store.go(.nextQuestion)
    keep("paper-empty")
    store.go(.scanPage)
    keep("paper-scanning")
    store.go(.pageScanned(order: try order, .failure(Self.scannerFault)))
    keep("paper-trouble")
    store.go(.scanPage)
    store.go(.pageScanned(order: try order, .success(SamplePages.scanned(.tooDark))))
    keep("paper-dark")
    store.go(.scanPage)
    store.go(.pageScanned(order: try order, .success(SamplePages.scanned(isLying: true))))
    keep("paper-scanned-lying")
    store.go(.turnPage)
    store.go(.pageScanned(order: try order, .success(SamplePages.scanned())))
    keep("paper-scanned")
    store.go(.showEdges)
    keep("paper-edges")
    store.go(.usePage)
    try keptPage(0)
    store.go(.scanPage)
    store.go(.pageScanned(order: try order, .success(SamplePages.scanned())))
    store.go(.usePage)
    try keptPage(1)
    keep("paper")
    try paintPhotos()
    try paintStick()
    try paintCamera()
    store.go(.nextQuestion)
    keep("review-paper")
  }

  /// A certificate in the place of a paper.
  private mutating func paintCertificates() throws {
    try begin("disability-certificate")
    store.go(.choose(field: "what", option: "lost"))
    store.go(.nextQuestion)
    try toQuestions()
    for question: FieldID in ["mobile", "village"] {
      try answerByHand(question)
      store.go(.nextQuestion)
    }
    // The number of the certificate that was lost.
    store.go(.nextQuestion)
    keep("e-certificate-offer")
    store.go(.offerCertificates)
    keep("e-certificate-consent")
    store.go(.findCertificates)
    store.go(.certificates(order: try order, .failure(.unreachable)))
    keep("e-certificate-unreachable")
    store.go(.findCertificates)
    let kind = ElectronicCertificateKind("household-register")
    let found = [kind.flatMap(SampleCertificates.of), kind.flatMap(SampleCertificates.over)]
    store.go(.certificates(order: try order, .success(found.compactMap { $0 })))
    keep("e-certificate-found")
    store.go(.useCertificate(0))
    keep("e-certificate-used")
    store.go(.removeCertificate)
    store.go(.offerCertificates)
    store.go(.findCertificates)
    store.go(.certificates(order: try order, .success([])))
    keep("e-certificate-none")
  }

  /// What the platform holds goes into the form.
  private mutating func paintEarlierForms() {
    store.go(.offerEarlierForms)
    keep("earlier-forms")
    store.go(.takeEarlierForms)
    guard let person = store.state.session?.identity?.number,
      case .application(let application)? = store.state.session?.errand
    else { return }
    let submission = application.submission
    store.go(.earlierForms(.failure(.unreachable), of: person, into: submission))
    keep("earlier-forms-unreachable")
    store.go(.takeEarlierForms)
    let day = Sample.now.chinaDay
    guard
      let form = (try? EveryMatterTests.forms())?.first(where: {
        $0.code == FormCode("pension-enrolment")
      })
    else { return }
    var filled = FilledForm(form, on: day)
    filled.set("13900000000", for: "mobile")
    store.go(
      .earlierForms(
        .success([FilledEarlier(form: filled, matterName: "城乡居民养老保险参保登记", day: day)]),
        of: person, into: submission))
    keep("earlier-forms-taken")
    store.go(.key(.clear))
  }

  /// Another page of it, from a phone.
  private mutating func paintPhotos() throws {
    store.go(.removePage(SamplePages.digests[1]))
    store.go(.removePage(SamplePages.digests[0]))
    store.go(.takePhotos)
    let phone = try order
    keep("photos-opening")
    let address = "https://platform.example/u/kq3V0mXJw1hS8yFZrT5uAg"
    store.go(.phone(order: phone, .open(address: address)))
    keep("photos")
    store.go(.phone(order: phone, .connected))
    keep("photos-connected")
    store.go(.phone(order: phone, .coming))
    store.go(.phone(order: phone, .page(SamplePages.scanned(.blurred))))
    keep("photo-blurred")
    store.go(.usePage)
    try keptPage(0)
    store.go(.phone(order: phone, .coming))
    store.go(.phone(order: phone, .unusable(Self.photoFault)))
    keep("photos-unusable")
    store.go(.phone(order: phone, .ended))
    keep("photos-ended")
    store.go(.phone(order: phone, .unreachable))
    keep("photos-line-lost")
    store.go(.phone(order: phone, .ended))
    store.go(.takePhotos)
    store.go(.phone(order: try order, .unreachable))
    keep("photos-unreachable")
    store.go(.back)
  }

  /// The same with a camera in the place of the scanner.
  private mutating func paintCamera() throws {
    store.state.site.takesPagesByCamera = true
    keep("camera")
    store.go(.scanPage)
    keep("camera-shooting")
    store.go(.pageScanned(order: try order, .success(SamplePages.scanned(.blurred))))
    keep("camera-blurred")
    store.go(.back)
    store.go(.removePage(SamplePages.digests[0]))
    keep("camera-empty")
    store.go(.scanPage)
    store.go(.pageScanned(order: try order, .success(SamplePages.scanned())))
    store.go(.usePage)
    try keptPage(0)
    store.state.site.takesPagesByCamera = false
  }

  /// Another one, from a stick.
  private mutating func paintStick() throws {
    store.go(.openStick)
    let stick = try order
    keep("stick")
    for (name, event) in [
      ("foreign", StickEvent.foreign), ("unsafe", .unsafe),
      ("empty", .content(StickContent(files: [], hasMore: false))),
      ("files", .content(Self.stickContent)),
    ] {
      store.go(.stick(order: stick, event))
      keep("stick-\(name)")
    }
    store.go(.chooseFile(0))
    keep("stick-reading")
    let locked = DeviceFault(code: "capture-file-locked", responsible: .resident)
    store.go(.fileRead(order: try order, .failure(locked)))
    keep("stick-locked")
    store.go(.back)
  }

  private static let stickContent = StickContent(
    files: [
      ("转诊证明（县医院）2026年11月.pdf", 1_843_200), ("IMG_20261119_103412.jpg", 3_512_000),
      ("户口簿.png", 812_000),
    ].map { name, bytes in
      StickFile(stick: "sda1", path: name, bytes: bytes, changedAt: Sample.now)
    }, hasMore: true)

  private static let photoFault = DeviceFault(
    code: "capture-file-damaged", responsible: .resident)
  private static let scannerFault = DeviceFault(
    code: "capture-scanner-jammed", responsible: .staff)

  private var order: Int { get throws { try store.session.pages.order } }

  private mutating func keptPage(_ number: Int) throws {
    let page = SamplePages.digests[number]
    store.go(.pageKept(order: try order, .success(page)))
    store.go(.pagesLookedAt([page: .picture(SamplePages.thumbnail)], of: Sample.submission))
  }

  /// What was left, and what is left behind.
  mutating func paintDrafts() throws {
    let kept = try Sample.draft()
    try again()
    store.go(.tile(.cases))
    store.go(.askByCard)
    store.lay(try Sample.identity())
    store.go(.drafts([kept], of: kept.draft.form.person))
    store.go(.cases(.success([Self.progress])))
    keep("cases-draft")
    for (name, earlier) in [
      ("unfinished", EarlierWork.draft(kept)),
      ("unfinished-elsewhere", .draft(Sample.elsewhere(kept))),
      ("handed-in", .handedIn([Sample.recorded])),
    ] {
      try begin()
      store.go(.begin)
      for case .findEarlier(let form) in store.go(.card(.read(try Sample.identity()))) {
        store.go(.earlier(earlier, of: form))
      }
      keep(name)
    }
    try begin()
    store.go(.begin)
    store.go(.typeNumberInstead)
    for character in "11010519491231002X" { store.go(.key(.character(String(character)))) }
    for case .findInterrupted(let form) in store.go(.acceptEntry) {
      let draft = Draft(
        id: kept.draft.id, form: form, kind: kept.draft.kind, matterName: kept.draft.matterName,
        isProven: false, body: kept.draft.body)
      store.go(
        .earlier(
          .draft(KeptDraft(draft: draft, number: kept.number, keptAt: kept.keptAt)), of: form))
    }
    keep("unfinished-interrupted")
    try begin()
    try toQuestions()
    try answerByHand("mobile")
    store.go(.nextQuestion)
    store.go(.leave)
    store.go(.putAside)
    store.go(.draftsPutAside([kept], missed: 0))
    keep("put-aside")
    store.state.site.sharesDrafts = true
    for (line, name) in [(LineState.online, "anywhere"), (.offline, "anywhere-later")] {
      store.go(.line(line))
      keep("put-aside-\(name)")
    }
    try begin()
    store.state.site.sharesDrafts = true
    try toQuestions()
    try answerByHand("mobile")
    store.go(.nextQuestion)
    store.go(.leave)
    keep("leaving-shared")
  }

  private mutating func toQuestions() throws {
    store.go(.begin)
    store.go(.card(.waiting))
    store.lay(try Sample.identity())
  }

  private mutating func answerByHand(_ question: FieldID) throws {
    switch question {
    case "mobile": for digit in "13800000000" { store.go(.key(.character(String(digit)))) }
    case "village": try chooseVillage()
    default: store.go(.key(.character("0")))
    }
  }
}
