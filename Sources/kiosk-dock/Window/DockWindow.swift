import Foundation
import KioskSimulators
import TouchUI

/// The dock: a small window beside the kiosk that puts and takes cards, empties and fills the
/// tray, cuts and mends the line.
@MainActor
final class DockWindow {
  private let window: KioskWindow<DockAction>
  private let hall: SimulatedHall
  private var state: DockState

  /// Opens a hall, and serves until the window is closed.
  static func run(width: Int, height: Int) throws {
    let display = ProcessInfo.processInfo.environment["DISPLAY"]
    try HallOpening.with({ ($0.width, $0.height, $0.display) = (width, height, display) }) { hall in
      try MainActor.assumeIsolated {
        let assets = hall.programs.assets
        let dock = try DockWindow(
          hall: hall, cards: try SampleCard.load(assets: assets), assets: assets,
          beside: (width, height))
        let signals = [SIGINT, SIGTERM].map { dock.stops(on: $0) }
        dock.window.run()
        for signal in signals { signal.cancel() }
      }
    }
  }

  private init(
    hall: SimulatedHall, cards: [SampleCard], assets: String,
    beside kiosk: (width: Int, height: Int)
  ) throws {
    self.hall = hall
    state = DockState(cards: cards)
    window = try KioskWindow(
      options: WindowOptions(
        title: "kiosk-dock", mode: .window(width: 480, height: kiosk.height), assetsFolder: assets,
        hidesCursor: false, besideWidth: kiosk.width),
      theme: try Theme(file: "\(assets)/themes/standard.json"))
    window.onAction = { [weak self] in self?.take($0) }
    show()
  }

  /// Whoever ends it with Ctrl-C leaves no hall behind either.
  private func stops(on number: Int32) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .main)
    source.setEventHandler { [window] in MainActor.assumeIsolated { window.stop() } }
    source.resume()
    return source
  }

  private func show() { window.show(DockView.view(state)) }

  private func take(_ action: DockAction) {
    state.reduce(action)
    show()
    Task { [hall] in
      do {
        try await hall.apply(action)
      } catch {
        state.trouble = "\(error)"
        show()
      }
    }
  }
}

extension SimulatedHall {
  /// Does to the hall what was pressed on the dock.
  func apply(_ action: DockAction) async throws {
    switch action {
    case .put(let card): reader.put(card)
    case .take: reader.take()
    case .takeEarly: reader.takeDuringReading()
    case .reader(let pluggedIn): if pluggedIn { try reader.replug() } else { reader.unplug() }
    case .tray(let full): try await printer.setTray(empty: !full)
    case .jam(let jammed):
      if jammed { try await printer.jam() } else { try await printer.clearJam() }
    case .power(let on): if on { try await printer.powerOn() } else { await printer.powerOff() }
    case .line(let up): try line.set(up ? .up : .cut)
    case .kill:
      killKiosk()
      try await startKiosk()
    }
  }
}
