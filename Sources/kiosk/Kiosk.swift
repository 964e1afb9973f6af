import Drawing
import Foundation
import Journeys
import KioskConfiguration
import Logging
import ServiceModel
import Speech
import TouchUI
import WebDriver
import Workers

/// The window, the journeys and the rooms behind them, joined.
@MainActor
final class Kiosk {
  let profile: KioskProfile
  let window: KioskWindow<Journeys.Action>
  let runner: JourneyRunner<ContinuousClock>
  let rooms: Rooms
  private var screens: KioskScreens
  private let looks: Looks
  private let webDriver: WebDriverAddress?
  private let libraries: LibrariesAhead
  private let log = Logger(label: "kiosk")
  private var printerWatch: Task<Void, Never>?
  private let spoolIsClear: Task<Void, Never>

  /// Opens everything that a first touch needs. What may take its time is begun by `run`.
  ///
  /// - Throws: what keeps the kiosk from serving anybody.
  init(
    _ profile: KioskProfile, windowed: Bool, webDriver: WebDriverAddress?,
    libraries: LibrariesAhead
  ) throws {
    self.libraries = libraries
    self.profile = profile
    self.webDriver = webDriver
    let files = profile.files
    let text = TextPreparation(
      fonts: try Fonts(configuration: "\(files.assets)/fonts/fonts.conf"), words: "办A1",
      styles: [TextStyle(size: 30), TextStyle(size: 30, weight: .bold)])
    WindowLibrary.loadAhead()
    let wordbook = try Wordbook(folder: files.strings, offers: Self.offer(profile))
    let looks = try Looks(profile)
    self.looks = looks
    let speech = profile.speech
    let rooms = try Rooms(
      profile,
      voice: ScreenReader(
        desk: speech.enabled
          ? SpeechDesk(settings: SpeechSettings(module: speech.module, voice: speech.voice)) : nil,
        wordbook: wordbook))
    self.rooms = rooms
    // The printer answers while the window opens.
    spoolIsClear = Task.detached { await rooms.clearSpool() }
    window = try KioskWindow<Journeys.Action>(
      options: WindowOptions(
        title: profile.centre.name, mode: Self.mode(profile.screen, windowed: windowed),
        assetsFolder: files.assets, hidesCursor: !windowed),
      theme: looks.first, text: text)
    // Papers are Chinese; so is the first page, and then its words are read already.
    let code = Language.chinese.code
    let chinese =
      wordbook.languages.first?.code == code
      ? wordbook[code] : try Phrases(file: "\(files.strings)/\(code).json")
    runner = JourneyRunner(
      state: KioskState(site: Site(profile)),
      reducer: KioskReducer(phrases: chinese), house: rooms.house, clock: ContinuousClock())
    screens = KioskScreens(
      wordbook: wordbook, window: ScreenShape(window.size), touch: looks.touch(on: window.size))
    connect()
  }

  /// Shows the home page and serves until the process is told to end.
  func run() {
    dress(runner.state)
    begin()
    window.run()
  }

  private func connect() {
    rooms.voice.tree = { [weak window] in window?.accessibilityTree() }
    window.onAction = { [weak self] action in self?.runner.send(action) }
    window.onActivity = { [weak self] in
      if self?.runner.state.session != nil { self?.runner.send(.touched) }
    }
    window.onBack = { [weak self] in self?.runner.send(.back) }
    window.onHelp = { [weak self] in self?.runner.send(.help) }
    window.onStroke = { [weak self] _, points in self?.runner.send(.stroke(points)) }
    window.onText = { [weak self] text in
      for character in text { self?.runner.send(.key(.character(String(character)))) }
    }
    window.onFocus = { [weak self] name in
      guard let self else { return }
      rooms.voice.say(name, runner.state.modes)
    }
    window.onBackspace = { [weak self] in self?.runner.send(.key(.backspace)) }
    window.onMissingGlyph = { [log] scalar in
      log.warning(
        "no font has a character",
        metadata: ["codePoint": "U+\(String(scalar.value, radix: 16, uppercase: true))"])
    }
    window.onRest = { [weak self] in
      guard let self, leavesRemains else { return }
      leavesRemains = false
      Remains.wipe()
    }
    window.onResize = { [weak self] size in self?.resize(size) }
    runner.onChange = { [weak self] state in self?.changed(state) }
  }

