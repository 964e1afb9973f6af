import Drawing
import ServiceModel

/// Draws the certificates on one page each. An actor, because shaping text wants one thread at a
/// time.
actor DrawnCertificateMaker: CertificateMaker {
  /// - Parameter assets: the folder that holds `fonts`.
  init(assets: String) throws(CertificateError) {
    do {
      try Fonts.use(configuration: assets + "/fonts/fonts.conf")
    } catch {
      throw CertificateError(description: "\(error)")
    }
  }

  func document(_ facts: CertificateFacts) async throws(CertificateError) -> [UInt8] {
    let document = PDFDocument(
      size: .a4, title: facts.kind.chinese, created: Self.iso(facts.issuedAt))
    let records = facts.insured.records
    let text = TextEngine(medium: .paper)
    let starts = Array(stride(from: 0, to: max(1, records.count), by: Sheet.mostRecords))
    do {
      for (page, start) in starts.enumerated() {
        try document.page { (canvas: Canvas) throws(DrawingError) in
          var sheet = Sheet(canvas: canvas, text: text)
          try sheet.draw(
            facts, records[start..<min(start + Sheet.mostRecords, records.count)],
            page: page + 1, of: starts.count)
        }
      }
      return try document.finish()
    } catch {
      throw CertificateError(description: "\(error)")
    }
  }

  /// ISO 8601 at the minute, in China's one zone.
  private static func iso(_ time: Timestamp) -> String {
    let clock = time.chinese.split(separator: " ").last.map(String.init) ?? "00:00"
    return "\(time.chinaDay.iso)T\(clock):00+08:00"
  }
}

/// One A4 page, filled from the top; lengths in points. Each page is whole in itself: facts, its
/// share of the records, and the code.
private struct Sheet {
  /// What is left of a page beside everything else.
  static let mostRecords = 15

  let canvas: Canvas
  let text: TextEngine
  private var top = 56.0
  private let left = 72.0
  private let width = Size.a4.width - 144

  init(canvas: Canvas, text: TextEngine) {
    self.canvas = canvas
    self.text = text
  }

  mutating func draw(
    _ facts: CertificateFacts, _ records: ArraySlice<ContributionRecord>, page: Int, of pages: Int
  ) throws(DrawingError) {
    let person = facts.insured.person
    put(facts.kind.chinese, size: 24, weight: .bold, alignment: .centre, after: 8)
    put("证明编号：\(facts.number)", size: 11, alignment: .centre, after: 16)
    for (label, value) in [
      ("姓名", person.name), ("公民身份号码", person.number.digits), ("参保地", facts.insured.place),
      ("参保状态", facts.insured.state),
    ] { row([label, value], shares: [0.3, 0.7]) }
    top += 16
    put("缴费记录", size: 14, weight: .bold, after: 6)
    row(["年度", "险种", "缴费金额", "缴费状态"], shares: Self.recordShares, weight: .bold)
    for record in records {
      row(
        [String(record.year), record.insurance, record.amount, record.state],
        shares: Self.recordShares)
    }
    top += 16
    put("以上为\(facts.issuedAt.chinese)的参保记录。样例数据，仅供演示，不作证明使用。", size: 11, after: 12)
    try canvas.drawQRCode(facts.verification, in: Rect(x: left, y: top, width: 110, height: 110))
    top += 80
    put(facts.issuedAt.chinaDay.chinese, size: 12, alignment: .end, after: 20)
    put("终端 \(facts.kiosk)　扫码可离线核验：编号、时间、证件号码与平台签名", size: 9, after: 0)
    put("第 \(page) 页　共 \(pages) 页", size: 9, alignment: .end, after: 0)
  }

  private static let recordShares = [0.15, 0.45, 0.22, 0.18]

  private mutating func put(
    _ words: String, size: Double, weight: TextStyle.Weight = .regular,
    alignment: TextStyle.Alignment = .start, after gap: Double
  ) {
    let layout = text.layout(
      words, TextStyle(family: .serif, size: size, weight: weight, alignment: alignment),
      width: width)
    canvas.draw(layout, at: Point(x: left, y: top), colour: .black)
    top += layout.size.height + gap
  }

  /// A row of cells between two lines.
  private mutating func row(
    _ cells: [String], shares: [Double], weight: TextStyle.Weight = .regular
  ) {
    var x = left
    var height = 0.0
    for (cell, share) in zip(cells, shares) {
      let layout = text.layout(
        cell, TextStyle(family: .serif, size: 11, weight: weight), width: width * share - 12)
      canvas.draw(layout, at: Point(x: x + 6, y: top + 3), colour: .black)
      height = max(height, layout.size.height + 6)
      x += width * share
    }
    for y in [top, top + height] {
      canvas.line(
        from: Point(x: left, y: y), to: Point(x: left + width, y: y), colour: .black, width: 0.5)
    }
    top += height
  }
}
