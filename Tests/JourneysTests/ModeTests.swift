import Foundation
import ServiceModel
import Testing
import TouchUI

@testable import Journeys

@Suite("How a person sees, reaches and hears the kiosk")
struct ModeTests {
  let idle = Effect.wind(.idle, seconds: 60)

  @Test("every mode can be changed on every screen, and the session's end puts all back")
  func reset() throws {
    var store = try JourneyStore()
    store.send(.openModes, [.openSession(Sample.session), idle])
    #expect(try store.session.overlay == .modes)
    for change in [ModeChange.care, .size(.largest), .colours(.highContrast), .lowReach] {
      store.send(.mode(change))
    }
    store.send(.mode(.language("mn-Mong")))
    store.send(.mode(.pace(-1)))
    store.send(.mode(.pace(-1)))
    let modes = try store.session.modes
    #expect(modes.care && modes.size == .largest && modes.colours == .highContrast)
    #expect(modes.lowReach && modes.language == "mn-Mong" && modes.pace == -1)
    store.send(.stay, [.stop(.countdown), idle])
    // Home with another look is still this person's home.
    #expect(try store.session.page == .home)
    store.send(.tile(.papers))
    #expect(store.state.modes == modes)
    store.send(.leave, [.endSession(Sample.session)])
    #expect(store.state.session == nil && store.state.modes == Modes())
  }

  @Test("going back to the first page keeps what was chosen, in a session of its own")
  func back() throws {
    var store = try JourneyStore()
    store.go(.openModes)
    store.go(.mode(.care))
    store.go(.stay)
    store.go(.tile(.remarks))
    store.send(.back, [.endSession(Sample.session), .openSession(Sample.session), idle])
    #expect(try store.session.modes.care)
    #expect(try store.session.errand == .browsing && store.session.page == .home)
  }

  @Test("whoever changes nothing leaves nothing")
  func nothing() throws {
    var store = try JourneyStore()
    store.go(.openModes)
    store.go(.mode(.care))
    store.go(.mode(.reset))
    store.send(.stay, [.endSession(Sample.session)])
  }

  @Test("who listens hears every screen as it comes, until she stops")
  func listening() throws {
    var store = try JourneyStore()
    var modes = Modes()
    modes.listens = true
    store.send(.listen, [.openSession(Sample.session), idle, .readAloud(modes)])
    store.send(.tile(.papers), [.readAloud(modes)])
    store.send(.open(.matters(.formPrinting)), [.loadMatters(.formPrinting)])
    // Waiting is not worth a word; what was waited for is.
    store.send(.items([Gallery.items[0]], page: .matters(.formPrinting)), [.readAloud(modes)])
    store.send(.timer(.idle), [.stop(.farewell), .wind(.countdown, seconds: 1)])
    store.send(.timer(.countdown), [.wind(.countdown, seconds: 1)])
    store.send(.stay, [.stop(.countdown), idle, .readAloud(modes)])
    store.send(.listen, [.hush])
    store.send(.back)
  }

  @Test("three plain questions lead to the matter")
  func start() throws {
    var store = try JourneyStore()
    store.send(.startHere, [.openSession(Sample.session), idle])
    store.send(.answerWho(.elder))
    #expect(try store.session.page == .start(.what))
    store.send(.answerWhat(.pension))
    store.send(.answerWant(.apply), [.search("养老")])
    #expect(try store.session.busy)
    store.send(.found("养老", Gallery.items))
    store.send(.openItem(Sample.item.code), [.loadItem(Sample.item.code)])
    store.send(.item(Sample.item), [.loadCalendar, .noteRead(Sample.item.code)])
    #expect(try store.session.page == .matter)
    for _ in 0..<5 { store.go(.back) }
    #expect(store.state.session == nil)
  }

  @Test("the other wishes lead to the cases and to the papers", arguments: [StartWish.ask, .paper])
  func wishes(wish: StartWish) throws {
    var store = try JourneyStore()
    store.go(.startHere)
    store.go(.answerWho(.unsure))
    store.go(.answerWhat(.farming))
    store.send(.answerWant(wish))
    #expect(try store.session.page == (wish == .ask ? .caseWays : .papers))
  }
}