  private func resize(_ size: Size) {
    screens = KioskScreens(
      wordbook: screens.wordbook, window: ScreenShape(size), touch: looks.touch(on: size))
    dress(runner.state)
    show(runner.state)
  }

  private var lastSession: SessionID?
  /// The stack is wiped when the window rests: nothing that is wanted lies below its loop then.
  private var leavesRemains = false

  private func changed(_ state: KioskState) {
    let session = state.session?.id
    if let lastSession, lastSession != session {
      window.forget()
      rooms.voice.end()
      wipeRemains()
    }
    if (lastSession == nil) != (session == nil) { watchPrinter(session != nil) }
    lastSession = session
    dress(state)
    show(state)
  }

  /// The person is gone: what was left of the session's values goes too, now and when the work that
  /// was under way is over.
  private func wipeRemains() {
    Task { [weak self] in
      for delay in [0, 500, 2500] {
        try? await Task.sleep(for: .milliseconds(delay))
        Remains.wipeTasks()
        self?.leavesRemains = true
      }
    }
  }

  private func show(_ state: KioskState) {
    window.show(screens.view(state), page: state.page.hashValue)
    if state.session == nil { window.keepWords() }
  }

  /// Gives the window the look that the person chose.
  private func dress(_ state: KioskState) {
    let words = screens.wordbook[state.modes.language]
    window.use(
      looks.theme(state.modes, on: window.size),
      screens.wordbook.language(state.modes.language).lines,
      top: looks.top(state.modes, on: window.size),
      names: ScrollNames(up: words[.pageUp], down: words[.pageDown]))
  }

  /// Languages that nobody has read are offered in a hall only when the profile names them.
  private static func offer(_ profile: KioskProfile) -> Wordbook.Offer {
    if let codes = profile.screen.languages { return .only(codes) }
    return profile.kiosk.environment == .demo ? .all : .reviewed
  }

  /// The printer is asked how it is only while there is somebody to tell: at home nothing wakes.
  private func watchPrinter(_ watches: Bool) {
    printerWatch?.cancel()
    printerWatch = nil
    guard watches else { return }
    printerWatch = Task { [runner, rooms] in
      for await status in await rooms.printDesk.statusUpdates() { runner.send(.printer(status)) }
    }
  }

  /// The first work of the rooms, and what they tell without being asked.
  private func begin() {
    Task { [runner, spoolIsClear] in
      await spoolIsClear.value
      runner.send(.started)
    }
    // A printer that lets us wait is not waited for: the page says that the kiosk is starting.
    Task { [weak self] in
      try? await Task.sleep(for: .milliseconds(50))
      if let self { show(runner.state) }
    }
    Task { [runner, rooms] in
      for await status in rooms.forwarder.statuses {
        runner.send(.line(LineState(status.condition)))
      }
    }
    Task { [runner, rooms] in
      for await news in rooms.news.listen() { runner.send(.delivery(news)) }
    }
    Task { [weak self] in
      // The first page has cores, disk and loader to itself.
      try? await Task.sleep(for: .milliseconds(400))
      guard let self else { return }
      Task.detached { [rooms, libraries] in
        libraries.remember()
        rooms.scanner?.start()
        // The first catalogue is built before a newer one takes its place.
        await rooms.catalogue.prepare()
        async let updates: Void = rooms.catalogueUpdates.run(keys: rooms.keys)
        async let drafts: Void = rooms.desk.keepHouse()
        async let copies: Void? = rooms.courier?.run()
        await rooms.forwarder.run()
        _ = await (updates, drafts, copies)
      }
      await readLanguages()
    }
    Task.detached { [rooms] in await rooms.catalogue.prepare() }
    let control = ControlSocket(
      path: profile.files.controlSocket, report: { [weak self] in await self?.report() },
      look: { [rooms] in
        let standing = await rooms.catalogueUpdates.lookNow(rooms.keys)
        return [standing.word, standing.detail].filter { !$0.isEmpty }.joined(separator: " ")
      })
    Task.detached { await control.run() }
    if let webDriver {
      let server = WebDriverServer(address: webDriver, screen: window)
      Task.detached { await server.run() }
    }
  }

