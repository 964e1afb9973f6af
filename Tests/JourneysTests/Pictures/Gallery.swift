import ApplicationForms
import Foundation
import GuidanceCatalog
import ServiceModel
import TouchUI

@testable import Journeys

/// A state for every screen that a person can meet, with words as long as the real ones are.
struct Gallery {
  struct Piece {
    let name: String
    let state: KioskState
  }

  private(set) var pieces: [Piece] = []
  var store: JourneyStore
  let forms: FormLibrary

  init() throws {
    store = try JourneyStore()
    forms = FormLibrary(try EveryMatterTests.forms())
    try paintHome()
    try paintGuide()
    try paintApplication()
    try paintForms()
    try paintTogether()
    try paintPapers()
    try paintEnquiries()
    try paintRemarks()
  }

  mutating func keep(_ name: String) {
    pieces.append(Piece(name: name, state: store.state))
  }

  /// - Parameter submissions: as the store takes them.
  mutating func again(submissions: ClosedRange<Int>? = nil) throws {
    store = try JourneyStore(submissions: submissions)
    var site = store.state.site
    site.phone = "0000-0000000"
    site.hours = "周一至周五 9:00 至 17:00"
    store.state = KioskState(site: site)
    store.state.service = .open
    store.state.line = .online
  }

  private mutating func paintHome() throws {
    try again()
    keep("home")
    store.state.line = .offline
    keep("home-offline")
    store.state.hasForgottenCard = true
    keep("home-card-forgotten")
    store.state.hasForgottenCard = false
    store.state.service = .starting
    keep("home-starting")
    try again()
    store.go(.openModes)
    keep("modes")
    try again()
    store.go(.startHere)
    keep("start-who")
    store.go(.answerWho(.elder))
    keep("start-what")
    store.go(.answerWhat(.pension))
    keep("start-want")
    store.go(.answerWant(.look))
    store.go(.found(StartTopic.pension.words, Self.items))
    keep("start-found")
    try paintStaff()
  }

  private mutating func paintStaff() throws {
    try again()
    store.go(.staff)
    for digit in "1234" { store.go(.key(.character(String(digit)))) }
    keep("staff-sign-in")
    store.go(.acceptEntry)
    store.go(.admission(.wrong(triesLeft: 2)))
    keep("staff-wrong")
    store.go(.key(.character("1")))
    store.go(.acceptEntry)
    store.go(.admission(nil))
    store.go(
      .hall(
        HallReport(
          waiting: 12, refused: 1, calls: 0,
          reader: .works(number: "05.03-20240101-0000000001-0000000002")), done: nil))
    keep("staff")
    store.go(.askClosing)
    keep("staff-closing")
    store.go(.closeService)
    keep("closed")
  }

  private mutating func paintGuide() throws {
    try again()
    store.go(.tile(.guide))
    keep("guide-loading")
    store.go(.front(Self.front))
    keep("guide")
    store.go(.open(.ways(.event)))
    store.go(.ways(Self.ways(.event), page: .ways(.event)))
    keep("ways-event")
    store.go(.back)
    store.go(.open(.ways(.person)))
    store.go(.ways(Self.ways(.person), page: .ways(.person)))
    let elder = Self.ways(.person)[0]
    store.go(.open(.themes(of: elder)))
    store.go(.ways(Array(Self.front.themes.prefix(5)), page: .themes(of: elder)))
    keep("ways-themes")
    let along = GuideList.along([elder, Self.front.themes[2]])
    store.go(.open(.list(along)))
    store.go(.items(Self.items, page: .list(along)))
    keep("ways-list")
    try again()
    store.go(.tile(.guide))
    store.go(.front(Self.front))
    store.go(.open(.list(.recent)))
    store.go(
      .items(
        Self.items.map { item in
          var item = item
          item.changed = CalendarDay(iso: "2026-11-20")
          return item
        }, page: .list(.recent)))
    keep("recent")
    store.go(.back)
    store.go(.open(.departments))
    store.go(
      .departments(
        ["人力资源和社会保障局", "民政局", "卫健局", "公安分局", "医保局", "住建局", "农业农村局", "残联"]
          .enumerated().map { DepartmentSummary(name: $1, items: 137 - $0 * 15) }))
    keep("departments")
    store.go(.openDepartment("民政局"))
    store.go(.items(Self.items, page: .department("民政局")))
    keep("department")
    store.go(.back)
    store.go(.back)
    store.go(.open(.search))
    keep("search")
    for letter in "ylbx" { store.go(.key(.character(String(letter)))) }
    store.go(.found("ylbx", Self.items))
    keep("search-found")
    store.go(.found("ylbx", []))
    keep("search-nothing")
    store.go(.openItem(Self.item.code))
    store.go(.item(Self.item))
    store.go(.calendar(Self.calendar))
    keep("matter")
    store.go(.chooseSituation(.one(0)))
    keep("matter-situation")
    store.go(.open(.checklist))
    store.go(.tickMaterial(0))
    keep("checklist")
    for place in 1..<Self.item.situations[0].materials.count + Self.item.materials.count {
      store.go(.tickMaterial(place))
    }
    keep("checklist-complete")
    try again()
    store.go(.tile(.registration))
    store.go(.items([Self.items[0]], page: .matters(.registration)))
    keep("matters")
    store.go(.openItem(Sample.item.code))
    store.go(.item(Sample.item))
    keep("matter-bare")
    store.go(.help)
    keep("help")
  }

