import Drawing
import Foundation
import Testing
import TouchUI

@testable import Journeys

/// Every screen, laid out and painted by the real theme and fonts. With `KIOSK_PICTURES` set to a
/// folder the pictures are left there, to be looked at.
@Suite("Every screen's picture")
struct PictureTests {
  struct Glass: CustomTestStringConvertible, Sendable {
    let name: String
    let size: Size
    var scale = 1.0
    var testDescription: String { name }
  }

  static let glasses = [
    Glass(name: "portrait", size: Size(width: 1080, height: 1920)),
    Glass(name: "landscape", size: Size(width: 1920, height: 1080)),
    Glass(name: "portrait-200", size: Size(width: 1080, height: 1920), scale: 2),
  ]

  private static let fonts: Void = {
    do {
      try Fonts.use(configuration: "\(assets)/fonts/fonts.conf")
    } catch { preconditionFailure("\(error)") }
  }()

  static let assets = Sample.root.appending(path: "assets").path

  @Test("has a title, controls that a thumb can hit, and the ways out in full", arguments: glasses)
  func pictures(_ glass: Glass) throws {
    _ = Self.fonts
    let theme = try Theme(file: "\(Self.assets)/themes/standard.json").enlarged(by: glass.scale)
    let screens = KioskScreens(
      phrases: try Sample.phrases(),
      shape: ScreenShape(width: glass.size.width, height: glass.size.height))
    for piece in try Gallery().pieces {
      let screen = Screen<Action>(theme: theme, assets: Self.assets, size: glass.size)
      screen.show(screens.view(piece.state))
      let canvas = Canvas(image: Int(glass.size.width), height: Int(glass.size.height))
      _ = screen.paint(on: canvas)
      try keep(canvas, "\(glass.name)-\(piece.name)")
      check(screen.accessibilityTree(), "\(glass.name)/\(piece.name)", glass)
    }
  }

  private func check(_ tree: AccessibilityNode, _ name: Comment, _ glass: Glass) {
    let nodes = tree.all
    #expect(nodes.contains { $0.identifier == "title" && !$0.name.isEmpty && $0.shown }, name)
    let controls = nodes.filter { $0.enabled && $0.role == "button" && $0.shown }
    for control in controls where glass.scale == 1 {
      let bounds = control.bounds
      #expect(bounds.width >= 88 && bounds.height >= 60, "\(name) \(control.name) \(bounds)")
      #expect(bounds.x >= 0 && bounds.x + bounds.width <= Int(glass.size.width), "\(name)")
    }
    let identifiers = controls.compactMap(\.identifier)
    #expect(Set(identifiers).count == identifiers.count, "\(name): \(identifiers)")
    // All eight tiles stand on the first screen, with or without a line.
    if glass.scale == 1 { #expect(!identifiers.contains("home.down"), name) }
    // The ways out are whole on every screen, whatever scrolls and however large the letters are.
    guard !tree.all.contains(where: { $0.identifier?.hasPrefix("tile-") == true }) else { return }
    for way in ["back", "leave", "help"] {
      let bounds = tree.find(identifier: way)?.bounds
      #expect(
        bounds.map { $0.y >= 0 && $0.y + $0.height <= Int(glass.size.height) } == true,
        "\(name): \(way)")
    }
  }

  private func keep(_ canvas: Canvas, _ name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["KIOSK_PICTURES"] else { return }
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try canvas.writePNG(to: "\(folder)/\(name).png")
  }
}
