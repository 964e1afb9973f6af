import Drawing
import Testing

@testable import TouchUI

@Suite struct ScreenTests {
  let size = Size(width: 1080, height: 1920)

  func page(_ words: String = "请选择") -> View<String> {
    .column(
      spacing: 20,
      [
        .text(words, .title), .plain("one"), .plain("two", isAvailable: false),
        .scroll(id: "rows", .column(spacing: 8, (0..<40).map { .plain("row\($0)", style: .card) }))
          .weight(1),
      ])
  }

  @Test("an equal tree is no frame")
  func equal() throws {
    let screen = try House.screen(size, page())
    let canvas = Canvas(image: 1080, height: 1920)
    #expect(screen.needsPaint)
    #expect(screen.paint(on: canvas) == [Rect(origin: .zero, size: size)])
    let counters = screen.counters
    screen.show(page())
    #expect(!screen.needsPaint)
    #expect(screen.paint(on: canvas) == [])
    #expect(screen.counters == counters)
    #expect(counters.frames == 1 && counters.layouts == 1)
  }

  @Test("a pressed button paints itself and little else")
  func pressed() throws {
    let screen = try House.screen(size, page())
    let canvas = Canvas(image: 1080, height: 1920)
    _ = screen.paint(on: canvas)
    let before = screen.counters
    let place = try #require(screen.placeToTouch(identifier: "one"))
    screen.began(.mouse, at: place)
    #expect(screen.needsPaint)
    let damage = screen.paint(on: canvas)
    #expect(damage.count == 1 && damage[0].height == 110 && damage[0].contains(place))
    // The ground, the button's plate, its edge and its word.
    #expect(screen.counters.itemsPainted - before.itemsPainted <= 5)
    #expect(screen.counters.layouts == before.layouts)
    #expect(screen.counters.textsShaped == before.textsShaped)
    #expect(screen.ended(.mouse, at: place) == "one")
    _ = screen.paint(on: canvas)
    #expect(canvas.pixels() == House.picture(of: try House.screen(size, page()), size).pixels())
  }

  @Test("a button that is not available does nothing and says so")
  func unavailable() throws {
    let screen = try House.screen(size, page())
    let node = try #require(screen.accessibilityTree().find(identifier: "two"))
    #expect(!node.enabled && node.shown)
    let place = Point(x: Double(node.bounds.x + 20), y: Double(node.bounds.y + 20))
    screen.began(.mouse, at: place)
    #expect(screen.ended(.mouse, at: place) == nil)
    #expect(screen.placeToTouch(identifier: "two") == nil)
  }

  @Test("under a dialog nothing of the page reacts, and its names say so")
  func dialog() throws {
    let screen = try House.screen(
      size, page().dialog(.column([.text("放弃吗？"), .plain("yes")])))
    let one = try #require(screen.accessibilityTree().find(identifier: "one"))
    #expect(!one.enabled)
    let place = Point(x: Double(one.bounds.x + 20), y: Double(one.bounds.y + 20))
    screen.began(.finger(1), at: place)
    #expect(screen.ended(.finger(1), at: place) == nil)
    #expect(screen.placeToTouch(identifier: "one") == nil)
    let yes = try #require(screen.placeToTouch(identifier: "yes"))
    screen.began(.finger(1), at: yes)
    #expect(screen.ended(.finger(1), at: yes) == "yes")
    screen.wheel(at: Point(x: 300, y: 1500), by: 500)
    #expect(screen.accessibilityTree().find(identifier: "row0")?.bounds.y == one.bounds.y + 260)
  }

