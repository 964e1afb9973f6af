import ApplicationForms
import Foundation
import PaperOrders
import Paperwork
import ServiceModel
import Testing

@testable import Journeys

/// The journeys name templates and places that this room has: what they ask for can be composed.
@Suite("The papers that journeys ask for")
struct JourneyPapersTests {
  private static let now = Timestamp(milliseconds: 1_795_223_100_000)

  private func reducer() throws -> KioskReducer {
    KioskReducer(
      makeSession: { SessionID("11111111-1111-4111-8111-111111111111")! },
      makeSubmission: { SubmissionID("01900000-0000-7000-8000-000000000001")! },
      makeTicket: { TicketID("22222222-2222-4222-8222-222222222222")! }, now: { Self.now },
      digest: { _ in House.digest([1, 2, 3]) },
      phrases: try Phrases(file: House.assets + "/strings/zh-Hans.json"))
  }

  private func state(_ line: LineState = .online) throws -> KioskState {
    var state = KioskState(
      site: Site(centre: "示例镇便民服务中心", kiosk: try #require(KioskCode("0001"))))
    state.line = line
    return state
  }

  private func receipt(_ kind: SubmissionKind) throws -> Receipt {
    var chance = SmallGenerator(state: 11)
    return Receipt(
      number: ReceiptNumber(
        kiosk: try #require(KioskCode("0001")), day: Self.now.chinaDay, using: &chance),
      submission: try #require(SubmissionID("01900000-0000-7000-8000-000000000001")),
      digest: House.digest([1, 2, 3]), kind: kind, matterName: "城乡居民基本养老保险参保登记",
      confirmedAt: Self.now)
  }

  private func forms() throws -> [FormDefinition] {
    let addresses = try AddressList.load(path: House.assets + "/addresses/demo.yaml")
    return try FormLibrary.load(directory: House.assets + "/forms", addresses: addresses).all
  }

  private func text(_ request: DocumentRequest) throws -> String {
    try PaperInspection.inspect(House.composer.compose(request).bytes).bare
  }

  @Test("a receipt of every kind of submission, with and without the line, with and without a name")
  func receipts() throws {
    for kind in SubmissionKind.allCases {
      for line in [LineState.online, .offline, .unknown] {
        for applicant in ["林**", nil] {
          let receipt = try receipt(kind)
          let paper = try text(
            reducer().receiptPaper([HandedIn(receipt)], of: applicant, in: state(line)))
          #expect(paper.contains(receipt.number.digits))
        }
      }
    }
  }

  @Test("every form of the house, filled and empty")
  func everyForm() throws {
    let number = try CitizenNumber("990000195812030283")
    let identity = Identity(
      name: "林样例", number: PersonNumber(number), sex: number.sex,
      ethnicGroup: EthnicGroup(code: "01"),
      birth: number.birth, address: "示例省示例市示例区示例镇示例村1组1号", source: .residentCard,
      verification: .verified)
    let forms = try forms()
    #expect(!forms.isEmpty)
    for definition in forms {
      var form = FilledForm(definition, on: CalendarDay(year: 2026, month: 11, day: 22)!)
      form.prefill(from: identity)
      form.set("13800000000", for: "mobile")
      let filled = try text(
        reducer().filledFormPaper(form, receipt(.registration), in: state()))
      #expect(filled.contains(definition.title.chinese.bare) && filled.contains("138****0000"))
      #expect(!filled.contains("13800000000") && !filled.contains(number.digits))
      let blank = try text(reducer().blankFormPaper(definition, in: state()))
      #expect(blank.contains(definition.title.chinese.bare))
      let asked = definition.fields.flatMap { $0.kind.rowFields.isEmpty ? [$0] : $0.kind.rowFields }
      for field in asked where field.computation == nil {
        // A long label is broken between lines, and its neighbour is read in between.
        #expect(blank.contains(field.label.chinese.bare.prefix(4)), "\(field.label)")
      }
    }
  }

  @Test("a guide with everything, and one with nothing but its name")
  func guides() throws {
    let bare = GuidanceItem(code: ItemCode("sample"), name: "样例事项", department: "样例部门")
    #expect(try text(reducer().guidePaper(Self.guide(bare), bare, in: state())).contains("样例事项"))
    var full = GuidanceItem(
      code: ItemCode("sample"), name: "样例事项", department: "样例部门",
      conditions: ["条件一", "条件二"],
      materials: [
        Material(name: "居民身份证", note: "交验", originals: 1, copies: 0),
        Material(name: "户口簿", required: false),
      ],
      process: ["申请", "受理"], legalLimit: .workingDaysRange(25, 30), promisedLimit: .atOnce,
      fee: .charged(basis: "样例依据"), result: "样例结果",
      places: [ServicePlace(name: "样例窗口"), ServicePlace(name: "样例点", address: "样例路", hours: "上午")],
      consultPhone: "样例电话", complaintPhone: "样例电话", version: "1")
    full.situations = [
      Situation(name: "样例情形", materials: [Material(name: "委托书", trust: .pledged)])
    ]
    full.questions = [GuidanceQuestion(question: "样例问题", answer: "样例回答")]
    full.audience = [.person]
    full.scope = "全国"
    let paper = try text(reducer().guidePaper(Self.guide(full), full, in: state()))
    #expect(paper.contains(try reducer().phrases[.ifAny]))
    for words in [
      "条件二", "户口簿", "25至30个工作日", "当场办结", "样例依据", "样例路", "样例电话", "样例情形", "委托书", "样例回答",
      "个人", "全国",
    ] {
      #expect(paper.contains(words), "\(words)")
    }
    var ticked = Self.guide(full)
    ticked.chosenSituation = .one(0)
    ticked.ready = [0]
    let list = try text(reducer().checklistPaper(ticked, full, in: state()))
    for words in ["√", "□", "居民身份证", "委托书", "样例情形"] {
      #expect(list.contains(words), "\(words)")
    }
  }

  private static func guide(_ item: GuidanceItem) -> GuideState {
    var guide = GuideState()
    guide.item = item
    return guide
  }
}
