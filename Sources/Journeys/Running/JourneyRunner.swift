import ServiceModel

/// Runs the journeys: takes actions one at a time, and does what the reducer asks for.
///
/// An answer that comes after its session has ended is dropped: it was meant for somebody who is
/// gone. Documents lie on a shelf that the session's end clears.
@MainActor
public final class JourneyRunner<Time: Clock> where Time.Duration == Duration {
  public private(set) var state: KioskState
  /// Called after every action that changed the state.
  public var onChange: (KioskState) -> Void = { _ in }

  let reducer: KioskReducer
  let house: House
  let clock: Time
  var shelf: [ContentDigest: PrintableDocument] = [:]
  private lazy var timers = Timers(clock: clock) { [weak self] name in
    guard let self else { return }
    answer(state.session?.id, .timer(name))
  }
  private var reading: [Task<Void, Never>] = []
  /// What the scanner of papers does.
  private var scanning: Task<Void, Never>?
  /// What a phone sends.
  private var photographing: Task<Void, Never>?
  /// What is plugged in.
  private var watchingSticks: Task<Void, Never>?
  /// Takes pages from a file on a stick.
  private var readingFile: Task<Void, Never>?
  /// Draws papers for a look at them.
  private var showing: Task<Void, Never>?
  /// The printer's sessions open and end in turn; printing waits for both.
  private var turn: Task<Void, Never>?
  /// What is written and read at the desk, in the order in which it was asked for.
  var deskTurn: Task<Void, Never>?

  public init(state: KioskState, reducer: KioskReducer, house: House, clock: Time) {
    self.state = state
    self.reducer = reducer
    self.house = house
    self.clock = clock
  }

  public func send(_ action: Action) {
    let before = state
    let effects = reducer.reduce(&state, action)
    for effect in effects { perform(effect) }
    if state != before { onChange(state) }
  }

  /// Sends what an effect brought, unless its session is over.
  func answer(_ session: SessionID?, _ action: Action) {
    guard state.session?.id == session else { return }
    send(action)
  }

  private func perform(_ effect: Effect) {
    let session = state.session?.id
    switch effect {
    case .wind(let name, let seconds): timers.wind(name, seconds: seconds)
    case .stop(let name): timers.stop(name)
    case .readCards: readCards(session)
    case .openSession(let opened):
      takeTurn { await $0.openSession(opened) }
    case .endSession(let ended): clear(ended)
    case .print(let ticket): print(ticket, session)
    case .scanPage(let order):
      scan(order, session) { house throws(DeviceFault) in
        guard let scanner = house.pageScanner else {
          throw DeviceFault(code: "capture-scanner-absent", responsible: .technician)
        }
        return try await scanner.scan()
      }
    case .editPage(let order, let page, let edit):
      scan(order, session) { house throws(DeviceFault) in
        try await house.pageEditor.edit(page, edit)
      }
    case .awaitPhotos(let order, let paper, let language):
      awaitPhotos(order, paper, language, session)
    case .stopPhotos: photographing?.cancel()
    case .awaitStick(let order): awaitStick(order, session)
    case .stopStick: stopStick()
    case .readStickFile(let order, let file): read(file, order, session)
    case .stopScanning: scanning?.cancel()
    case .compose(let paper, let request): compose(paper, request, session)
    case .showPapers(let order, let requests): show(order, requests, session)
    default: ask(effect, session)
    }
  }

  private func readCards(_ session: SessionID?) {
    stopReading()
    listen(to: house.cardReader.cards(), session, Action.card)
    if let slot = house.socialCardReader { listen(to: slot.cards(), session, Action.socialCard) }
    if let scanner = house.scanner { listen(to: scanner.codes(), session, Action.code) }
  }

  private func listen<Event: Sendable>(
    to events: AsyncStream<Event>, _ session: SessionID?,
    _ action: @escaping @Sendable (Event) -> Action
  ) {
    reading.append(
      Task { [weak self] in
        for await event in events { self?.answer(session, action(event)) }
      })
  }

  private func stopReading() {
    for task in reading { task.cancel() }
    reading = []
  }

