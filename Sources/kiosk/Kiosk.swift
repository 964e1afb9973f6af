import Drawing
import Foundation
import Journeys
import KioskConfiguration
import Logging
import ServiceModel
import TouchUI
import WebDriver

/// The window, the journeys and the rooms behind them, joined.
@MainActor
final class Kiosk {
  let profile: KioskProfile
  let window: KioskWindow<Journeys.Action>
  let runner: JourneyRunner<ContinuousClock>
  let rooms: Rooms
  private var screens: KioskScreens
  private let phrases: Phrases
  private let webDriver: WebDriverAddress?
  private let log = Logger(label: "kiosk")
  private var printerWatch: Task<Void, Never>?

  /// Opens everything that a first touch needs. What may take its time is begun by `run`.
  ///
  /// - Throws: what keeps the kiosk from serving anybody.
  init(_ profile: KioskProfile, windowed: Bool, webDriver: WebDriverAddress?) throws {
    self.profile = profile
    self.webDriver = webDriver
    let files = profile.files
    phrases = try Phrases(file: "\(files.assets)/strings/zh-Hans.json")
    window = try KioskWindow(
      options: WindowOptions(
        title: profile.centre.name, mode: Self.mode(profile.screen, windowed: windowed),
        assetsFolder: files.assets, hidesCursor: !windowed),
      theme: try Theme(file: "\(files.assets)/themes/standard.json"))
    rooms = try Rooms(profile)
    runner = JourneyRunner(
      state: KioskState(site: Site(profile)),
      reducer: KioskReducer(phrases: phrases), house: rooms.house, clock: ContinuousClock())
    let size = window.size
    screens = KioskScreens(
      phrases: phrases, shape: ScreenShape(width: size.width, height: size.height))
    connect()
  }

  /// Shows the home page and serves until the process is told to end.
  func run() {
    window.show(screens.view(runner.state))
    begin()
    window.run()
  }

  private func connect() {
    window.onAction = { [weak self] action in self?.runner.send(action) }
    window.onActivity = { [weak self] in
      if self?.runner.state.session != nil { self?.runner.send(.touched) }
    }
    window.onBack = { [weak self] in self?.runner.send(.back) }
    window.onResize = { [weak self] size in
      guard let self else { return }
      screens = KioskScreens(
        phrases: phrases, shape: ScreenShape(width: size.width, height: size.height))
      window.show(screens.view(runner.state))
    }
    runner.onChange = { [weak self] state in self?.changed(state) }
  }

  private var hadSession = false

  private func changed(_ state: KioskState) {
    let hasSession = state.session != nil
    if hadSession, !hasSession { window.forget() }
    if hadSession != hasSession { watchPrinter(hasSession) }
    hadSession = hasSession
    window.show(screens.view(state))
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
    Task { [runner, rooms] in
      await rooms.clearSpool()
      runner.send(.started)
    }
    Task { [runner, rooms] in
      for await status in rooms.forwarder.statuses {
        runner.send(.line(LineState(status.condition)))
      }
    }
    Task { [runner, rooms] in
      for await news in rooms.news.listen() { runner.send(.delivery(news)) }
    }
    Task.detached { [rooms] in await rooms.catalogue.prepare() }
    Task.detached { [rooms] in await rooms.forwarder.run() }
    let control = ControlSocket(path: profile.files.controlSocket) { [weak self] in
      await self?.report()
    }
    Task.detached { await control.run() }
    if let webDriver {
      let server = WebDriverServer(address: webDriver, screen: window)
      Task.detached { await server.run() }
    }
  }

  private func report() async -> StatusReport {
    let line = await rooms.forwarder.status
    let queue = try? await rooms.ledger.backlog()
    let bell = rooms.bell.state
    return StatusReport(
      kiosk: profile.kiosk.code.digits,
      service: runner.state.service == .open ? "open" : "starting",
      inSession: runner.state.session != nil, line: line.condition.rawValue,
      backlog: queue?.unsent ?? line.backlog, needsStaff: queue?.needsStaff ?? 0,
      bellRung: bell.count, bellReason: bell.reason?.rawValue,
      ledgerDamage: rooms.ledger.opening.damage,
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

extension Site {
  init(_ profile: KioskProfile) {
    self.init(
      centre: profile.centre.name, kiosk: profile.kiosk.code, phone: profile.centre.phone,
      hours: profile.centre.hours,
      limits: SessionLimits(
        idleSeconds: Int(profile.session.idle.components.seconds),
        warningSeconds: Int(profile.session.warning.components.seconds)),
      isDemonstration: profile.kiosk.environment == .demo)
  }
}
