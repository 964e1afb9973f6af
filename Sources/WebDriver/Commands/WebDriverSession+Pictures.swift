import Drawing
import Foundation
import TouchUI

/// Screenshots (W3C WebDriver §17), PNG in Base64.
extension WebDriverSession {
  func screenshot() throws -> JSONValue {
    try picture { try screen.screenshot(to: $0) }
  }

  /// The element alone, brought into sight; of one that reaches out of the window, what is in it.
  func elementScreenshot(_ command: Command) throws -> JSONValue {
    let element = try bringIntoSight(element(command))
    let window = Rect(origin: .zero, size: screen.frame.size)
    let frame = element.frame.intersection(window)
    guard element.isDisplayed, !frame.isEmpty else {
      throw WebDriverError(.unableToCaptureScreen, "nothing of it is in sight")
    }
    return try picture { path in
      try screen.screenshot(to: path)
      let whole = try Picture(png: path)
      let part = Canvas(image: Int(frame.width), height: Int(frame.height))
      part.draw(
        whole,
        in: Rect(origin: Point(x: -frame.minX, y: -frame.minY), size: whole.size))
      try part.writePNG(to: path)
    }
  }

  /// - Throws: `unable to capture screen` for whatever went wrong.
  private func picture(_ write: (String) throws -> Void) throws -> JSONValue {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "kiosk-screen-\(UUID().uuidString).png")
    defer { try? FileManager.default.removeItem(at: file) }
    do {
      try write(file.path)
      return .text(try Data(contentsOf: file).base64EncodedString())
    } catch {
      throw WebDriverError(.unableToCaptureScreen, "\(error)")
    }
  }
}