  /// Forgets a session: nothing of it is read, kept or printed from here on.
  private func clear(_ session: SessionID) {
    stopReading()
    scanning?.cancel()
    photographing?.cancel()
    stopStick()
    showing?.cancel()
    timers.stopAll()
    shelf = [:]
    Task { [house] in
      await house.voice.hush()
      await house.typing.forget()
      await house.catalogue.forgetSearches()
    }
    takeTurn { await $0.endSession(session) }
  }

  private func takeTurn(_ work: @escaping @Sendable (any PagePrinter) async -> Void) {
    let previous = turn
    turn = Task { [house] in
      await previous?.value
      await work(house.printer)
    }
  }

  private func scan(
    _ order: Int, _ session: SessionID?,
    _ work: @escaping @Sendable (House) async throws(DeviceFault) -> ScannedPage
  ) {
    // It does one thing at a time, and what is not wanted any more first comes to its end.
    let previous = scanning
    previous?.cancel()
    scanning = Task { [weak self, house] in
      await previous?.value
      let result: Result<ScannedPage, DeviceFault>
      do throws(DeviceFault) {
        result = .success(try await work(house))
      } catch {
        result = .failure(error)
      }
      self?.answer(session, .pageScanned(order: order, result))
    }
  }

  private func awaitPhotos(
    _ order: Int, _ paper: String, _ language: String, _ session: SessionID?
  ) {
    photographing?.cancel()
    guard let phone = house.phonePages else { return }
    photographing = Task { [weak self] in
      for await event in phone.photos(of: paper, in: language) {
        self?.answer(session, .phone(order: order, event))
      }
    }
  }

  private func awaitStick(_ order: Int, _ session: SessionID?) {
    stopStick()
    guard let sticks = house.stickReader else { return }
    watchingSticks = Task { [weak self] in
      for await event in sticks.sticks() { self?.answer(session, .stick(order: order, event)) }
    }
  }

  private func read(_ file: StickFile, _ order: Int, _ session: SessionID?) {
    guard let sticks = house.stickReader else { return }
    readingFile?.cancel()
    readingFile = Task { [weak self] in
      do throws(DeviceFault) {
        let pages = try await sticks.pages(of: file)
        self?.answer(session, .fileRead(order: order, .success(pages)))
      } catch {
        self?.answer(session, .fileRead(order: order, .failure(error)))
      }
    }
  }

  private func stopStick() {
    watchingSticks?.cancel()
    readingFile?.cancel()
  }

  private func compose(_ paper: Int, _ request: DocumentRequest, _ session: SessionID?) {
    Task { [weak self, house] in
      let action: Action
      do throws(DeviceFault) {
        let document = try await house.composer.compose(request)
        guard self?.state.session?.id == session else { return }
        self?.shelf[document.digest] = document
        action = .composed(
          paper: paper, ShelvedDocument(digest: document.digest, pages: document.pages))
      } catch {
        action = .notComposed(paper: paper, error)
      }
      self?.answer(session, action)
    }
  }

  private func show(_ order: Int, _ requests: [DocumentRequest], _ session: SessionID?) {
    showing?.cancel()
    showing = Task { [weak self, house] in
      let result: Result<[PagePicture], DeviceFault>
      do throws(DeviceFault) {
        var pages: [PagePicture] = []
        for request in requests where !Task.isCancelled {
          let document = try await house.composer.compose(request)
          pages += try await house.previewer.pictures(of: document)
        }
        result = .success(pages)
      } catch {
        result = .failure(error)
      }
      self?.answer(session, .papersShown(order: order, result))
    }
  }

  private func print(_ ticket: PrintTicket, _ session: SessionID?) {
    guard let document = shelf[ticket.digest] else {
      let fault = DeviceFault(code: "document-absent", responsible: .technician)
      return answer(session, .ticket(ticket.id, .ended(.failed(fault))))
    }
    let previous = turn
    Task { [weak self, house] in
      await previous?.value
      for await progress in house.printer.print(ticket, document) {
        self?.answer(session, .ticket(ticket.id, progress))
      }
    }
  }
}
