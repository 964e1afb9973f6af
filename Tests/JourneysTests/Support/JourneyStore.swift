import ApplicationForms
import Chance
import Foundation
import Sealing
import ServiceModel
import Synchronization
import Testing

@testable import Journeys

/// Drives the reducer and holds every step to account, in the manner of a test store: after each
/// action the effects are exactly the expected ones.
struct JourneyStore {
  var state: KioskState
  let reducer: KioskReducer

  /// - Parameter submissions: the numbers of the submissions to come; always the same one if `nil`.
  init(
    limits: SessionLimits = SessionLimits(), submissions: ClosedRange<Int>? = nil
  ) throws {
    let next = Mutex(submissions?.lowerBound ?? 0)
    state = KioskState(
      site: Site(
        centre: "示例镇便民服务中心", kiosk: try #require(KioskCode("0001")),
        officeHours: OfficeHours(["09:00-12:00", "13:00-17:00"]),
        limits: limits, hasStaffDesk: true, hasPageScanner: true, takesPhotos: true,
        readsSticks: true,
        asksEarlierForms: true, findsCertificates: true, sendsMessages: true))
    state.service = .open
    reducer = KioskReducer(
      makeSession: { Sample.session },
      makeSubmission: {
        guard submissions != nil else { return Sample.submission }
        let number = next.withLock { number in
          number += 1
          return number - 1
        }
        return SubmissionID(String(format: "01900000-0000-7000-8000-0000000001%02x", number))
          ?? Sample.submission
      },
      makeTicket: { Sample.ticket }, now: { Sample.now }, digest: { .of($0) },
      phrases: try Sample.phrases())
  }

  /// Sends an action that is expected to ask for exactly `effects`.
  mutating func send(
    _ action: Action, _ effects: [Effect] = [], at location: SourceLocation = #_sourceLocation
  ) {
    let asked = reducer.reduce(&state, action)
    #expect(asked == effects, sourceLocation: location)
  }

  /// Sends an action whose effects are not the point here.
  @discardableResult
  mutating func go(_ action: Action) -> [Effect] { reducer.reduce(&state, action) }

  /// Lays down a card of somebody who did nothing here before.
  mutating func lay(_ card: Identity) {
    for effect in go(.card(.read(card))) {
      switch effect {
      case .findEarlier(let form), .findInterrupted(let form): go(.earlier(nil, of: form))
      default: break
      }
    }
  }

  var session: Session {
    get throws { try #require(state.session) }
  }
}

/// Made-up persons and things; the numbers check, and belong to nobody.
enum Sample {
  static let session = SessionID("11111111-1111-4111-8111-111111111111")!
  static let submission = SubmissionID("01900000-0000-7000-8000-000000000001")!
  static let ticket = TicketID("22222222-2222-4222-8222-222222222222")!
  static let now = Timestamp(milliseconds: 1_795_219_200_000)
  static let digest = ContentDigest(bytes: [UInt8](repeating: 7, count: 32))!

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func wordbook() throws -> Wordbook {
    let folder = root.appending(path: "assets/strings").path
    return try Wordbook(folder: folder).read(folder: folder)
  }

  static func phrases() throws -> Phrases {
    try Phrases(file: root.appending(path: "assets/strings/zh-Hans.json").path)
  }

  static func identity(_ verification: IdentityVerification = .verified) throws -> Identity {
    let number = try CitizenNumber("11010519491231002X")
    return Identity(
      name: "林样例", number: PersonNumber(number), sex: number.sex,
      ethnicGroup: EthnicGroup(code: "01"),
      birth: number.birth, address: "示例省示例市示例区示例镇示例村1组1号", source: .residentCard,
      verification: verification)
  }

  /// Somebody else.
  static func neighbour() throws -> Identity {
    let number = try CitizenNumber("990000195603080022")
    return Identity(
      name: "田样例", number: PersonNumber(number), sex: number.sex, birth: number.birth,
      address: "示例省示例市示例区示例镇示例村2组9号", source: .residentCard, verification: .verified)
  }

  static func formOfPerson() throws -> FormOfPerson {
    FormOfPerson(person: try identity().number, matter: item.code, schema: form.schema)
  }

  static let item = GuidanceItem(
    code: ItemCode("pension-enrolment"), name: "城乡居民基本养老保险参保登记", department: "人社局",
    materials: [Material(name: "居民身份证"), Material(name: "户口簿")],
    promisedLimit: .workingDays(3), services: [.registration, .formPrinting],
    form: FormCode("pension-enrolment"))

  static let form = FormDefinition(
    code: FormCode("pension-enrolment"), version: "1", title: "参保登记表",
    matter: ItemCode("pension-enrolment"), kind: .registration,
    sections: [
      FormSection(
        id: "person", title: "申请人",
        fields: [
          FormField(id: "name", label: "姓名", kind: .text, source: .name, isMasked: true),
          FormField(
            id: "number", label: "身份证号码", kind: .citizenNumber, source: .number, isMasked: true),
        ]),
      FormSection(
        id: "own", title: "联系方式",
        fields: [
          FormField(id: "mobile", label: "手机号码", kind: .mobile, isMasked: true),
          FormField(
            id: "grade", label: "缴费档次",
            kind: .choice([
              ChoiceOption(code: "1", label: "第一档"), ChoiceOption(code: "2", label: "第二档"),
            ])),
          FormField(
            id: "card", label: "银行卡号", kind: .bankCard, requirement: .never, isMasked: true),
        ]),
    ])

  /// The same, from another kiosk.
  static func elsewhere(_ kept: KeptDraft) -> KeptDraft {
    KeptDraft(
      draft: kept.draft, number: kept.number, keptAt: kept.keptAt, isElsewhere: true)
  }

  /// The sample person's form with a mobile in it, left at the next question.
  static func draft() throws -> KeptDraft {
    var form = FilledForm(form, on: now.chinaDay)
    form.prefill(from: try identity())
    form.set("13800000000", for: "mobile")
    var kept = form.kept
    kept.place = "grade"
    return KeptDraft(
      draft: Draft(
        id: submission, form: try formOfPerson(), kind: .registration, matterName: item.name,
        isProven: true, body: kept.bytes),
      number: receipt().number, keptAt: now)
  }

  static let recorded = RecordedSubmission(
    receipt: receipt(), matter: item.code, schema: form.schema, body: [], delivery: .pending)

  static let number: ReceiptNumber = {
    var chance = SplitMix(seed: 7)
    return ReceiptNumber(kiosk: KioskCode("0001")!, day: now.chinaDay, using: &chance)
  }()

  static func receipt(_ kind: SubmissionKind = .registration) -> Receipt {
    Receipt(
      number: number, submission: submission, digest: digest, kind: kind, matterName: item.name,
      confirmedAt: now)
  }

  static func receipt(of new: NewSubmission) -> Receipt {
    Receipt(
      number: number, submission: new.id, digest: digest, kind: new.kind,
      matterName: new.matterName, confirmedAt: now)
  }
}

extension CanonicalForm {
  static func bytes(of form: FilledForm, identity: Identity) -> [UInt8] {
    bytes(of: form, identity: identity) { .of($0) }
  }
}