  @Test("a finger, the wheel and the page buttons move a list, and no further than its end")
  func scrolling() throws {
    let screen = try House.screen(size, page())
    func top() -> Int { screen.accessibilityTree().find(identifier: "row0")?.bounds.y ?? .min }
    let start = top()
    screen.began(.finger(1), at: Point(x: 300, y: 1500))
    screen.moved(.finger(1), to: Point(x: 300, y: 1300))
    #expect(screen.ended(.finger(1), at: Point(x: 300, y: 1200)) == nil)
    #expect(top() == start - 300)
    screen.wheel(at: Point(x: 300, y: 1500), by: 100)
    #expect(top() == start - 400)
    let up = try #require(screen.placeToTouch(identifier: "rows.up"))
    screen.began(.mouse, at: up)
    #expect(screen.ended(.mouse, at: up) == nil)
    #expect(top() == start)
    // At the top there is no page above.
    #expect(screen.placeToTouch(identifier: "rows.up") == nil)
    screen.wheel(at: Point(x: 300, y: 1500), by: 1_000_000)
    let last = try #require(screen.accessibilityTree().find(identifier: "row39"))
    #expect(last.shown && last.bounds.y + last.bounds.height == 1920)
    #expect(screen.accessibilityTree().find(identifier: "row0")?.shown == false)
  }

  @Test("a control that was scrolled away is brought into sight before it is touched")
  func reveal() throws {
    let screen = try House.screen(size, page())
    let place = try #require(screen.placeToTouch(identifier: "row30"))
    screen.began(.mouse, at: place)
    #expect(screen.ended(.mouse, at: place) == "row30")
    screen.reveal(identifier: "row0")
    #expect(screen.accessibilityTree().find(identifier: "row0")?.shown == true)
  }

  @Test("a list keeps its place while the tree around it changes, and loses it with the session")
  func keepsPlace() throws {
    let screen = try House.screen(size, page())
    screen.wheel(at: Point(x: 300, y: 1500), by: 500)
    screen.show(page("请再选择"))
    let moved = try #require(screen.accessibilityTree().find(identifier: "row0"))
    screen.forget()
    #expect(screen.accessibilityTree().find(identifier: "row0") == nil)
    screen.show(page())
    let back = try #require(screen.accessibilityTree().find(identifier: "row0"))
    #expect(back.bounds.y == moved.bounds.y + 500)
  }

  @Test("the keyboard's focus is drawn, presses, and follows into a list")
  func keyboard() throws {
    let screen = try House.screen(size, page())
    let plain = House.picture(of: screen, size).pixels()
    screen.moveFocus(.next)
    #expect(House.picture(of: screen, size).pixels() != plain)
    #expect(screen.pressFocused() == "one")
    for _ in 0..<31 { screen.moveFocus(.next) }
    #expect(screen.pressFocused() == "row30")
    #expect(screen.accessibilityTree().find(identifier: "row30")?.shown == true)
  }

  @Test("the accessibility tree names what a person would name, and survives JSON")
  func accessibility() throws {
    let screen = try House.screen(
      size,
      .column([
        View.text("参保登记", .title).accessible(.heading, "参保登记", identifier: "name"),
        View(.progress(0.25)), .text("第一步"),
        View.row([.text("张")]).accessible(.field, "姓名", identifier: "field", value: "张"),
      ]))
    let tree = screen.accessibilityTree()
    #expect(tree.children.map(\.role) == ["heading", "progress", "text", "field"])
    #expect(tree.children[1].value == "25" && tree.children[3].value == "张")
    #expect(tree.children[3].children.map(\.name) == ["张"])
    #expect(tree.bounds.width == 1080 && tree.children[0].bounds.width == 1080)
    #expect(tree.all.count == 6)
  }

  @Test("another size lays out anew and paints everything")
  func resize() throws {
    let screen = try House.screen(size, page())
    _ = House.picture(of: screen, size)
    let wide = Size(width: 1920, height: 1080)
    screen.resize(to: wide)
    let canvas = Canvas(image: 1920, height: 1080)
    #expect(screen.paint(on: canvas) == [Rect(origin: .zero, size: wide)])
    #expect(canvas.pixels() == House.picture(of: try House.screen(wide, page()), wide).pixels())
  }
}
