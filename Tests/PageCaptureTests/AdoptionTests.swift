import CaptureOrders
import Foundation
import ServiceModel
import Testing

@testable import PageCapture

/// Through the real worker, in its sandbox.
@Suite("Files that somebody brings")
struct AdoptionTests {
  private func code(_ bytes: [UInt8]) async -> CaptureFault.Code? {
    await House.fault { () async throws(CaptureFault) in try await House.worker.adopt(bytes) }?.code
  }

  @Test("a photograph becomes a page of at most A4 at 200 dots an inch")
  func jpeg() async throws {
    let file = try await House.worker.adopt(
      Files.jpeg(DrawnPage.text(points: 20, width: 3000, height: 4000)))
    let page = try #require(file.pages.first)
    #expect(file.kind == .jpeg && file.pages.count == 1)
    #expect(page.width == 1754 && page.height == 2339 && page.dotsPerInch == nil)
    #expect(page.judgement.verdict == .good)
    #expect((100_000...700_000).contains(page.jpeg.count))
    let raster = try page.raster
    #expect(raster.width == 1754 && raster.height == 2339)
  }

  @Test("a photograph that was taken with the telephone on its side stands upright")
  func orientation() async throws {
    let lying = DrawnPage.cornered(width: 400, height: 200)
    let file = try await House.worker.adopt(Files.photograph(lying, orientation: 6))
    let raster = try #require(try file.pages.first?.raster)
    #expect(raster.width == 200 && raster.height == 400)
    #expect(raster.brightness(190, 10) < 30, "the first corner is on the right now")
    #expect(raster.brightness(10, 10) > 220)
  }

  @Test("where and with what a photograph was taken does not survive")
  func metadata() async throws {
    let bytes = try Files.photograph(DrawnPage.cornered(width: 300, height: 300), orientation: 1)
    #expect(bytes.contains(Array("GPS-PLACE".utf8)), "the test can tell")
    let page = try #require(try await House.worker.adopt(bytes).pages.first)
    #expect(!page.jpeg.contains(Array("GPS-PLACE".utf8)))
    #expect(!page.jpeg.contains(Array("Exif".utf8)))
    #expect(Segments.names(of: page.jpeg).isSubset(of: [0xE0, 0xDB, 0xC0, 0xC4, 0xDA]))
  }

  @Test("a PNG lies on white where it can be seen through")
  func png() async throws {
    let picture = DrawnPage.cornered(width: 300, height: 200)
    let file = try await House.worker.adopt(Files.png(picture))
    #expect(file.kind == .png)
    #expect(try #require(try file.pages.first?.raster).brightness(10, 10) < 30)
    let faint = try await House.worker.adopt(Files.png(picture, alpha: 0.2))
    #expect(try #require(try faint.pages.first?.raster).brightness(10, 10) > 190)
  }

  @Test("a PDF becomes its pages, in their order")
  func pdf() async throws {
    let file = try await House.worker.adopt(Files.pdf(pages: 3))
    #expect(file.kind == .pdf && file.pages.count == 3)
    for page in file.pages {
      #expect(page.width == 1653 && page.height == 2339 && page.dotsPerInch == 200)
      #expect(page.judgement.verdict == .good)
      // JFIF's density: dots an inch, across and down.
      #expect(Array(page.jpeg[13..<18]) == [1, 0, 200, 0, 200])
    }
    #expect(Set(file.pages.map(\.jpeg)).count == 3)
  }

  @Test("a PDF of posters is made smaller, and tells its dots an inch")
  func poster() async throws {
    let page = try #require(
      try await House.worker.adopt(Files.pdf(pages: 1, points: (2480, 3508))).pages.first)
    #expect(page.width == 1654 && page.height == 2339 && page.dotsPerInch == 48)
  }

  @Test("what is none of the three is told so, whatever its name was")
  func unknown() async {
    #expect(await code(Array("这不是图片".utf8)) == .fileUnknown)
    #expect(await code(Array("GIF89a".utf8)) == .fileUnknown)
    #expect(await code([]) == .fileEmpty)
    #expect(await code([UInt8](repeating: 0xFF, count: 21 << 20)) == .fileTooLarge)
  }

  @Test("files that were cut off are refused, wherever", arguments: [0.1, 0.5, 0.9, 0.995])
  func cut(share: Double) async throws {
    let picture = DrawnPage.text(points: 6, width: 400, height: 300)
    for bytes in [try Files.jpeg(picture), Files.png(picture)] {
      let length = Int(Double(bytes.count) * share)
      #expect(await code(Array(bytes[..<length])) == .fileDamaged)
    }
  }

  @Test("a bomb is refused by what it claims, before it is decoded")
  func bombs() async throws {
    var png = Files.png(DrawnPage.plain(255, width: 100, height: 100))
    png.replaceSubrange(16..<24, with: [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60])
    #expect(await code(png) == .pictureTooLarge)
    var jpeg = try Files.jpeg(DrawnPage.plain(255, width: 100, height: 100))
    let frame = try #require(Segments.place(of: 0xC0, in: jpeg))
    jpeg.replaceSubrange((frame + 5)..<(frame + 9), with: [0xFD, 0xE8, 0xFD, 0xE8])
    #expect(await code(jpeg) == .pictureTooLarge)
    #expect(await code(Files.pdf(pages: 1000)) == .tooManyPages)
  }

  @Test("a picture in which no line can be read is told so")
  func small() async throws {
    #expect(
      await code(try Files.jpeg(DrawnPage.plain(0, width: 63, height: 500))) == .pictureTooSmall)
  }

  @Test("a PDF with a password, or without pages, is told so")
  func locked() async {
    #expect(await code(Files.lockedPDF) == .fileLocked)
    #expect(await code(Files.pdf(pages: 0)) == .fileDamaged)
    #expect(await code(Array("%PDF-1.7\n".utf8)) == .fileDamaged)
  }

  @Test("twenty pages are taken, one more is not")
  func manyPages() async throws {
    #expect(try await House.worker.adopt(Files.pdf(pages: 20)).pages.count == 20)
    #expect(await code(Files.pdf(pages: 21)) == .tooManyPages)
  }
}