@Suite("What lies over a page")
struct OverlayTests {
  @Test("the page beneath takes nothing, not even from a keyboard")
  func covered() throws {
    var store = try JourneyStore()
    store.go(.tile(.papers))
    store.go(.help)
    for action in [Action.reprint, .key(.character("1")), .leave, .openModes, .help] {
      store.send(action)
    }
    #expect(try store.session.page == .papers && store.session.overlay == .help)
    // A keypad's back closes it.
    store.send(.back, [.stop(.countdown), .wind(.idle, seconds: 60)])
    #expect(try store.session.overlay == nil && store.session.page == .papers)
  }

  @Test("calling for help does not stop the clock that ends a forgotten session")
  func countdown() throws {
    var store = try JourneyStore()
    store.go(.tile(.papers))
    store.go(.timer(.idle))
    store.send(.help)
    store.send(.back)
    for _ in 1..<30 { store.send(.timer(.countdown), [.wind(.countdown, seconds: 1)]) }
    store.send(.timer(.countdown), [.endSession(Sample.session)])
  }

  @Test("back from the first page asks before it throws something away")
  func firstPage() throws {
    var store = try JourneyStore()
    store.go(.tile(.remarks))
    store.go(.remark(.suggestion))
    store.go(.remarkTopic(.machine))
    store.go(.back)
    store.go(.back)
    store.send(.back)
    #expect(try store.session.overlay == .leaving)
  }
}

@Suite("Words typed in Chinese")
struct WordTests {
  private func atWords() throws -> JourneyStore {
    var store = try JourneyStore()
    store.go(.tile(.remarks))
    store.go(.remark(.suggestion))
    store.go(.remarkTopic(.machine))
    return store
  }

  @Test("pinyin becomes characters, one choice at a time")
  func pinyin() throws {
    var store = try atWords()
    store.send(.key(.character("n")), [.askCandidates("n")])
    store.send(.key(.character("i")), [.askCandidates("ni")])
    // An answer to what was typed before is not shown.
    store.send(.candidates("n", ["那"]))
    #expect(try store.session.typing.candidates.isEmpty)
    store.send(.candidates("ni", ["你好", "你"]))
    store.send(.chooseCandidate(1), [.chooseCandidate(1, "ni")])
    store.send(.chosen("ni", TypedChoice(text: "你", rest: "")))
    #expect(try store.session.entry == "你")
    store.send(.key(.backspace))
    #expect(try store.session.entry == "")
    store.send(.key(.character("h")), [.askCandidates("h")])
    store.send(.key(.backspace))
    #expect(try store.session.typing == TypingState())
  }

  @Test("a candidate that leaves letters is followed by the question for the rest")
  func rest() throws {
    var store = try atWords()
    for letter in "nihao" { store.go(.key(.character(String(letter)))) }
    store.send(.candidates("nihao", ["你好", "你"]))
    store.send(.chooseCandidate(1), [.chooseCandidate(1, "nihao")])
    store.send(.chosen("nihao", TypedChoice(text: "你", rest: "hao")), [.askCandidates("hao")])
    #expect(try store.session.entry == "你" && store.session.typing.letters == "hao")
  }

  @Test("strokes become a character; choosing it makes room for the next")
  func handwriting() throws {
    var store = try atWords()
    store.send(.keyboard(.handwriting))
    let stroke = [InkPoint(x: 0.1, y: 0.5), InkPoint(x: 0.9, y: 0.5)]
    store.send(.stroke(stroke), [.recognise([stroke])])
    store.send(.characters([stroke], ["一", "二"]))
    store.send(.chooseCandidate(0))
    #expect(try store.session.entry == "一" && store.session.typing.strokes.isEmpty)
    // 丶 is a touch.
    store.send(.stroke([stroke[0]]), [.recognise([[stroke[0]]])])
  }

