import ApplicationForms
import ServiceModel
import Testing

@testable import Journeys

/// A shipped matter with a paper, which several tests begin: 异地就医备案, whose referral goes with the form.
enum PaperErrand {
  static let paper = FieldID("referral")

  static func form(_ code: String = "medical-elsewhere") throws -> FormDefinition {
    try #require(try EveryMatterTests.forms().first { $0.code == FormCode(code) })
  }
}

extension JourneyStore {
  /// From home to the card.
  mutating func beginPaperErrand() throws {
    let form = try PaperErrand.form()
    go(.tile(.registration))
    go(.openItem(form.matter))
    go(.item(EveryMatterTests.item(form)))
    go(.apply(.registration))
    go(.form(form, for: .apply(.registration)))
    go(.choose(field: "why", option: "referred"))
    go(.nextQuestion)
    go(.begin)
  }

  /// At the question for the paper, with everything before it answered.
  static func atPaper(
    limits: SessionLimits = SessionLimits(), submissions: ClosedRange<Int>? = nil
  ) throws -> JourneyStore {
    var store = try JourneyStore(limits: limits, submissions: submissions)
    try store.beginPaperErrand()
    store.lay(try Sample.identity())
    for words in ["13800000000", "成都市", "20261123", "20261223", ""] { store.answer(words) }
    #expect(store.state.page == .question(PaperErrand.paper))
    return store
  }

  mutating func answer(_ words: String) {
    for character in words { go(.key(.character(String(character)))) }
    go(.nextQuestion)
  }

  var application: Application {
    get throws {
      guard case .application(let application) = try session.errand else {
        throw Resident.Stuck(description: "no application")
      }
      return application
    }
  }

  /// That the form has of the paper.
  var pagesOfPaper: [ContentDigest] {
    get throws { try application.form.pages(of: PaperErrand.paper) }
  }
}
