import Drawing
import Testing

@testable import TouchUI

/// Old hands: they tap twice, tremble, lean on the glass and throw lists.
@Suite struct HandTests {
  let size = Size(width: 1080, height: 1920)

  final class Time { var now = 100.0 }

  func screen(_ view: View<String>, _ time: Time) throws -> Screen<String> {
    _ = try House.screen()
    let screen = Screen<String>(
      theme: try House.theme(), assets: House.assets, size: size, patience: .standard,
      clock: { time.now })
    screen.show(view)
    return screen
  }

  func tap(_ screen: Screen<String>, _ place: Point, pointer: Int64 = 1) -> String? {
    screen.began(.finger(pointer), at: place)
    return screen.ended(.finger(pointer), at: place)
  }

  func page(_ name: String) -> View<String> { .column([.plain(name), .plain("other")]) }

  @Test("the second tap of a double tap does not press what the first one brought")
  func doubleTap() throws {
    let time = Time()
    let screen = try screen(page("next"), time)
    time.now += 1
    let place = try #require(screen.placeToTouch(identifier: "next"))
    #expect(tap(screen, place) == "next")
    time.now += 0.05
    screen.show(page("take"))
    time.now += 0.2
    #expect(tap(screen, place) == nil)
    time.now += 0.4
    #expect(tap(screen, place) == "take")
  }

  @Test("the same button is not pressed twice by a double tap, a key as fast as one types")
  func twice() throws {
    let time = Time()
    let screen = try screen(.column([.plain("one"), .plain("key", style: .key)]), time)
    time.now += 1
    let one = try #require(screen.placeToTouch(identifier: "one"))
    let key = try #require(screen.placeToTouch(identifier: "key"))
    #expect(tap(screen, one) == "one")
    time.now += 0.2
    #expect(tap(screen, one) == nil)
    time.now += 0.4
    #expect(tap(screen, one) == "one")
    time.now += 1
    for _ in 0..<5 {
      #expect(tap(screen, key) == "key")
      time.now += 0.1
    }
    #expect(tap(screen, key) == "key")
    time.now += 0.02
    #expect(tap(screen, key) == nil)
  }

  @Test("what came or moved a moment ago is not pressed; what was there all the time is")
  func newcomer() throws {
    let time = Time()
    let screen = try screen(page("one"), time)
    time.now += 1
    screen.show(.column([.text("请等一等"), .plain("one"), .plain("other")]))
    let place = try #require(screen.placeToTouch(identifier: "one"))
    time.now += 0.1
    #expect(tap(screen, place) == nil)
    time.now += 0.2
    #expect(tap(screen, place) == "one")
    time.now += 1
    screen.show(.column([.text("请等一等"), .plain("one"), .plain("another")]))
    #expect(tap(screen, place) == "one")
  }

  @Test("a tester who names a button is not taken for a trembling hand")
  func driver() throws {
    let screen = try screen(page("one"), Time())
    let place = try #require(screen.placeToTouch(identifier: "one"))
    for _ in 0..<2 {
      screen.began(.driver, at: place)
      #expect(screen.ended(.driver, at: place) == "one")
    }
  }

  @Test("a hand that leans on the glass beside the buttons keeps nobody from pressing")
  func palm() throws {
    let time = Time()
    let screen = try screen(page("one"), time)
    time.now += 1
    screen.began(.finger(1), at: Point(x: 500, y: 1800))
    let place = try #require(screen.placeToTouch(identifier: "one"))
    #expect(tap(screen, place, pointer: 2) == "one")
    #expect(screen.ended(.finger(1), at: Point(x: 500, y: 1800)) == nil)
  }

  func list(_ rows: Int = 200) -> View<String> {
    .column(
      spacing: 24,
      [
        .text("列表", .title),
        .scroll(id: "rows", .column((0..<rows).map { .plain("row\($0)", style: .card) })).weight(1),
      ])
  }

  func top(_ screen: Screen<String>) -> Int {
    screen.accessibilityTree().find(identifier: "row0")?.bounds.y ?? 0
  }

  @Test("a list stays under the finger however small the finger's steps are")
  func fractions() throws {
    let time = Time()
    let screen = try screen(list(), time)
    let start = top(screen)
    screen.began(.finger(1), at: Point(x: 300, y: 1500))
    for step in 1...100 {
      time.now += 0.008
      screen.moved(.finger(1), to: Point(x: 300, y: 1500 - 30 - 3.3 * Double(step)))
      // Painted after each.
      _ = House.picture(of: screen, Size(width: 1080, height: 1920))
    }
    #expect(top(screen) == start - 360)
  }

