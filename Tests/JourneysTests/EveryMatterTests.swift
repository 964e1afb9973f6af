import ApplicationForms
import Foundation
import ServiceModel
import Testing

@testable import Journeys

/// The forms as they are shipped, each gone through from its notice to its papers by what the screens
/// offer.
@Suite("every matter with a form")
struct EveryMatterTests {
  static func forms() throws -> [FormDefinition] {
    let assets = Sample.root.appending(path: "assets").path
    return try FormLibrary.load(
      directory: assets + "/forms",
      addresses: AddressList.load(path: assets + "/addresses/demo.yaml")
    ).all
  }

  /// Somebody of ninety-six, with a card.
  static func elder() throws -> Identity {
    let number = try CitizenNumber("990000193003150024")
    return Identity(
      name: "林样例", number: PersonNumber(number), sex: number.sex, birth: number.birth,
      address: "示例县示例镇示例一村1组8号", source: .residentCard, verification: .verified)
  }

  static func item(_ form: FormDefinition) -> GuidanceItem {
    GuidanceItem(
      code: form.matter, name: form.title.chinese, department: "样例部门",
      materials: [Material(name: "居民身份证")],
      services: [form.kind == .registration ? .registration : .declaration, .formPrinting],
      form: form.code)
  }

  /// A resident before the home page, in a house that has that one matter and does everything asked of
  /// it.
  static func resident(
    _ form: FormDefinition, look: Look = Look.all[0], confirmed: @escaping (NewSubmission) -> Void
  ) throws -> Resident {
    try resident(of: [form], look: look) { new in new.forEach(confirmed) }
  }

  /// The same with several matters.
  static func resident(
    of forms: [FormDefinition], look: Look = Look.all[0],
    confirmed: @escaping ([NewSubmission]) -> Void
  ) throws -> Resident {
    let store = try JourneyStore(submissions: forms.count > 1 ? 1...255 : nil)
    var state = store.state
    state.line = .online
    let identity = try elder()
    let items = forms.map(item)
    return try Resident(look: look, state: state, reducer: store.reducer) { effect in
      switch effect {
      case .loadMatters(let service):
        [
          .items(
            items.map {
              GuidanceSummary(code: $0.code, name: $0.name, department: $0.department)
            }, page: .matters(service))
        ]
      case .loadItem(let code): [.item(items.first { $0.code == code })]
      case .loadForm(let code, let purpose):
        [.form(forms.first { $0.code == code }, for: purpose)]
      case .findEarlier(let form), .findInterrupted(let form): [.earlier(nil, of: form)]
      case .readCards: [.card(.waiting), .card(.reading), .card(.read(identity))]
      case .confirm(let new):
        {
          confirmed(new)
          return [.confirmed(new.map { Sample.receipt(of: $0) })]
        }()
      case .scanPage(let order): [.pageScanned(order: order, .success(SamplePages.scanned()))]
      case .keepPage(let order, _, _, _):
        [.pageKept(order: order, .success(SamplePages.digests[0]))]
      case .lookAtPages(let pages, let submission), .copyPages(let pages, _, let submission):
        [
          .pagesLookedAt(
            Dictionary(uniqueKeysWithValues: pages.map { ($0, .unseen) }), of: submission)
        ]
      case .compose(let paper, _):
        [.composed(paper: paper, ShelvedDocument(digest: Sample.digest, pages: 1))]
      case .print(let ticket): [.ticket(ticket.id, .ended(.delivered))]
      default: []
      }
    }
  }

  @Test(
    "is filled, reviewed, confirmed and printed as it stands",
    arguments: [Look.all[0], Look.all[3]])
  func whole(look: Look) throws {
    let forms = try Self.forms()
    #expect(forms.count >= 22)
    for form in forms {
      var handedIn: [NewSubmission] = []
      let resident = try Self.resident(form, look: look) { handedIn.append($0) }
      try resident.press(form.kind == .registration ? "tile-registration" : "tile-declaration")
      try resident.press("item-\(form.matter.text)")
      try resident.press("apply")
      try resident.fill()
      guard case .application(let application) = try resident.session().errand else {
        throw Resident.Stuck(description: "no application of \(form.code)")
      }
      try resident.press("confirm")
      #expect(resident.state.page == .receipt, "\(form.code)")
      #expect(handedIn.count == 1 && handedIn[0].matter == form.matter)
      // What was confirmed is what the review showed, and what the paper says.
      let restored = try #require(
        FilledForm(
          restoring: handedIn[0].body, by: application.form.definition,
          confirmedOn: Sample.now.chinaDay))
      #expect(
        CanonicalForm.bytes(of: restored, identity: try Self.elder()) == handedIn[0].body)
      try resident.press("finish")
      try resident.press("taken")
      #expect(resident.state.page == .evaluation)
    }
  }
}
