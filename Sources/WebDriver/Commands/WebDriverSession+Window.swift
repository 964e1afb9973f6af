import Foundation
import TouchUI

/// Time-outs, navigation and the window (W3C WebDriver §8.4, §10, §11).
extension WebDriverSession {
  static let windowHandle = "kiosk-window"

  func setTimeouts(_ command: Command) throws -> JSONValue {
    try match.timeouts.take(command.body)
    return .null
  }

  var title: JSONValue { .text(screen.title) }

  /// `kiosk:` and the screen's first heading.
  var address: JSONValue {
    let heading = snapshot.elements.first { $0.node.role == "heading" && $0.node.shown }
    let name = heading?.text ?? screen.title
    let escaped = name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
    return .text("kiosk:\(escaped ?? "")")
  }

  /// The keyboard's way back.
  func back() async throws -> JSONValue {
    try await give([.key(.escape, isDown: true, []), .key(.escape, isDown: false, [])])
    return .null
  }

  func switchToWindow(_ command: Command) throws -> JSONValue {
    guard try command.text("handle") == Self.windowHandle else {
      throw WebDriverError(.noSuchWindow, "there is one window, \(Self.windowHandle)")
    }
    return .null
  }

  var windowRect: JSONValue {
    let frame = screen.frame
    return .object([
      "x": .number(frame.minX), "y": .number(frame.minY), "width": .number(frame.width),
      "height": .number(frame.height),
    ])
  }

  /// Maximise and Fullscreen.
  func fillDisplay() throws -> JSONValue {
    guard screen.fillsDisplay else {
      throw WebDriverError(.unsupportedOperation, "this window keeps its size")
    }
    return windowRect
  }

  /// There are no frames: only the whole is one.
  func switchToFrame(_ command: Command) throws -> JSONValue {
    switch command.body["id"] {
    case .null: return .null
    case .number(let number) where number >= 0 && number <= 65_535:
      throw WebDriverError(.noSuchFrame, "a screen has no frames")
    case .object: throw WebDriverError(.noSuchFrame, "a screen has no frames")
    default: throw WebDriverError(.invalidArgument, "id is null, a number or an element")
    }
  }
}
