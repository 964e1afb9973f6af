import Drawing
import Foundation
import TouchUI

/// One client at the screen: what it was promised, and what it holds down. Its commands are in the
/// extensions, one file for each section of the standard.
@MainActor
final class WebDriverSession {
  let id = UUID().uuidString.lowercased()
  let screen: any DrivenScreen
  var match: Capabilities.Match
  var held = HeldInput()

  init(_ match: Capabilities.Match, on screen: any DrivenScreen) {
    self.match = match
    self.screen = screen
  }

  /// The screen of now.
  var snapshot: ScreenSnapshot {
    ScreenSnapshot(screen.accessibilityTree(), focus: screen.focus)
  }

  /// The element that a command's path names.
  ///
  /// - Throws: `no such element` or `stale element reference`.
  func element(_ command: Command) throws -> ScreenElement {
    try snapshot.element(command.variable("element"))
  }

  /// Gives input to the window and waits until the window has taken it, so that the next command
  /// sees what came of it.
  ///
  /// - Throws: `unknown error` when the window takes none.
  func give(_ inputs: [DrivenInput]) async throws {
    for input in inputs {
      guard screen.push(input) else { throw Self.refused }
    }
    try await settle()
  }

  func settle() async throws {
    let deadline = ContinuousClock.now + .seconds(10)
    while screen.hasInputWaiting {
      guard ContinuousClock.now < deadline else { throw Self.refused }
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  private static var refused: WebDriverError {
    WebDriverError(.unknownError, "the window takes no input")
  }
}
