import ApplicationForms
import ServiceModel
import Testing

@testable import Journeys
@testable import TouchUI

/// Files from a stick, from the question for the paper to the form.
@Suite("files from a stick")
struct StickTests {
  private static let file = StickFile(
    stick: "sda1", path: "转诊.pdf", bytes: 2_000_000, changedAt: Sample.now)
  private let page = SamplePages.digests[0]

  private func open() throws -> (store: JourneyStore, order: Int) {
    var store = try JourneyStore.atPaper()
    store.go(.openStick)
    return (store, try #require(try store.session.pages.stick).order)
  }

  private var content: StickEvent { .content(StickContent(files: [Self.file], hasMore: false)) }

  @Test("plugged in, chosen, looked at page by page, kept: then the form has it")
  func whole() throws {
    var store = try JourneyStore.atPaper()
    let order = try store.session.pages.order + 1
    store.send(.openStick, [.awaitStick(order: order), .wind(.idle, seconds: 60)])
    #expect(store.state.page == .stick(PaperErrand.paper))
    store.send(.chooseFile(0))
    store.send(.stick(order: order, content), [.wind(.idle, seconds: 60)])
    store.send(.chooseFile(1))
    store.send(.chooseFile(0), [.readStickFile(order: order + 1, Self.file)])
    store.send(.chooseFile(0))
    store.send(.fileRead(order: order, .success([SamplePages.scanned()])))
    #expect(store.state.page == .stick(PaperErrand.paper))
    store.go(
      .fileRead(order: order + 1, .success([SamplePages.scanned(), SamplePages.scanned()])))
    #expect(store.state.page == .scannedPage(PaperErrand.paper))
    // It does not start the scanner.
    store.send(.scanPage)
    #expect(try store.pagesOfPaper.isEmpty)
    store.go(.usePage)
    store.go(.pageKept(order: try store.session.pages.order, .success(page)))
    #expect(
      try store.application.form.papers.map(\.content.pages) == [[FormPage(page, from: .stick)]])
    // The second one is not wanted.
    #expect(store.state.page == .scannedPage(PaperErrand.paper))
    store.go(.back)
    #expect(store.state.page == .stick(PaperErrand.paper))
    store.send(.back, [.stopStick])
    #expect(store.state.page == .question(PaperErrand.paper))
    #expect(try store.session.leftStick == .own)
  }

  @Test("one that was there before is nobody's; pulled out and plugged in it is the person's")
  func foreign() throws {
    var (store, order) = try open()
    store.go(.stick(order: order, .foreign))
    store.send(.chooseFile(0))
    #expect(try store.session.leftStick == .somebodys)
    store.go(.stick(order: order, .absent))
    store.go(.stick(order: order, content))
    #expect(try store.session.leftStick == .own)
    store.go(.stick(order: order, .absent))
    #expect(try store.session.leftStick == nil)
    // One with a loose contact is nobody: it comforts the clock once.
    store.go(.timer(.idle))
    store.send(.stick(order: order, content))
    #expect(try store.session.overlay != nil)
  }

  @Test("however large a file says it is, it stands on the screen")
  func huge() throws {
    var (store, order) = try open()
    let files = [Int.max, Int.max / 1024, 1_048_576, 1023, 1].map {
      StickFile(stick: "sda1", path: "a.jpg", bytes: $0, changedAt: Sample.now)
    }
    store.go(.stick(order: order, .content(StickContent(files: files, hasMore: false))))
    let look = try #require(Look.all.first)
    let controls = try look.screen(store.state).wholeScene.controls.map(\.key.identifier)
    #expect(controls.contains("file-0") && controls.contains("file-4"))
  }

  @Test("left while a file is read, what comes of it comes to nobody")
  func left() throws {
    var (store, order) = try open()
    store.go(.stick(order: order, content))
    store.go(.chooseFile(0))
    let reading = try store.session.pages.order
    store.send(.back, [.stopStick])
    store.send(.fileRead(order: reading, .success([SamplePages.scanned()])))
    store.send(.stick(order: order, .absent))
    #expect(store.state.page == .question(PaperErrand.paper))
    #expect(try store.session.pages.phase == .idle)
    // Nobody has to touch anything while a page is scanned; a stick may let us wait for ever.
    for (phase, isOver) in [(PagesState.Phase.fetching, true), (.scanning, false)] {
      store.state.session?.pages.phase = phase
      store.go(.timer(.idle))
      #expect(try (store.session.overlay != nil) == isOver)
      store.go(.stay)
    }
    // Also by the session's end.
    var (other, _) = try open()
    other.state.session?.overlay = .leaving
    #expect(other.go(.leaveAnyway).contains(.endSession(Sample.session)))
  }

  @Test(
    "a file that cannot be used is told with what to do",
    arguments: [
      ("capture-stick-absent", Phrase.fileGone), ("capture-file-locked", .fileLocked),
      ("capture-file-too-large", .fileTooLarge), ("capture-too-many-pages", .fileTooManyPages),
      ("capture-file-damaged", .fileUnusable), ("capture-worker-died", .fileUnusable),
    ])
  func unusable(code: String, phrase: Phrase) throws {
    var (store, order) = try open()
    store.go(.stick(order: order, content))
    store.go(.chooseFile(0))
    let fault = DeviceFault(code: code, responsible: .resident)
    store.go(.fileRead(order: try store.session.pages.order, .failure(fault)))
    #expect(try store.session.trouble == .file(fault) && fault.filePhrase == phrase)
    #expect(store.state.page == .stick(PaperErrand.paper))
    store.go(.chooseFile(0))
    #expect(try store.session.trouble == nil)
  }

  @Test("with all its pages the way leads back to the paper; a kiosk without sticks offers none")
  func full() throws {
    var (store, order) = try open()
    let most = try #require(try PaperErrand.form().mostPages)
    store.go(.stick(order: order, content))
    store.go(.chooseFile(0))
    let pages = Array(repeating: SamplePages.scanned(), count: most + 2)
    store.go(.fileRead(order: try store.session.pages.order, .success(pages)))
    for place in 0..<most {
      store.go(.usePage)
      store.go(
        .pageKept(
          order: try store.session.pages.order,
          .success(
            try #require(ContentDigest(bytes: [UInt8](repeating: UInt8(place + 1), count: 32))))
        ))
    }
    #expect(store.state.page == .question(PaperErrand.paper))
    #expect(try store.pagesOfPaper.count == most && store.session.pages.stick == nil)
    var without = try JourneyStore.atPaper()
    without.state.site.readsSticks = false
    without.send(.openStick)
  }
}

extension FormDefinition {
  /// Of the errand's paper.
  fileprivate var mostPages: Int? { fields.first { $0.id == PaperErrand.paper }?.kind.mostPages }
}
