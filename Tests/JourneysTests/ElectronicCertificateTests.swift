import ApplicationForms
import ServiceModel
import Testing

@testable import Journeys

/// 电子证照: what the platform keeps stands for a paper, with the person's consent.
@Suite("electronic certificates")
struct ElectronicCertificateTests {
  private static let paper = FieldID("household")
  private static let code = "household-register"

  private var kind: ElectronicCertificateKind {
    get throws { try #require(ElectronicCertificateKind(Self.code)) }
  }

  private var held: ElectronicCertificate {
    get throws { try #require(SampleCertificates.of(kind)) }
  }

  /// At the question for the household register.
  private func store(_ identity: Identity? = nil) throws -> JourneyStore {
    var store = try JourneyStore()
    let form = try PaperErrand.form("disability-certificate")
    store.go(.tile(.registration))
    store.go(.openItem(form.matter))
    store.go(.item(EveryMatterTests.item(form)))
    store.go(.apply(.registration))
    store.go(.form(form, for: .apply(.registration)))
    store.go(.choose(field: "what", option: "lost"))
    store.go(.nextQuestion)
    store.go(.begin)
    store.lay(try identity ?? Sample.identity())
    for field in try store.application.questions.map(\.id) where field != Self.paper {
      guard store.state.page != .question(Self.paper) else { break }
      switch try store.application.form.field(field)?.kind {
      case .village(let list):
        store.go(.choose(field: field, option: try #require(list.options.first).code))
      case .mobile: for digit in "13800000000" { store.go(.key(.character(String(digit)))) }
      default: break
      }
      if store.state.page == .question(field) { store.go(.nextQuestion) }
    }
    #expect(store.state.page == .question(Self.paper))
    return store
  }

  private func content(_ store: JourneyStore) throws -> PaperContent? {
    try store.application.form.paper(of: Self.paper)
  }

  @Test("what it means is said, the person agrees, sees what there is, and chooses")
  func whole() throws {
    var store = try store()
    store.send(.offerCertificates)
    #expect(store.state.page == .certificates(Self.paper))
    let identity = try #require(try store.session.identity)
    let order = try store.session.pages.order + 1
    store.send(.useCertificate(0))
    store.send(.findCertificates, [.askCertificates(order: order, identity, [try kind])])
    store.send(.findCertificates)
    store.send(.back)
    let other = try #require(ElectronicCertificateKind("marriage-certificate"))
    let foreign = try #require(SampleCertificates.of(other))
    let over = try #require(SampleCertificates.over(kind))
    store.send(.certificates(order: order, .success([foreign, over, try held])))
    #expect(try store.session.pages.certificates == [over, held])
    // What is over stands for nothing.
    store.send(.useCertificate(0))
    store.send(.useCertificate(2))
    #expect(try content(store) == nil)
    store.go(.useCertificate(1))
    #expect(store.state.page == .question(Self.paper))
    #expect(try content(store) == .certificate(held))
    // Nothing is scanned beside it.
    for action in [Action.scanPage, .takePhotos, .openStick, .offerCertificates] {
      store.send(action)
    }
    store.go(.nextQuestion)
    #expect(store.state.page != .question(Self.paper))
    store.go(.back)
    store.go(.removeCertificate)
    #expect(try content(store) == nil)
    store.go(.scanPage)
    #expect(try store.session.pages.phase == .scanning)
  }

  @Test("nothing there, or no line: said, and the paper is as it was")
  func nothing() throws {
    var store = try store()
    store.go(.offerCertificates)
    store.go(.findCertificates)
    store.send(.certificates(order: try store.session.pages.order, .failure(.unreachable)))
    #expect(try store.session.trouble == .enquiry(.unreachable) && !store.session.busy)
    store.go(.findCertificates)
    #expect(try store.session.trouble == nil)
    store.send(.certificates(order: try store.session.pages.order, .success([])))
    #expect(try store.session.pages.certificates == [])
    store.go(.back)
    #expect(store.state.page == .question(Self.paper))
    #expect(try content(store) == nil)
    // Asked anew, what came before is not shown.
    store.go(.offerCertificates)
    #expect(try store.session.pages.certificates == nil)
  }

  @Test("an answer to an earlier question is dropped")
  func late() throws {
    var store = try store()
    store.go(.offerCertificates)
    store.go(.findCertificates)
    let first = try store.session.pages.order
    store.send(.certificates(order: first, .failure(.unreachable)))
    store.go(.findCertificates)
    store.send(.certificates(order: first, .success([try held])))
    #expect(try store.session.pages.certificates == nil && store.session.busy)
  }

  @Test("not without a card, a line or a store, nor where pages were taken or none is kept")
  func notOffered() throws {
    var typed = try store(.typed(number: try CitizenNumber("990000195603080022")))
    typed.send(.offerCertificates)
    var offline = try store()
    offline.state.line = .offline
    offline.send(.offerCertificates)
    var without = try store()
    without.state.site.findsCertificates = false
    without.send(.offerCertificates)
    var other = try JourneyStore.atPaper()
    other.send(.offerCertificates)
    var scanned = try store()
    scanned.go(.scanPage)
    scanned.go(
      .pageScanned(order: try scanned.session.pages.order, .success(SamplePages.scanned())))
    scanned.go(.usePage)
    scanned.go(
      .pageKept(order: try scanned.session.pages.order, .success(SamplePages.digests[0])))
    scanned.send(.offerCertificates)
    #expect(try content(scanned)?.pages.count == 1)
  }

  @Test("a kiosk that cannot scan asks for the papers for which certificates stand")
  func alone() throws {
    let form = try PaperErrand.form("disability-certificate")
    var site = try JourneyStore().state.site
    (site.hasPageScanner, site.takesPhotos, site.readsSticks) = (false, false, false)
    #expect(form.asked(at: site).field(Self.paper) != nil)
    #expect(try PaperErrand.form().asked(at: site).field(PaperErrand.paper) == nil)
    site.findsCertificates = false
    #expect(form.asked(at: site).field(Self.paper) == nil)
  }
}
