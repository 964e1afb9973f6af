import Drawing
import Testing

@testable import TouchUI

@Suite struct LayoutTests {
  let window = Size(width: 1080, height: 1920)

  @Test("a column gives what is left over to its weighted views, by their weights")
  func weights() throws {
    let box = try House.placed(
      .column(
        spacing: 10,
        [
          View.empty.height(100), View.empty.height(0).weight(1), View.empty.height(0).weight(3),
        ]))
    let heights = box.children.map(\.frame.height)
    #expect(heights == [100, 450, 1350])
    #expect(box.children[2].frame.maxY == 1920)
  }

  @Test("what shows nothing takes no room and no spacing")
  func nothing() throws {
    let box = try House.placed(
      .column(spacing: 50, [View.empty.height(10), .empty, View.empty.height(10)]))
    #expect(box.children.map(\.frame.minY) == [0, 60])
  }

  @Test("alignment puts views at the start, in the middle, at the end, or makes them fill")
  func alignment() throws {
    let small = View<String>.icon("home", side: 80)
    let cases: [(Stack<String>.Alignment, Rect)] = [
      (.start, Rect(x: 0, y: 0, width: 80, height: 80)),
      (.centre, Rect(x: 500, y: 0, width: 80, height: 80)),
      (.end, Rect(x: 1000, y: 0, width: 80, height: 80)),
      (.fill, Rect(x: 0, y: 0, width: 1080, height: 80)),
    ]
    for (alignment, frame) in cases {
      let column = try House.placed(.column(alignment: alignment, [small]))
      #expect(column.children[0].frame == frame)
    }
  }

  @Test("units grow with the short side of the window")
  func units() throws {
    let view = View<String>.column(alignment: .start, [.icon("home", side: 100)])
    #expect(try House.placed(view).children[0].frame.width == 100)
    let wide = try House.placed(view, in: Size(width: 3840, height: 2160))
    #expect(wide.children[0].frame.width == 200)
  }

  @Test("cells of a grid are equally wide, and a row is as high as its tallest")
  func grid() throws {
    let box = try House.placed(
      .column([
        .grid(
          columns: 2, spacing: 20,
          [View.empty.height(50), View.empty.height(120), View.empty.height(30)])
      ]))
    let cells = box.children[0].children.map(\.frame)
    #expect(cells[0] == Rect(x: 0, y: 0, width: 530, height: 120))
    #expect(cells[1] == Rect(x: 550, y: 0, width: 530, height: 120))
    #expect(cells[2] == Rect(x: 0, y: 140, width: 530, height: 30))
  }

  @Test("rows of a grid share the room that its place has left over")
  func stretchedGrid() throws {
    let cells = (0..<4).map { _ in View<String>.empty.height(100) }
    let box = try House.placed(.grid(columns: 2, spacing: 20, cells))
    #expect(box.children.map(\.frame.height) == [950, 950, 950, 950])
  }

  @Test("in a row that is too narrow the widest gives way and an icon keeps its size")
  func narrowRow() throws {
    let words = String(repeating: "字", count: 60)
    let box = try House.placed(
      .column([.row(spacing: 20, [.icon("home", side: 64), .text(words), .icon("back", side: 64)])])
    )
    let row = box.children[0]
    #expect(row.children[0].frame.width == 64 && row.children[2].frame.width == 64)
    #expect(row.children[1].frame.width == 1080 - 2 * 64 - 2 * 20)
    #expect(row.children[2].frame.maxX <= 1080)
    #expect(row.frame.height > 2 * 34)
  }

  @Test("padding lies inside a view's frame, and a fixed size is its outer size")
  func padding() throws {
    let inner = View<String>.text("字").padding(vertical: 10, horizontal: 30).width(300).height(90)
    let box = try House.placed(.column(alignment: .start, [inner])).children[0]
    #expect(box.frame == Rect(x: 0, y: 0, width: 300, height: 90))
    #expect(box.content == Rect(x: 30, y: 10, width: 240, height: 70))
  }

  @Test("a button is never lower than a fingertip, however little it holds")
  func touchSize() throws {
    let styles: [Button<String>.Style] = [.primary, .secondary, .destructive, .card, .key, .plain]
    for style in styles {
      let box = try House.placed(.column(alignment: .start, [.plain("a", style: style)]))
      #expect(box.children[0].frame.height >= 110 && box.children[0].frame.width >= 110)
    }
  }

  @Test("a scroll gives way in a full column; buttons beneath it stay on the window")
  func scrollGivesWay() throws {
    let rows = (0..<40).map { View<String>.plain("row\($0)", style: .card) }
    for weight in [0.0, 1.0] {
      let box = try House.placed(
        .column(
          spacing: 20,
          [.text("名"), .scroll(id: "rows", .column(rows)).weight(weight), .plain("next")]))
      #expect(abs(box.children[2].frame.maxY - 1920) < 0.01)
      #expect(box.children[2].frame.height == 110)
      let scroll = box.children[1]
      #expect(scroll.scrolledHeight > scroll.content.height)
      // Room for the page buttons beside the column.
      #expect(scroll.children[0].frame.width < scroll.content.width - 110)
    }
  }

