import Drawing
import Foundation
import Testing
import TouchUI

@testable import Journeys

/// Every screen, laid out and painted by the real theme and fonts, as a person may have set it.
/// With `KIOSK_PICTURES` set to a folder the pictures are left there, to be looked at.
@Suite("Every screen's picture")
struct PictureTests {
  @Test(
    "has a title, controls that a finger can hit, and the ways out in full", arguments: Look.all)
  func screens(_ look: Look) throws {
    for piece in try Gallery().pieces {
      let screen = try look.screen(piece.state)
      let canvas = Canvas(image: Int(look.size.width), height: Int(look.size.height))
      _ = screen.paint(on: canvas)
      try keep(canvas, "\(look.name)-\(piece.name)")
      look.checkWhole(screen, "\(look.name)/\(piece.name)")
      check(screen.accessibilityTree(), "\(look.name)/\(piece.name)", look)
    }
  }

  private func check(_ tree: AccessibilityNode, _ name: Comment, _ look: Look) {
    let nodes = tree.all
    let isDialog = nodes.contains { $0.identifier == "dialog" }
    #expect(
      isDialog
        || nodes.contains { $0.identifier == "title" && !$0.name.isEmpty && $0.shown }, name)
    let controls = nodes.filter { $0.enabled && $0.role == "button" }
    let least = Int(20 / look.glass.millimetresPerPixel)
    for control in controls {
      let bounds = control.bounds
      #expect(!control.name.isEmpty && control.identifier?.isEmpty == false, name)
      #expect(
        bounds.width >= least && bounds.height >= least, "\(name) \(control.name) \(bounds)")
      guard control.shown else { continue }
      // Along its lines a page has to fit; across them it may scroll.
      #expect(
        look.modes.language == "mn-Mong"
          ? bounds.y >= 0 && bounds.y + bounds.height <= Int(look.size.height)
          : bounds.x >= 0 && bounds.x + bounds.width <= Int(look.size.width),
        "\(name) \(control.name) \(bounds)")
    }
    // All eight tiles stand on the first screen, with or without a line.
    if ["standard", "contrast", "english"].contains(where: look.name.hasPrefix) {
      #expect(!nodes.contains { $0.identifier == "home.down" }, name)
    }
    let identifiers = controls.compactMap(\.identifier)
    #expect(Set(identifiers).count == identifiers.count, "\(name): \(identifiers)")
    // The ways out are whole on every screen, whatever scrolls and however large the letters are.
    guard !isDialog, nodes.contains(where: { $0.identifier == "back" }) else { return }
    for way in ["back", "leave", "help"] {
      let bounds = tree.find(identifier: way)?.bounds
      #expect(
        bounds.map {
          $0.x >= 0 && $0.y >= 0 && $0.x + $0.width <= Int(look.size.width)
            && $0.y + $0.height <= Int(look.size.height)
        } == true, "\(name): \(way)")
    }
  }

  private func keep(_ canvas: Canvas, _ name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["KIOSK_PICTURES"] else { return }
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try canvas.writePNG(to: "\(folder)/\(name).png")
  }
}