  /// The notice of a matter, or the first question of its situation.
  mutating func begin(
    _ code: String = "pension-enrolment", submissions: ClosedRange<Int>? = nil
  ) throws {
    try again(submissions: submissions)
    store.go(.tile(.registration))
    store.go(.items([Self.items[0]], page: .matters(.registration)))
    choose(code)
  }

  /// From a list to the notice, or to the first question of the situation.
  mutating func choose(_ code: String) {
    guard let form = forms[FormCode(code)] else { return }
    let item = code == "pension-enrolment" ? Self.item : EveryMatterTests.item(form)
    store.go(.openItem(item.code))
    store.go(.item(item))
    store.go(.calendar(Self.calendar))
    store.go(.apply(.registration))
    store.go(.form(form, for: .apply(.registration)))
  }

  /// The page for the card where there is a slot and a scanner too.
  private mutating func paintOtherWays() {
    let only = store.state
    store.state.site.hasSocialCardSlot = true
    store.state.site.hasScanner = true
    store.go(.socialCard(.waiting))
    store.go(.code(.waiting))
    keep("card-ways")
    store.go(.socialCard(.failed(DeviceFault(code: "card-moved", responsible: .resident))))
    store.go(.card(.unavailable(DeviceFault(code: "reader-absent", responsible: .technician))))
    if let code = CredentialCode("SAMPLE") { store.go(.code(.read(code))) }
    keep("card-ways-reader-unavailable")
    store.state = only
  }

  private mutating func paintApplication() throws {
    try begin()
    keep("notice")
    store.go(.begin)
    store.go(.card(.waiting))
    keep("card")
    paintOtherWays()
    store.go(.card(.reading))
    keep("card-reading")
    store.go(.card(.failed(DeviceFault(code: "card-moved", responsible: .resident))))
    keep("card-moved")
    store.go(.card(.unavailable(DeviceFault(code: "reader-absent", responsible: .technician))))
    keep("card-unavailable")
    store.go(.typeNumberInstead)
    keep("typed-number")
    for digit in "110105194912310021" { store.go(.key(.character(String(digit)))) }
    store.go(.acceptEntry)
    keep("typed-number-wrong")
    store.go(.key(.backspace))
    store.go(.key(.character("X")))
    store.go(.acceptEntry)
    try answer()
    keep("review-typed")

    try begin()
    store.go(.begin)
    store.go(.card(.waiting))
    store.lay(try Sample.identity())
    keep("question-mobile")
    for digit in "1380000" { store.go(.key(.character(String(digit)))) }
    store.go(.nextQuestion)
    keep("question-mobile-wrong")
    for digit in "0000" { store.go(.key(.character(String(digit)))) }
    store.go(.nextQuestion)
    keep("question-village")
    try chooseVillage()
    store.go(.nextQuestion)
    store.go(.choose(field: "grade", option: "3"))
    keep("question-grade")
    store.go(.nextQuestion)
    keep("question-bank-card")
    store.go(.nextQuestion)
    keep("review")
    store.state.session?.identity?.addedAddresses = ["示例省示例市示例区示例镇示例新村9组3号"]
    keep("review-added-addresses")
    store.state.session?.identity?.addedAddresses = []
    store.state.session?.identity?.portrait = Self.portrait
    keep("review-portrait")
    store.state.session?.identity?.portrait = nil
    store.go(.showPapers)
    store.go(
      .papersShown(
        order: try store.session.preview.order, .success([SamplePages.scanned().picture])))
    keep("paper-preview")
    store.go(.back)
    store.go(.leave)
    keep("leaving")
    store.go(.stay)
    store.go(.timer(.idle))
    keep("idle")
    store.go(.stay)
    store.go(.confirm)
    keep("confirming")
    store.go(.confirmed([Sample.receipt()]))
    keep("receipt")
    try paintReceipt()
  }