  @Test("a scroll whose column fits takes its whole width")
  func scrollFits() throws {
    let box = try House.placed(.column([.scroll(id: "few", .plain("one")).weight(1)]))
    #expect(box.children[0].children[0].frame.width == 1080)
  }

  @Test("a dialog stands in the middle and is at most 0.86 of the window wide")
  func dialog() throws {
    let words = String(repeating: "请确认。", count: 60)
    for size in [window, Size(width: 1920, height: 1080)] {
      let box = try House.placed(View.text("底").dialog(.text(words)), in: size)
      let card = box.children[1].frame
      #expect(card.width <= size.width * 0.86 + 0.01 && card.width > 700)
      #expect(abs(card.centre.x - size.width / 2) < 0.01)
      #expect(abs(card.centre.y - size.height / 2) < 0.01)
      #expect(box.children[1].content.width == card.width - 112)
    }
  }

  @Test("large words share their lines evenly instead of leaving one character alone")
  func balance() throws {
    let words = "城乡居民基本医疗保险参保登记"
    let box = try House.placed(.column([View.text(words, .title).width(56 * 13)]))
    let engine = LayoutEngine<String>(
      theme: try House.theme(), text: TextEngine(), placement: Placement(window: window))
    let lines = engine.run(Text(words, .title), width: box.children[0].content.width).layout.lines
    #expect(lines.count == 2 && lines[1].width >= 5 * 56)
  }

  @Test("an equal part of the next tree keeps what was measured")
  func reuse() throws {
    let list = View<String>.column((0..<50).map { .text("第\($0)行") })
    let screen = try House.screen(window, .column([.text("一"), list]))
    _ = House.picture(of: screen, window)
    let shaped = screen.counters.textsShaped
    let asked = shaped + screen.counters.textsReused
    screen.show(.column([.text("二"), list]))
    let canvas = Canvas(image: 1080, height: 1920)
    _ = screen.paint(on: canvas)
    #expect(screen.counters.textsShaped == shaped + 1)
    // One look at each text for its picture; only the changed one is measured as well.
    #expect(screen.counters.textsShaped + screen.counters.textsReused - asked < 51 * 2 + 6)
  }

  @Test("the height of a line, found without shaping it, is the height that shaping finds")
  func fastHeights() throws {
    let engine = LayoutEngine<String>(
      theme: try House.theme(), text: TextEngine(), placement: Placement(window: window))
    let samples = [
      "办事指南", "A4", "gjpqy|@W", "法定时限20个工作日 · 承诺5个", "“一件事”——全办……", "（样例）【一】，。；：？！", "",
      "མི།", "ئۇيغۇرچە", "两\n行", "①②", "𠮷",
    ]
    for words in samples {
      for scale in TextScale.allCases {
        for bold in [false, true] {
          for width in [60.0, 300, 1080] {
            let view = View<String>.text(words, scale, bold: bold)
            let exact = engine.measure(LayoutBox(view), width: width).height
            #expect(engine.height(LayoutBox(view), width: width) == exact, "\(words) \(width)")
          }
        }
      }
    }
  }

  @Test("only what is in sight of a long list is shaped")
  func longList() throws {
    let rows = (0..<500).map { number in
      View<String>.button(
        "\(number)", identifier: "row\(number)", style: .card, action: "\(number)",
        label: .row(
          spacing: 20,
          [
            .icon("guide", side: 64), .text("第\(number)项居民服务", .heading).weight(1),
          ]))
    }
    let screen = try House.screen(window, .scroll(id: "rows", .column(rows)))
    _ = House.picture(of: screen, window)
    #expect(screen.counters.textsShaped < 30)
    #expect(screen.placeToTouch(identifier: "row499") != nil)
    _ = House.picture(of: screen, window)
    #expect(screen.counters.textsShaped < 60)
  }

  @Test(
    "the ink of a label stands in the middle of its button",
    arguments: ["国", "回", "8", "确认"], [TextScale.caption, .body, .heading, .title])
  func opticalMiddle(words: String, scale: TextScale) throws {
    let size = Size(width: 400, height: 400)
    let button = View<String>.button(
      words, identifier: "b", style: .primary, action: "b", label: .text(words, scale))
    let screen = Screen<String>(
      theme: try House.theme(), assets: House.assets, size: Size(width: 1080, height: 1080))
    screen.show(.column(alignment: .start, [button.width(size.width).height(size.height)]))
    let canvas = House.picture(of: screen, Size(width: 1080, height: 1080))
    let ground = try #require(canvas.pixel(x: 40, y: 40))
    let rows = (30..<370).filter { y in
      (30..<370).contains { x in canvas.pixel(x: x, y: y) != ground }
    }
    let first = try #require(rows.first)
    let last = try #require(rows.last)
    let middle = Double(first + last + 1) / 2
    #expect(abs(middle - 200) <= 0.05 * screen.theme.size(scale) + 0.5)
  }
}
