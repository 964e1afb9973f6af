import Foundation
import TouchUI
import WebDriver

/// A real window with a sample screen, driven over W3C WebDriver, for tests of the room: SDL is
/// one for a process, so that it is one of its own. Ends with its standard input.
///
///     webdriver-screen 127.0.0.1:4444 path/to/assets
@main
struct WebDriverScreen {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let address = WebDriverAddress(arguments[1]) else { exit(64) }
    try MainActor.assumeIsolated {
      let program = try SampleProgram(assets: arguments[2])
      program.run(address)
    }
  }
}

@MainActor
final class SampleProgram {
  private let window: KioskWindow<SampleAction>
  private var state = SampleState()

  init(assets: String) throws {
    window = try KioskWindow(
      options: WindowOptions(
        title: "示例窗口", mode: .window(width: 540, height: 960), assetsFolder: assets,
        patience: .none),
      theme: try Theme(file: "\(assets)/themes/standard.json"))
  }

  func run(_ address: WebDriverAddress) {
    window.onAction = { [unowned self] action in take(action) }
    window.onBack = { [unowned self] in take(.back) }
    // The window of this sample has no field of its own: it takes what is typed from the queue.
    InputRecord.watch { [unowned self] key in
      state.take(key)
      window.show(state.view)
    }
    window.show(state.view)
    let server = WebDriverServer(address: address, screen: window)
    Task.detached { await server.run() }
    Thread.detachNewThread {
      while readLine() != nil {}
      exit(0)
    }
    window.run()
  }

  private func take(_ action: SampleAction) {
    state.take(action)
    window.show(state.view)
    if case .later = action {
      Task {
        try await Task.sleep(for: .milliseconds(400))
        take(.arrived)
      }
    }
  }
}
