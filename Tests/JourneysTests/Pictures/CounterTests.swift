import Drawing
import Testing

@testable import Journeys
@testable import TouchUI

/// What every screen costs, in things that are the same on every machine.
@Suite("What a screen costs is counted")
struct CounterTests {
  @Test("each screen is laid out once, each item painted once, and nothing when nothing changes")
  func screens() throws {
    let look = Look.all[0]
    var most = ScreenCounters()
    for piece in try Gallery().pieces {
      let screen = try look.screen(piece.state)
      let canvas = Canvas(image: Int(look.size.width), height: Int(look.size.height))
      _ = screen.paint(on: canvas)
      let once = screen.counters
      #expect(once.layouts == 1 && once.frames == 1, "\(piece.name)")
      #expect(once.itemsPainted == screen.scene.items.count, "\(piece.name)")
      #expect(once.itemsPainted <= 180, "\(piece.name): \(once.itemsPainted) items")
      #expect(once.textsShaped <= 70, "\(piece.name): \(once.textsShaped) texts")
      #expect(once.glyphsRasterised <= 260, "\(piece.name): \(once.glyphsRasterised) glyphs")
      screen.show(try look.view(piece.state))
      #expect(screen.paint(on: canvas) == [] && screen.counters == once, "\(piece.name)")
      try press(screen, canvas, piece.name)
      most.itemsPainted = max(most.itemsPainted, once.itemsPainted)
      most.textsShaped = max(most.textsShaped, once.textsShaped)
      most.glyphsRasterised = max(most.glyphsRasterised, once.glyphsRasterised)
    }
    print(
      "screens at most: \(most.itemsPainted) items, \(most.textsShaped) texts,",
      "\(most.glyphsRasterised) glyphs")
  }

  /// A press paints its control and nothing else.
  private func press(_ screen: Screen<Action>, _ canvas: Canvas, _ name: String) throws {
    guard let control = screen.scene.controls.last(where: { !$0.touchable.isEmpty }) else { return }
    let before = screen.counters
    screen.began(.driver, at: screen.placement.onWindow(control.touchable.centre))
    _ = screen.paint(on: canvas)
    let after = screen.counters
    #expect(after.frames == before.frames + 1 && after.layouts == before.layouts, "\(name)")
    #expect(after.textsShaped == before.textsShaped, "\(name)")
    // A press looks wider than its control where the ring around it does.
    let area = (control.frame.width + 40) * (control.frame.height + 40)
    #expect(Double(after.pixelsPainted - before.pixelsPainted) <= area, "\(name)")
  }
}