  /// The first page is Chinese; the other languages are read when it is there.
  private func readLanguages() async {
    let (book, folder) = (screens.wordbook, profile.files.strings)
    let whole = await Task.detached { Result { try book.read(folder: folder) } }.value
    switch whole {
    case .success(let wordbook):
      screens = KioskScreens(
        wordbook: wordbook, window: screens.window, touch: screens.touch)
      show(runner.state)
    case .failure(let error):
      log.error("a language cannot be read", metadata: ["cause": "\(error)"])
    }
  }

  private func report() async -> StatusReport {
    let line = await rooms.forwarder.status
    let queue = try? await rooms.ledger.backlog()
    let bell = rooms.bell.state
    return StatusReport(
      kiosk: profile.kiosk.code.digits,
      service: runner.state.service.word,
      inSession: runner.state.session != nil, line: line.condition.rawValue,
      backlog: queue?.unsent ?? line.backlog, needsStaff: queue?.needsStaff ?? 0,
      bellRung: bell.count, bellReason: bell.reason?.rawValue,
      catalogue: await rooms.catalogue.serial,
      catalogueUpdate: await rooms.catalogueUpdates.standing.word,
      readerNumber: rooms.reader.module?.text, ledgerDamage: rooms.ledger.opening.damage,
      ledgersSetAside: rooms.ledger.setAside, screen: window.counters)
  }

  private static func mode(
    _ screen: KioskProfile.Screen, windowed: Bool
  ) -> WindowOptions.Mode {
    switch screen.mode {
    case .window(let width, let height): .window(width: width, height: height)
    case .fullScreen: windowed ? .window(width: 540, height: 960) : .fullScreen
    }
  }
}

extension ScreenShape {
  fileprivate init(_ size: Size) { self.init(width: size.width, height: size.height) }
}

extension ServiceState {
  fileprivate var word: String {
    switch self {
    case .starting: "starting"
    case .open: "open"
    case .closed: "closed"
    }
  }
}

extension Site {
  init(_ profile: KioskProfile) {
    self.init(
      centre: profile.centre.name, kiosk: profile.kiosk.code, phone: profile.centre.phone,
      hours: profile.centre.hours, officeHours: profile.centre.acceptance,
      limits: SessionLimits(
        idleSeconds: Int(profile.session.idle.components.seconds),
        warningSeconds: Int(profile.session.warning.components.seconds),
        draftDays: profile.session.draftDays),
      isDemonstration: profile.kiosk.environment == .demo, hasStaffDesk: profile.staff != nil,
      hasSocialCardSlot: profile.hasSocialCardSlot, hasScanner: profile.scanner != nil,
      hasPageScanner: profile.paperScanner != nil || profile.camera != nil,
      takesPagesByCamera: profile.camera != nil,
      takesPhotos: profile.platform.takesPhotos, readsSticks: profile.sticks != nil,
      asksEarlierForms: profile.platform.asksEarlierForms,
      findsCertificates: profile.platform.keepsCertificates,
      sendsMessages: profile.platform.sendsMessages,
      sharesDrafts: profile.platform.keepsDrafts && profile.session.draftDays > 0,
      guideLink: profile.platform.guideLink)
  }
}