  /// Every question, to the review.
  mutating func answer() throws {
    for digit in "13800000000" { store.go(.key(.character(String(digit)))) }
    store.go(.nextQuestion)
    try chooseVillage()
    store.go(.nextQuestion)
    store.go(.choose(field: "grade", option: "3"))
    store.go(.nextQuestion)
    store.go(.nextQuestion)
  }

  mutating func chooseVillage() throws {
    guard case .application(let application) = try store.session.errand else { return }
    let village = application.form.definition.fields.first { $0.id == FieldID("village") }
    store.go(.choose(field: "village", option: village?.kind.options.first?.code ?? ""))
  }

  private mutating func paintReceipt() throws {
    store.state.line = .offline
    store.go(.composed(paper: 0, ShelvedDocument(digest: Sample.digest, pages: 1)))
    store.go(
      .ticket(Sample.ticket, .held(DeviceFault(code: "media-empty", responsible: .staff))))
    keep("receipt-held")
    let held = store
    store.go(.ticket(Sample.ticket, .ended(.uncertain)))
    keep("receipt-uncertain")
    store = held
    store.go(
      .ticket(
        Sample.ticket,
        .ended(.failed(DeviceFault(code: "media-jam", responsible: .staff)))))
    keep("receipt-failed")
    store = held
    store.go(.ticket(Sample.ticket, .ended(.delivered)))
    store.go(.composed(paper: 1, ShelvedDocument(digest: Sample.digest, pages: 1)))
    store.go(.ticket(Sample.ticket, .ended(.delivered)))
    keep("receipt-printed")
    store.state.session?.leftStick = .own
    store.go(.finish)
    keep("take-away")
    store.state.session?.leftStick = .somebodys
    keep("take-away-stick")
    store.state.session?.leftStick = .own
    store.go(.finish)
    keep("evaluation")
    store.go(.rate(.veryDissatisfied))
    keep("evaluation-reasons")
    store.go(.toggleReason(.slow))
    store.go(.sendEvaluation)
    store.go(.confirmed([Sample.receipt(.evaluation)]))
    keep("thanks")
  }

  private mutating func paintPapers() throws {
    try again()
    store.go(.tile(.papers))
    keep("papers")
    store.go(.reprint)
    for digit in "00012026112112345" { store.go(.key(.character(String(digit)))) }
    keep("receipt-number")
    try again()
    store.go(.tile(.certificate))
    store.go(.card(.waiting))
    keep("certificate-card")
    store.lay(try Sample.identity())
    keep("certificate-waiting")
    let asked = store
    store.go(.certificate(.failure(.unreachable)))
    keep("certificate-unreachable")
    store = asked
    store.go(.certificate(.success(ShelvedDocument(digest: Sample.digest, pages: 1))))
    keep("certificate-printing")
  }

  private mutating func paintEnquiries() throws {
    try again()
    store.go(.tile(.cases))
    keep("case-ways")
    store.go(.askByCard)
    store.go(.card(.waiting))
    store.lay(try Sample.identity())
    store.go(.cases(.success([Self.progress, Self.progress])))
    keep("cases")
    store.go(.openRecentCase(0))
    keep("case-steps")
    try paintDrafts()
    try again()
    store.go(.tile(.cases))
    store.go(.askByReceipt)
    for digit in Sample.receipt().number.digits { store.go(.key(.character(String(digit)))) }
    store.go(.acceptEntry)
    keep("ending")
    try again()
    store.go(.tile(.enquiry))
    store.go(.card(.waiting))
    store.lay(try Sample.identity())
    let asked = store
    store.go(.contributions(.failure(.unreachable)))
    keep("contributions-unreachable")
    store = asked
    store.go(
      .contributions(
        .success(
          (2019...2026).reversed().map {
            ContributionRecord(
              year: $0, insurance: "城乡居民基本养老保险", amountFen: 20_000, state: "已缴")
          })))
    keep("contributions")
  }