  @Test("while a list runs, what stands beside it can be pressed at once")
  func beside() throws {
    let time = Time()
    let screen = try screen(.column([list().weight(1), .plain("leave")]), time)
    let leave = try #require(screen.accessibilityTree().find(identifier: "leave")?.bounds)
    screen.began(.finger(1), at: Point(x: 300, y: 1200))
    for step in 1...10 {
      time.now += 0.008
      screen.moved(.finger(1), to: Point(x: 300, y: 1200 - 30 * Double(step)))
    }
    #expect(screen.ended(.finger(1), at: Point(x: 300, y: 900)) == nil)
    time.now += 0.6
    screen.advance()
    #expect(screen.isMoving)
    let place = Point(x: Double(leave.x + 50), y: Double(leave.y + leave.height / 2))
    #expect(tap(screen, place) == "leave")
    #expect(!screen.isMoving)
  }

  @Test("a list that was thrown runs on, slower and slower, and rests")
  func momentum() throws {
    let time = Time()
    let screen = try screen(list(), time)
    let start = top(screen)
    screen.began(.finger(1), at: Point(x: 300, y: 1500))
    for step in 1...10 {
      time.now += 0.008
      screen.moved(.finger(1), to: Point(x: 300, y: 1500 - 30 * Double(step)))
    }
    #expect(screen.ended(.finger(1), at: Point(x: 300, y: 1200)) == nil)
    #expect(top(screen) == start - 300 && screen.isMoving)
    var ways: [Int] = []
    while screen.isMoving {
      let before = top(screen)
      time.now += 1 / 60
      screen.advance()
      ways.append(before - top(screen))
      try #require(ways.count < 300)
    }
    #expect(ways[0] > 40 && ways[0] >= ways[10] && ways[10] > ways[30])
    // 3,750 pixels a second for 0.325 s.
    #expect((1100...1260).contains(ways.reduce(0, +)))
  }

  @Test(
    "a touch on a list that runs stops it and presses nothing; a finger that rests throws nothing")
  func stops() throws {
    let time = Time()
    let screen = try screen(list(), time)
    time.now += 1
    screen.throwList("rows", speed: 3000)
    time.now += 0.1
    screen.advance()
    #expect(tap(screen, Point(x: 300, y: 900)) == nil && !screen.isMoving)
    screen.began(.finger(1), at: Point(x: 300, y: 1500))
    time.now += 0.01
    screen.moved(.finger(1), to: Point(x: 300, y: 1300))
    time.now += 0.5
    _ = screen.ended(.finger(1), at: Point(x: 300, y: 1300))
    #expect(!screen.isMoving)
  }

  @Test("a list that moves takes its pixels along: only what comes into sight is painted")
  func shift() throws {
    let time = Time()
    let screen = try screen(list(), time)
    let canvas = Canvas(image: 1080, height: 1920)
    _ = screen.paint(on: canvas)
    for _ in 0..<40 {
      let before = screen.counters
      screen.wheel(at: Point(x: 300, y: 1500), by: 24)
      #expect(screen.onlyScrolled)
      _ = screen.paint(on: canvas)
      let after = screen.counters
      #expect(after.frames == before.frames + 1 && after.layouts == before.layouts)
      // A strip of 24 pixels, and the thumb of the rail.
      #expect(after.pixelsPainted - before.pixelsPainted < 1080 * 24 + 120 * 1920 / 4)
    }
    expectSame(canvas.pixels(), House.picture(of: screen, size).pixels())
  }

  @Test("a list of 500 rows shapes the rows in sight, and another for each that comes")
  func lazy() throws {
    let time = Time()
    let screen = try screen(list(500), time)
    let canvas = Canvas(image: 1080, height: 1920)
    _ = screen.paint(on: canvas)
    #expect(screen.counters.textsShaped < 60)
    let shaped = screen.counters.textsShaped
    for _ in 0..<100 {
      screen.wheel(at: Point(x: 300, y: 1500), by: 12)
      _ = screen.paint(on: canvas)
    }
    // 1,200 pixels of rows that are 110 high.
    #expect(screen.counters.textsShaped - shaped <= 12)
  }

