import FoundationEssentials
import ServiceModel

/// What the worker writes to its standard output, one after the other: a line of JSON each, and
/// behind it as many bytes as that line says.
///
/// The last one is `.end` or `.fault`; without it the worker died. Pages that came before a fault
/// are whole.
public enum CaptureAnswer: Hashable, Sendable {
  /// Of `devices`.
  case scanners([Scanner])
  /// Of `adopt`, before the first page.
  case file(BroughtFile.Kind, pages: Int)
  case page(CapturedPage)
  /// Of `show`.
  case picture(PagePicture)
  /// How many pages there were.
  case end(pages: Int)
  case fault(CaptureFault)

  /// The frame as it goes over the pipe.
  public var framed: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = (try? encoder.encode(Header(self))) ?? Data("{}".utf8)
    return Array(line) + [UInt8(ascii: "\n")] + body
  }

  private var body: [UInt8] {
    switch self {
    case .page(let page): page.jpeg
    case .picture(let picture): picture.rgb
    case .scanners, .file, .end, .fault: []
    }
  }

  /// Whether nothing may follow.
  var isLast: Bool {
    switch self {
    case .end, .fault: true
    case .scanners, .file, .page, .picture: false
    }
  }
}

/// The line of JSON: one of its values is there.
struct Header: Codable {
  struct File: Codable {
    let kind: BroughtFile.Kind
    let pages: Int
  }

  struct Page: Codable {
    let bytes: Int
    let width: Int
    let height: Int
    let dotsPerInch: Int?
    let judgement: PageJudgement
  }

  struct Picture: Codable {
    let width: Int
    let height: Int
  }

  var scanners: [Scanner]?
  var file: File?
  var page: Page?
  var picture: Picture?
  var pages: Int?
  var fault: CaptureFault?

  init(_ answer: CaptureAnswer) {
    switch answer {
    case .scanners(let list): scanners = list
    case .file(let kind, let count): file = File(kind: kind, pages: count)
    case .page(let taken):
      page = Page(
        bytes: taken.jpeg.count, width: taken.width, height: taken.height,
        dotsPerInch: taken.dotsPerInch, judgement: taken.judgement)
    case .picture(let shown): picture = Picture(width: shown.width, height: shown.height)
    case .end(let count): pages = count
    case .fault(let reason): fault = reason
    }
  }

  /// How many bytes follow; `nil` when that is more than anything has.
  var bodyLength: Int? {
    // A page has some hundred KB, and noise at full size 5 MB; a picture fills a screen.
    let most = 16 << 20
    if let page { return (0...most).contains(page.bytes) ? page.bytes : nil }
    guard let picture else { return 0 }
    let sides = 1...CaptureLimits.shownSides.upperBound
    guard sides.contains(picture.width), sides.contains(picture.height) else { return nil }
    return picture.width * picture.height * 3
  }

  /// - Parameter body: the bytes that followed.
  func answer(with body: [UInt8]) -> CaptureAnswer? {
    if let page {
      .page(
        CapturedPage(
          jpeg: body, width: page.width, height: page.height, dotsPerInch: page.dotsPerInch,
          judgement: page.judgement))
    } else if let picture {
      PagePicture(width: picture.width, height: picture.height, rgb: body).map { .picture($0) }
    } else if let scanners {
      .scanners(scanners)
    } else if let file {
      .file(file.kind, pages: file.pages)
    } else if let pages {
      .end(pages: pages)
    } else {
      fault.map { .fault($0) }
    }
  }
}