  private mutating func paintRemarks() throws {
    try again()
    store.go(.tile(.remarks))
    keep("remarks")
    store.go(.remark(.complaint))
    keep("remark-topic")
    store.go(.remarkTopic(.machine))
    for letter in "jiqi" { store.go(.key(.character(String(letter)))) }
    store.go(.candidates("jiqi", ["机器", "积极", "激起", "即期", "及其", "极其", "几起", "鸡"]))
    keep("remark-pinyin")
    store.go(.chooseCandidate(0))
    store.go(.chosen("jiqi", TypedChoice(text: "机器", rest: "")))
    store.go(.keyboard(.handwriting))
    let line = [InkPoint(x: 0.15, y: 0.5), InkPoint(x: 0.85, y: 0.48)]
    store.go(.stroke(line))
    store.go(.characters([line], ["一", "二", "丁", "上"]))
    keep("remark-handwriting")
    store.go(.acceptEntry)
    keep("remark-mobile")
    store.go(.acceptEntry)
    keep("remark-review")
    store.go(.leave)
    keep("leaving-remark")
    store.go(.stay)
  }

  /// Nobody: shades of grey, darker downwards.
  static let portrait = Portrait(
    rgb: (0..<Portrait.height).flatMap { row in
      Array(repeating: UInt8(230 - row), count: 3 * Portrait.width)
    })

  static let items = [
    GuidanceSummary(
      code: ItemCode("pension-enrolment"), name: "城乡居民基本养老保险参保登记", department: "人力资源和社会保障局",
      match: SearchMatch(marks: [6..<10])),
    GuidanceSummary(
      code: ItemCode("2"), name: "最低生活保障对象认定（含特困人员救助供养、低保边缘家庭、刚性支出困难家庭认定）",
      department: "民政局"),
    GuidanceSummary(
      code: ItemCode("3"), name: "高龄津贴", department: "民政局",
      match: SearchMatch(marks: [0..<2], reason: .saying("长寿金"))),
  ]

  static let front = GuideFront(
    themes: ways(.theme), hasEvents: true, hasPersons: true, hasFrequent: true, hasRecent: true)

  /// As the shipped file has them.
  static func ways(_ kind: GuideWay.Kind) -> [GuideWay] {
    let file = Sample.root.appending(path: "assets/catalogue/ways.yaml").path
    return ((try? WaysFile.load(path: file))?.ways ?? []).filter { $0.kind == kind }
      .map { GuideWay(code: $0.code, kind: kind, name: $0.name, say: $0.say, items: 46) }
  }

  /// The day of the samples is a Saturday that is worked.
  static let calendar = WorkingCalendar(
    years: [2026], daysOff: [], workedWeekends: [Sample.now.chinaDay])

  static let item = {
    var item = plainItem
    item.situations = [
      Situation(
        name: "由他人代办",
        materials: [
          Material(name: "代办人身份证", originals: 1),
          Material(name: "委托书", required: true, trust: .pledged),
        ]),
      Situation(name: "户口不在本地", materials: [Material(name: "居住证", certificate: "居住证")]),
    ]
    item.scope = "全国都能办"
    item.channels = [.window, .mobile]
    item.audience = [.person]
    item.caseKind = .promised
    item.delivery = ["窗口领取", "寄到家里"]
    item.questions = [
      GuidanceQuestion(question: "没有户口簿怎么办？", answer: "可以先到派出所开户籍证明，再来办。")
    ]
    return item
  }()

  private static let plainItem = GuidanceItem(
    code: ItemCode("pension-enrolment"), name: "城乡居民基本养老保险参保登记", department: "人力资源和社会保障局",
    kind: .publicService, conditions: ["年满 16 周岁（不含在校学生）", "不属于职工基本养老保险制度覆盖范围"],
    materials: [
      Material(name: "居民身份证", originals: 1), Material(name: "户口簿", originals: 1, copies: 1),
    ],
    process: ["提出申请", "核对信息", "登记办结"], promisedLimit: .workingDays(3),
    services: [.registration, .formPrinting], form: FormCode("pension-enrolment"),
    version: "1-17（2026-11-20）")

  static let progress = CaseProgress(
    caseNumber: CaseNumber("20261121000123"), receiptNumber: Sample.receipt().number,
    matterName: "城乡居民基本养老保险参保登记", applicantMasked: "林*例", submittedAt: Sample.now,
    steps: [
      CaseStep(name: "收到申请", state: .done, at: Sample.now),
      CaseStep(name: "正在审核", state: .current, at: Sample.now, note: "由社会保险经办机构办理"),
      CaseStep(name: "办结", state: .ahead),
    ])
}
