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
    let programs = HallPrograms.besideThis()
    let folder = "/tmp/kiosk-hall-\(ProcessInfo.processInfo.processIdentifier)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var settings = HallSettings()
    (settings.width, settings.height) = (width, height)
    settings.display = ProcessInfo.processInfo.environment["DISPLAY"]
    let opened = HallOpening()
    let ready = DispatchSemaphore(value: 0)
    Task.detached { [settings] in
      do {
        opened.set(.success(try await SimulatedHall.opened(in: folder, programs, settings)))
      } catch { opened.set(.failure(error)) }
      ready.signal()
    }
    ready.wait()
    let hall = try opened.result.get()
    let dock = try DockWindow(
      hall: hall, cards: try SampleCard.load(assets: programs.assets), assets: programs.assets,
      beside: (width, height))
    let signals = [SIGINT, SIGTERM].map { dock.stops(on: $0) }
    dock.window.run()
    for signal in signals { signal.cancel() }
    let closed = DispatchSemaphore(value: 0)
    Task.detached {
      await hall.close()
      closed.signal()
    }
    closed.wait()
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