  @Test("while a list moves only rows in sight are gone through; a key reaches the others")
  func inSight() throws {
    let time = Time()
    let screen = try screen(list(500), time)
    _ = screen.paint(on: Canvas(image: 1080, height: 1920))
    #expect(screen.scene.hasEveryControl && screen.scene.controls.count > 500)
    screen.wheel(at: Point(x: 300, y: 1500), by: 6000)
    #expect(screen.scene.controls.count < 30)
    let inSight = screen.scene.controls.filter { !$0.touchable.isEmpty }
    let whole = screen.wholeScene
    #expect(whole.controls.filter { !$0.touchable.isEmpty } == inSight && inSight.count > 10)
    #expect(screen.placeToTouch(identifier: "row3") != nil)
    screen.wheel(at: Point(x: 300, y: 1500), by: 60)
    screen.moveFocus(.next)
    #expect(screen.focused?.identifier == "row0")
  }

  @Test("a hand that lies on the pad writes nothing, whether it came before the finger or after")
  func palmOnPad() throws {
    let time = Time()
    let screen = try screen(.column([.inkPad(id: "pad", strokes: [], side: 800)]), time)
    var strokes: [[Point]] = []
    screen.onStroke = { _, points in strokes.append(points) }
    let pad = try #require(screen.scene.inkPads.first).square
    func point(_ x: Double, _ y: Double) -> Point {
      Point(x: pad.minX + x * pad.width, y: pad.minY + y * pad.height)
    }
    // Palm first.
    screen.began(.finger(1), at: point(0.9, 0.9))
    time.now += 0.3
    screen.began(.finger(2), at: point(0.2, 0.2))
    screen.moved(.finger(2), to: point(0.6, 0.2))
    _ = screen.ended(.finger(2), at: point(0.6, 0.2))
    _ = screen.ended(.finger(1), at: point(0.9, 0.9))
    #expect(strokes.count == 1 && strokes[0].count == 2)
    // Finger first, and the palm before it has moved.
    screen.began(.finger(3), at: point(0.5, 0.2))
    time.now += 0.05
    screen.began(.finger(4), at: point(0.9, 0.9))
    screen.moved(.finger(3), to: point(0.5, 0.8))
    _ = screen.ended(.finger(4), at: point(0.9, 0.9))
    _ = screen.ended(.finger(3), at: point(0.5, 0.8))
    #expect(strokes.count == 2 && strokes[1].last == Point(x: 0.5, y: 0.8))
    // Palm first, and the finger at once after it.
    screen.began(.finger(5), at: point(0.9, 0.9))
    time.now += 0.05
    screen.began(.finger(6), at: point(0.2, 0.4))
    screen.moved(.finger(6), to: point(0.2, 0.7))
    _ = screen.ended(.finger(6), at: point(0.2, 0.7))
    // It lies there still, and the finger makes a dot.
    time.now += 1
    screen.began(.finger(7), at: point(0.3, 0.3))
    time.now += 0.1
    _ = screen.ended(.finger(7), at: point(0.3, 0.3))
    _ = screen.ended(.finger(5), at: point(0.9, 0.9))
    #expect(strokes.count == 4 && strokes[2].count == 2 && strokes[3] == [Point(x: 0.3, y: 0.3)])
  }

  @Test("a hand beside the pad presses nothing while the finger pauses, and the stroke goes on")
  func handBesidePad() throws {
    let time = Time()
    let screen = try screen(
      .column([.inkPad(id: "pad", strokes: [], side: 800), .plain("clear")]), time)
    var strokes: [[Point]] = []
    screen.onStroke = { _, points in strokes.append(points) }
    let pad = try #require(screen.scene.inkPads.first).square
    let button = try #require(screen.placeToTouch(identifier: "clear"))
    let start = Point(x: pad.minX + 100, y: pad.minY + 100)
    screen.began(.finger(1), at: start)
    time.now += 0.5
    screen.began(.finger(2), at: button)
    time.now += 0.5
    #expect(screen.ended(.finger(2), at: button) == nil)
    let end = Point(x: pad.minX + 700, y: pad.minY + 100)
    screen.moved(.finger(1), to: end)
    _ = screen.ended(.finger(1), at: end)
    #expect(strokes.count == 1 && strokes[0].count == 2)
  }
}