  @Test("when no dictionary answers the page says so, and the words can be left out")
  func broken() throws {
    var store = try atWords()
    store.go(.key(.character("n")))
    store.send(.candidates("n", nil))
    #expect(try store.session.typing.isBroken)
    store.send(.acceptEntry)
    #expect(try store.session.page == .remarkMobile)
  }

  @Test("what was written goes with the remark, and is gone with the session")
  func remark() throws {
    var store = try atWords()
    store.go(.key(.character("好")))
    store.go(.acceptEntry)
    store.go(.acceptEntry)
    let effects = store.go(.sendRemark)
    guard case .confirm(let all) = try #require(effects.first), let draft = all.first else {
      Issue.record("nothing was confirmed")
      return
    }
    #expect(String(decoding: draft.body, as: UTF8.self).contains("好"))
    store.go(.leaveAnyway)
    #expect(!"\(store.state)".contains("好"))
  }
}

@Suite("The centre's staff at the kiosk")
struct StaffTests {
  @Test("a code opens the staff's page, and is forgotten at once")
  func signIn() throws {
    var store = try JourneyStore()
    store.go(.staff)
    for digit in "2468" { store.go(.key(.character(String(digit)))) }
    store.send(.acceptEntry, [.admit(StaffCode("2468"))])
    #expect(try store.session.entry.isEmpty)
    #expect(!"\(Effect.admit(StaffCode("2468")))".contains("2468"))
    store.send(.admission(.wrong(triesLeft: 4)))
    #expect(try store.session.page == .staffSignIn)
    store.go(.key(.character("1")))
    store.go(.acceptEntry)
    store.send(.admission(nil), [.askHall])
    store.send(.hall(HallReport(waiting: 1, refused: 2, calls: 0), done: nil))
    #expect(try store.session.page == .staff)
    store.send(.sendRefusedAgain, [.sendRefusedAgain])
    // One thing at a time, and it is said when it is done.
    store.send(.clearPrinter)
    #expect(try store.session.staff.done == nil)
    store.send(.hall(HallReport(waiting: 3, refused: 0, calls: 0), done: .sentAgain))
    #expect(try store.session.staff.done == .sentAgain)
    store.send(.clearPrinter, [.clearPrinter])
    store.send(.hall(HallReport(waiting: 3, refused: 0, calls: 0), done: .failed))
    #expect(try store.session.staff.done == .failed)
  }

  @Test("closing and opening is the staff's alone, and closes for everybody")
  func closing() throws {
    var store = try JourneyStore()
    store.send(.closeService)
    store.go(.tile(.papers))
    store.send(.closeService)
    #expect(store.state.service == .open)
    store.go(.leave)
    store.go(.staff)
    store.go(.key(.character("1")))
    store.go(.acceptEntry)
    store.go(.admission(nil))
    // One press closes nothing.
    store.send(.closeService)
    store.send(.askClosing)
    store.send(.closeService, [.endSession(Sample.session)])
    #expect(store.state.service == .closed)
    store.send(.tile(.papers))
    store.send(.startHere)
    #expect(store.state.session == nil)
    store.go(.staff)
    store.go(.key(.character("1")))
    store.go(.acceptEntry)
    store.go(.admission(nil))
    store.send(.openService, [.endSession(Sample.session)])
    #expect(store.state.service == .open)
  }

  @Test("nobody signs in over a resident's unfinished work or papers")
  func unfinished() throws {
    var store = try JourneyStore()
    store.go(.tile(.remarks))
    store.go(.remark(.suggestion))
    store.go(.remarkTopic(.machine))
    store.go(.help)
    store.send(.staff)
    #expect(try store.session.page == .remarkWords)
  }

  @Test("where the profile names no code there is no desk")
  func absent() throws {
    var store = try JourneyStore()
    store.state = KioskState(site: Site(centre: "镇", kiosk: store.state.site.kiosk))
    store.state.service = .open
    store.send(.staff)
    #expect(store.state.session == nil)
  }
}
