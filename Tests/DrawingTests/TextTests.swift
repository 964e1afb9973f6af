import Drawing
import Testing

@Suite struct TextTests {
  let body = TextStyle(size: 34)

  @Test("common Chinese, punctuation, digits and Latin need no unknown glyph, in both families")
  func known() {
    let engine = House.engine()
    let words = "便民服务中心：城乡居民基本医疗保险参保登记（2026年）、居住证、“一件事”。￥12.50 QR→①℃ A4"
    for family in [TextStyle.Family.sans, .serif] {
      for weight in [TextStyle.Weight.regular, .medium, .bold] {
        let layout = engine.layout(words, TextStyle(family: family, size: 34, weight: weight))
        #expect(layout.unknownGlyphs == 0)
      }
    }
    #expect(engine.missingFamilies == [])
  }

  @Test(
    "the scripts of the autonomous regions and rare hanzi of names have glyphs",
    arguments: [
      "ᠮᠣᠩᠭᠣᠯ", "བོད་ཡིག", "ئۇيغۇرچە", "ꆈꌠꁱꂷ", "Vahcuengh ŋ", "𠮷", "㐀䶮", "𫍯", "\u{2CC56}",
    ])
  func scripts(words: String) {
    #expect(House.engine().layout(words, body).unknownGlyphs == 0)
  }

  @Test("a character that nobody has is counted, not hidden")
  func unknown() { #expect(House.engine().layout("\u{10FFFD}", body).unknownGlyphs == 1) }

  @Test("a hanzi is as wide as the style's size, whatever the host's resolution")
  func absoluteSize() {
    let layout = House.engine().layout("办理业务", body)
    #expect(layout.size.width == 4 * 34)
    #expect(layout.baseline > 34 * 0.8 && layout.baseline < layout.size.height)
  }

  @Test("the same words in the same style and width are shaped once")
  func cache() {
    let engine = House.engine()
    _ = engine.layout("办理", body)
    _ = engine.layout("办理", body)
    #expect(engine.counters == .init(shaped: 1, reused: 1, glyphs: 2))
    _ = engine.layout("办理", body, width: 300)
    _ = engine.layout("办理", TextStyle(size: 35))
    _ = engine.layout("办", body)
    #expect(engine.counters == .init(shaped: 4, reused: 1, glyphs: 4))
    engine.forget()
    _ = engine.layout("办理", body)
    #expect(engine.counters == .init(shaped: 5, reused: 1, glyphs: 4))
  }

  @Test("the house's own words outlive a session, and nothing of the session does")
  func lasting() {
    let engine = House.engine()
    _ = engine.layout("办事指南", body)
    engine.keepForGood()
    _ = engine.layout("示例人", body)
    engine.forget()
    #expect(engine.keptLayouts(containing: ["示例人"]) == [])
    let shaped = engine.counters.shaped
    _ = engine.layout("办事指南", body)
    #expect(engine.counters.shaped == shaped)
    _ = engine.layout("示例人", body)
    #expect(engine.counters.shaped == shaped + 1)
  }

  @Test("what is asked for again stays; what two generations did not ask for goes")
  func generations() {
    let engine = House.engine(capacity: 4)
    _ = engine.layout("常用", body)
    for number in 0..<40 {
      _ = engine.layout("第\(number)项", body)
      _ = engine.layout("常用", body)
    }
    #expect(engine.counters.shaped == 41)
    _ = engine.layout("第0项", body)
    #expect(engine.counters.shaped == 42)
  }

  @Test("lines break at the width, never before a full stop, and end in … after the limit")
  func lines() {
    let engine = House.engine()
    let words = "请将居民身份证放在读卡区。"
    let layout = engine.layout(words, body, width: 34 * 4)
    #expect(layout.size.width <= 34 * 4 && layout.lines.count > 3)
    // Twelve characters fill three lines; the stop takes one of them along to the fourth.
    #expect(layout.lines.last.map { $0.width > 34 } == true)
    #expect(!layout.isShortened)
    let short = engine.layout(words, body, width: 34 * 4, lineLimit: 2)
    #expect(short.isShortened && short.lines.count == 2)
    #expect(engine.layout("办理", body, width: 34 * 4, lineLimit: 1).isShortened == false)
  }

  @Test("lines stand below one another and some of them can be drawn alone")
  func someLines() {
    let engine = House.engine()
    let layout = engine.layout("第一行\n第二行\n第三行", body)
    #expect(layout.lines.count == 3)
    for (upper, lower) in zip(layout.lines, layout.lines.dropFirst()) {
      #expect(upper.bottom <= lower.top + 0.01 && upper.baseline < lower.baseline)
    }
    let whole = Canvas(image: 120, height: 200)
    whole.draw(layout, at: .zero, colour: .black)
    let parts = Canvas(image: 120, height: 200)
    parts.draw(layout, lines: 0..<1, at: .zero, colour: .black)
    #expect(parts.pixels() != whole.pixels())
    parts.draw(layout, lines: 1..<3, at: Point(x: 0, y: layout.lines[1].top), colour: .black)
    #expect(parts.pixels() == whole.pixels())
  }

  @Test("letter spacing and line spacing take room; alignment moves words inside the width")
  func spacing() {
    let engine = House.engine()
    let wide = engine.layout("办理", TextStyle(size: 34, letterSpacing: 10))
    #expect(wide.size.width >= 2 * 34 + 10)
    let words = "第一行\n第二行"
    let close = engine.layout(words, body)
    let apart = engine.layout(words, TextStyle(size: 34, lineSpacing: 1.5))
    #expect(
      apart.lines[1].baseline - apart.lines[0].baseline
        > 1.4 * (close.lines[1].baseline - close.lines[0].baseline))
    let end = engine.layout("办理", TextStyle(size: 34, alignment: .end), width: 200)
    #expect(end.lines[0].left == 200 - 68)
  }
}
