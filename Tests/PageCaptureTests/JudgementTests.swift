import Chance
import ServiceModel
import Testing

@testable import PageCapture

/// Pages at 100 dots an inch, the size at which they are judged, so that blurring them takes no minute.
@Suite("Whether a page can be read")
struct JudgementTests {
  private static func print(_ points: Double = 10.5, ink: Double = 0.05) -> Raster {
    DrawnPage.text(points: points / 2, width: 827, height: 1170, ink: ink)
  }

  private func verdict(_ page: Raster) -> PageJudgement.Verdict { PageJudge.judge(page).verdict }

  @Test("print of every size that forms have is good", arguments: [6.5, 8, 10.5, 14, 22])
  func good(points: Double) {
    let judgement = PageJudge.judge(DrawnPage.text(points: points))
    #expect(judgement.verdict == .good)
    #expect(judgement.measures.sharpness > 1)
  }

  @Test("a sheet with one line on it is good, and so is one in a smaller picture")
  func sparse() {
    #expect(verdict(DrawnPage.text(lines: 1)) == .good)
    #expect(verdict(DrawnPage.text(width: 700, height: 900)) == .good)
  }

  @Test("less light is good until the paper itself is dark")
  func dark() {
    let page = Self.print()
    #expect(verdict(page.mapped { $0 * 0.6 }) == .good)
    #expect(verdict(page.mapped { $0 * 0.3 }) == .tooDark)
    #expect(verdict(DrawnPage.plain(3)) == .tooDark)
  }

  @Test("more light is good until it eats the ink")
  func bright() {
    let page = Self.print()
    #expect(verdict(page.mapped { $0 + 100 }) == .good)
    #expect(verdict(page.mapped { $0 + 190 }) == .tooBright)
    #expect(verdict(Self.print(ink: 0.75)) == .tooBright)
  }

  @Test("paper that a lamp burns white everywhere is no fault: every scan is so")
  func white() {
    let judgement = PageJudge.judge(Self.print().mapped { $0 + 20 })
    #expect(judgement.verdict == .good && judgement.measures.burntShare > 0.7)
  }

  @Test(
    "a slight blur is good, one in which strokes run together is not", arguments: [8, 10.5, 14])
  func blurred(points: Double) {
    let page = Self.print(points)
    // A deviation of 1.4 and of 2.4 pixels here, of twice as many in a page of 200 dots an inch.
    #expect(verdict(page) == .good)
    #expect(verdict(page.blurred(radius: 2)) == .blurred)
  }

  @Test("the grain of a camera makes nothing sharp, and no sheet written on")
  func grain() {
    var chance = SplitMix(seed: 41)
    // Not burnt: where paper is white the grain cannot go up.
    let page = Self.print().mapped { $0 * 0.85 }
    #expect(verdict(page.grained(10, by: &chance)) == .good)
    #expect(verdict(page.blurred(radius: 2).grained(10, by: &chance)) == .blurred)
    #expect(verdict(DrawnPage.plain(220).grained(20, by: &chance)) == .blank)
  }

  @Test("a card on a sheet's glass is found, whatever the dust; a written page has nothing to cut")
  func content() throws {
    var sheet = DrawnPage.plain(250, width: 827, height: 1170)
    // The rim of the glass, a hair, and specks.
    for y in 0..<1170 { sheet.pixels[y * 827] = 20 }
    for place in [90_000, 400_000, 700_000] { sheet.pixels[place] = 0 }
    #expect(PageJudge.judge(sheet).content == nil)
    let card = DrawnPage.text(points: 5, width: 340, height: 214)
    for y in 0..<card.height {
      for x in 0..<card.width {
        sheet.pixels[(y + 117) * 827 + x + 83] = card.pixels[(y * card.width + x) * card.channels]
      }
    }
    let content = try #require(PageJudge.judge(sheet).content)
    // In thousandths the card lies from 100 to 511 and from 100 to 283.
    #expect((85...200).contains(content.left) && (85...150).contains(content.top))
    #expect((400...530).contains(content.left + content.width))
    #expect((150...300).contains(content.top + content.height))
    #expect(PageJudge.judge(Self.print()).content == nil)
  }

  @Test("an empty sheet is blank, whatever its colour", arguments: [UInt8(130), 200, 240, 255])
  func blank(brightness: UInt8) {
    #expect(verdict(DrawnPage.plain(brightness)) == .blank)
  }
}
