import Drawing
import PaperOrders
import ServiceModel

/// Composes documents in the process that asks: `kiosk-paper`, or the platform.
///
///     let composer = try Composer(assets: "/usr/share/kiosk")
///     let paper = try composer.compose(request)
///
/// A document takes about 0.1 s of its thread, and the fonts up to 90 MB that are not given back:
/// a program that lives long asks `PaperWorker` instead when that matters.
public struct Composer: Sendable {
  private let templates: TemplateLibrary

  /// A document of more pages is a mistake, not a paper for somebody's hand.
  private static let pageLimit = 40

  /// Reads the templates and restricts the process to the fonts of the assets
  /// (`Fonts.use`): call it before the first text, from one thread.
  ///
  /// - Parameter assets: The folder that holds `documents` and `fonts`.
  /// - Throws: `.templatesAbsent`, `.templateInvalid`, `.fontsAbsent`.
  public init(assets: String) throws(PaperFault) {
    templates = try TemplateLibrary(assets: assets)
    do {
      try Fonts.use(configuration: assets + "/fonts/fonts.conf")
    } catch {
      throw PaperFault(.fontsAbsent, .technician, error.description)
    }
  }

  /// The codes of the templates.
  public var codes: [String] { templates.codes }

  /// What the template asks of a request.
  ///
  /// - Throws: `.unknownTemplate`.
  public func needs(of code: String) throws(PaperFault) -> TemplateNeeds {
    try templates.template(code).needs
  }

  /// The document as a PDF that was read back: A4, every font inside, every character there. The
  /// same request gives the same bytes.
  ///
  /// - Throws: `.unknownTemplate`, `.missingValue`, `.unexpectedValue`, `.wrongRowLength`,
  ///   `.unprintableCharacter`, `.doesNotFit`, `.tooManyPages`, `.drawingFailed`,
  ///   `.fontsAbsent`, and, when the bytes are not what was asked for, `.textLost` and the faults
  ///   of `PaperInspection.inspect`.
  public func compose(_ request: DocumentRequest) throws(PaperFault) -> ComposedPaper {
    let template = try templates.template(request.template)
    let words = try GivenWords(request, for: template)
    let typesetter = try Typesetter()
    let edges = try PageEdges(template, words, mark: request.facts.mark, typesetter)
    let pieces = try BlockSetter(words: words, typesetter: typesetter, width: edges.body.width)
      .pieces(of: template)
    let pages = try PageFlow(bodyHeight: edges.body.height, pageLimit: Self.pageLimit)
      .pages(of: pieces)
    let bytes: [UInt8]
    do {
      bytes = try draw(
        pages, edges, title: template.title, created: request.facts.printedAt.iso)
    } catch let fault as PaperFault {
      throw fault
    } catch {
      throw PaperFault(.drawingFailed, .technician, "\(error)")
    }
    try verify(bytes, pages: pages.count, typesetter.words, edges)
    return ComposedPaper(bytes: bytes, pages: pages.count, title: template.title)
  }

  private func draw(
    _ pages: [[PageFlow.Placed]], _ edges: PageEdges, title: String, created: String
  ) throws -> [UInt8] {
    let document = PDFDocument(size: Paper.a4, title: title, created: created)
    for (place, page) in pages.enumerated() {
      try document.page { canvas in
        try edges.draw(on: canvas, page: place + 1, of: pages.count)
        for placed in page {
          try placed.piece.draw(
            on: canvas,
            at: Point(x: edges.body.minX, y: edges.body.minY + placed.top))
        }
      }
    }
    return try document.finish()
  }

  private func verify(
    _ bytes: [UInt8], pages: Int, _ words: [String], _ edges: PageEdges
  ) throws(PaperFault) {
    let inspection = try PaperInspection.inspect(bytes)
    guard inspection.pages == pages else {
      throw PaperFault(
        .drawingFailed, .technician, "the PDF has \(inspection.pages) pages, not \(pages)")
    }
    let atTheEdges = (1...pages).flatMap { edges.text(page: $0, of: pages) }
    try TextCheck(words + atTheEdges).check(inspection)
  }
}

extension Timestamp {
  /// `2026-11-21T09:05:00+08:00`, to the minute that the paper shows.
  fileprivate var iso: String { "\(chinaDay.iso)T\(chinese.suffix(5)):00+08:00" }
}
