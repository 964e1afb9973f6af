import Chance
import Drawing
import Testing

@testable import TouchUI

@Suite struct DamageTests {
  let window = Rect(x: 0, y: 0, width: 100, height: 100)

  func fill(_ rect: Rect, _ colour: Colour = .black) -> DisplayItem {
    DisplayItem(rect: rect, clip: nil, paint: .fill(colour, cornerRadius: 0))
  }

  @Test("two equal scenes differ nowhere")
  func equal() {
    let items = [fill(window, .white), fill(Rect(x: 5, y: 5, width: 9, height: 9))]
    #expect(Damage.between(items, items, window: window) == [])
  }

  @Test("what moved is damaged where it was and where it is")
  func moved() {
    let (old, new) = (
      Rect(x: 5, y: 5, width: 9, height: 9), Rect(x: 50, y: 50, width: 9, height: 9)
    )
    let damage = Damage.between(
      [fill(window, .white), fill(old)], [fill(window, .white), fill(new)], window: window)
    #expect(Set(damage) == [old, new])
  }

  @Test("two things that changed places above each other are damaged, though both are still there")
  func order() {
    let (one, two) = (
      fill(Rect(x: 0, y: 0, width: 20, height: 20)),
      fill(Rect(x: 10, y: 10, width: 20, height: 20), .white)
    )
    let other = fill(Rect(x: 80, y: 80, width: 5, height: 5))
    let damage = Damage.between([one, two, other], [two, one, other], window: window)
    #expect(damage == [Rect(x: 0, y: 0, width: 30, height: 30)])
  }

  @Test("rectangles are few, and none overlaps another")
  func few() {
    var random = SplitMix(seed: 7)
    for _ in 0..<200 {
      let rects = (0..<Int.random(in: 1...30, using: &random)).map { _ in
        Rect(
          x: Double(Int.random(in: 0..<90, using: &random)),
          y: Double(Int.random(in: 0..<90, using: &random)),
          width: Double(Int.random(in: 1...20, using: &random)),
          height: Double(Int.random(in: 1...20, using: &random)))
      }
      let merged = Damage.merge(rects)
      #expect(merged.count <= Damage.most)
      for rect in rects { #expect(merged.contains { $0.union(rect) == $0 }) }
      for (index, rect) in merged.enumerated() {
        for other in merged[(index + 1)...] { #expect(!rect.intersects(other)) }
      }
    }
  }

  @Test(
    "painting only what differs gives exactly the picture of painting everything",
    arguments: [Writing.Direction.leftToRight, .rightToLeft, .vertical])
  func property(direction: Writing.Direction) throws {
    let size = Size(width: 540, height: 800)
    var tried = 0
    var failed = 0
    var moved = 0
    for seed in 0..<40 as Range<UInt64> {
      var trees = RandomTrees(seed: seed)
      let screen = try House.screen(size)
      screen.use(screen.theme, Writing(direction))
      let canvas = Canvas(image: 540, height: 800)
      for _ in 0..<6 {
        trees.disturb(screen, size)
        _ = screen.paint(on: canvas)
        tried += 1
        // The same screen again, whole: its scene is the same value.
        let whole = House.picture(of: screen, size)
        if canvas.pixels() != whole.pixels() {
          failed += 1
          Issue.record("seed \(seed), step \(tried)")
        }
      }
      moved += screen.counters.listsMoved
    }
    #expect(moved >= 10, "lists that move are not among what is tried")
    print("count: damage \(direction.rawValue) tried \(tried) failed \(failed)")
  }
}
