import Drawing
import Foundation
import Testing

@testable import TouchUI

/// What a test of this room starts from.
enum House {
  static let assets = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "assets").path

  /// Done once in the process, before the first text.
  private static let fonts: Void = {
    do {
      try Fonts.use(configuration: "\(assets)/fonts/fonts.conf")
    } catch { preconditionFailure("\(error)") }
  }()

  static func theme(_ name: String = "standard") throws -> Theme {
    try Theme(file: "\(assets)/themes/\(name).json")
  }

  static func screen(
    _ size: Size = Size(width: 1080, height: 1920), _ view: View<String> = .empty
  ) throws -> Screen<String> {
    _ = fonts
    let screen = Screen<String>(theme: try theme(), assets: assets, size: size)
    screen.show(view)
    return screen
  }

  /// A view, laid out in a window of `size`.
  static func placed(
    _ view: View<String>, in size: Size = Size(width: 1080, height: 1920)
  ) throws -> LayoutBox<String> {
    _ = fonts
    let engine = LayoutEngine<String>(
      theme: try theme(), text: TextEngine(), placement: Placement(window: size))
    let box = LayoutBox(view)
    engine.place(box, in: Rect(origin: .zero, size: size))
    func arrange(_ box: LayoutBox<String>) {
      engine.arrange(box)
      box.children.forEach(arrange)
    }
    arrange(box)
    return box
  }

  /// Everything painted on a new canvas.
  static func picture(of screen: Screen<String>, _ size: Size) -> Canvas {
    let canvas = Canvas(image: Int(size.width), height: Int(size.height))
    screen.invalidate()
    _ = screen.paint(on: canvas)
    return canvas
  }

  static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "touch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}

extension View where Action == String {
  /// A button that says its own identifier.
  static func plain(
    _ identifier: String, style: Button<String>.Style = .secondary, isAvailable: Bool = true
  ) -> View {
    .button(
      identifier, identifier: identifier, style: style, action: isAvailable ? identifier : nil,
      label: .text(identifier))
  }
}

/// Says how many pixels differ; two million of them are nothing to read.
func expectSame(
  _ shown: [UInt32], _ expected: [UInt32], sourceLocation: SourceLocation = #_sourceLocation
) {
  let differing = zip(shown, expected).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
  #expect(
    shown.count == expected.count && differing == 0, "\(differing) pixels differ",
    sourceLocation: sourceLocation)
}
