import CaptureOrders
import ServiceModel
import Testing

@testable import PageCapture

@Suite("Turning and cutting a page")
struct EditingTests {
  private func page(dotsPerInch: Int? = nil) throws -> CapturedPage {
    try CapturedPage(DrawnPage.cornered(width: 400, height: 200), dotsPerInch: dotsPerInch)
  }

  @Test(
    "a turn goes clockwise",
    arguments: [
      (PageEdit.Turn.none, 400, 10, 10), (.right, 200, 190, 10), (.half, 400, 390, 190),
      (.left, 200, 10, 390),
    ])
  func turn(turn: PageEdit.Turn, width: Int, column: Int, row: Int) async throws {
    let edited = try await House.worker.edit(try page(), PageEdit(turn: turn))
    #expect(edited.width == width && edited.height == 600 - width)
    let raster = try edited.raster
    #expect(raster.brightness(column, row) < 30)
    #expect(raster.brightness(raster.width / 2, raster.height / 2) > 220)
  }

  @Test("a crop is of the page as it lies after the turn")
  func crop() async throws {
    let crop = try #require(PageEdit.Crop(left: 500, top: 0, width: 500, height: 250))
    let edited = try await House.worker.edit(
      try page(dotsPerInch: 200), PageEdit(turn: .right, crop: crop))
    #expect(edited.width == 100 && edited.height == 100 && edited.dotsPerInch == 200)
    let raster = try edited.raster
    #expect(raster.brightness(70, 50) < 30, "what was the corner")
    #expect(raster.brightness(20, 50) > 220)
  }

  @Test(
    "a rectangle that leaves the page, or is a slip of the finger, cannot be written",
    arguments: [
      [-1, 0, 500, 500], [0, 0, 1001, 500], [600, 0, 500, 500], [0, 0, 10, 500], [0, 960, 500, 50],
    ])
  func rectangles(sides: [Int]) {
    #expect(
      PageEdit.Crop(left: sides[0], top: sides[1], width: sides[2], height: sides[3]) == nil)
    #expect(PageEdit.Crop(argument: sides.map(String.init).joined(separator: ",")) == nil)
  }

  @Test("a page is shown in pixels that fit, gray or coloured")
  func shown() async throws {
    for picture in [
      DrawnPage.cornered(width: 1654, height: 2339),
      DrawnPage.cornered(width: 1654, height: 2339).gray,
    ] {
      let page = try CapturedPage(picture, dotsPerInch: 200)
      let shown = try await House.worker.picture(ofJPEG: page.jpeg, longest: 700)
      #expect(shown.width == 495 && shown.height == 700)
      let raster = Raster(width: 495, height: 700, channels: 3, pixels: shown.rgb)
      #expect(raster.brightness(20, 20) < 30 && raster.brightness(400, 400) > 220)
      #expect("\(shown)" == "picture of 495 × 700")
    }
    #expect(PagePicture(width: 2, height: 2, rgb: [1]) == nil)
  }

  @Test("every page of a PDF is shown, in their order")
  func shownPDF() async throws {
    let shown = try await House.worker.pictures(ofPDF: Files.pdf(pages: 3), longest: 700)
    #expect(shown.count == 3 && shown.allSatisfy { (300...700).contains(max($0.width, $0.height)) })
    // Without the margins: what is drawn in a corner fills the picture.
    let corner = DrawnPage.cornered(width: 400, height: 800).withoutMargins
    #expect(corner.width == 108 && corner.height == 208)
    let empty = DrawnPage.plain(255)
    #expect(empty.withoutMargins == empty)
    let fault = await House.fault { () async throws(CaptureFault) in
      try await House.worker.pictures(ofPDF: Files.pdf(pages: 0), longest: 700)
    }
    #expect(fault?.code == .fileDamaged)
  }

  @Test("a mark crosses the whole page, and what it crosses can still be read")
  func marked() async throws {
    let words = "仅供办理“异地就医备案”使用　2026年11月22日　挪作他用无效"
    let worker = CaptureWorker(executable: House.executable, fonts: House.fonts)
    for sheet in [DrawnPage.text(), DrawnPage.text(width: 640, height: 400)] {
      let page = try CapturedPage(sheet, dotsPerInch: 200)
      let marked = try await worker.edit(page, PageEdit(mark: words))
      #expect(marked.judgement.verdict == page.judgement.verdict && marked.dotsPerInch == 200)
      #expect(marked.width == page.width && marked.height == page.height)
      let (before, after) = (try page.raster.gray, try marked.raster.gray)
      // Nowhere is there room for a picture without it.
      let (columns, rows) = (4, 5)
      var drawn = [Int](repeating: 0, count: columns * rows)
      var darkest = 255
      for y in 0..<before.height {
        for x in 0..<before.width {
          let (was, now) = (before.brightness(x, y), after.brightness(x, y))
          guard was > 240 else { continue }
          darkest = min(darkest, now)
          if was - now > 25 {
            drawn[y * rows / before.height * columns + x * columns / before.width] += 1
          }
        }
      }
      #expect(drawn.allSatisfy { $0 > before.width * before.height / columns / rows / 200 })
      #expect(darkest > 120)
      #expect(PageJudge.judge(after).verdict == .good)
    }
    let fault = await House.fault { () async throws(CaptureFault) in
      try await House.worker.edit(
        try CapturedPage(DrawnPage.text(), dotsPerInch: nil), PageEdit(mark: words))
    }
    #expect(fault?.code == .orderInvalid)
  }

  @Test("what is cut down to next to nothing is told so")
  func tooSmall() async throws {
    let crop = try #require(PageEdit.Crop(left: 0, top: 0, width: 1000, height: 50))
    let page = try page()
    let fault = await House.fault { () async throws(CaptureFault) in
      try await House.worker.edit(page, PageEdit(crop: crop))
    }
    #expect(fault?.code == .pictureTooSmall)
  }

  @Test("what is no page is not edited")
  func noPage() async throws {
    let page = try page()
    for (bytes, code) in [
      ([UInt8](), CaptureFault.Code.fileEmpty), (Array("%PDF-".utf8), .fileUnknown),
      (Array(page.jpeg.prefix(500)), .fileDamaged),
    ] {
      let broken = CapturedPage(
        jpeg: bytes, width: 1, height: 1, dotsPerInch: nil, judgement: page.judgement)
      let fault = await House.fault { () async throws(CaptureFault) in
        try await House.worker.edit(broken, PageEdit(turn: .right))
      }
      #expect(fault?.code == code)
    }
  }
}
