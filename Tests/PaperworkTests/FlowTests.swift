import Drawing
import ServiceModel
import Testing

@testable import PaperOrders
@testable import Paperwork

@Suite("Papers of more than one page")
struct FlowTests {
  private func text(_ request: DocumentRequest) throws -> PaperInspection {
    try PaperInspection.inspect(House.composer.compose(request).bytes)
  }

  @Test("a long table goes on under its header, and no row is lost or twice")
  func longTable() throws {
    var request = Requests.guide
    request.tables["materials"] = (1...120).map {
      [
        "材料第\($0)号", "1", "1", "必需",
        $0.isMultiple(of: 7) ? "说明很长" + String(repeating: "很长", count: 40) : "",
      ]
    }
    let inspection = try text(request)
    #expect(inspection.pages > 4)
    for number in 1...120 {
      #expect(inspection.bare.split(separator: "材料第\(number)号").count == 2)
    }
    let withRows = inspection.text.filter { $0.contains("材料第") }
    #expect(withRows.count > 3)
    #expect(withRows.allSatisfy { $0.bare.contains("材料名称") && $0.bare.contains("是否必需") })
  }

  @Test("long running text flows on with every sentence in its order")
  func longText() throws {
    var request = Requests.receipt
    let sentences = (1...400).map { "第\($0)句说明这件事怎样办理，请仔细阅读。" }
    request.values["next"] = sentences.joined()
    request.values["note"] = sentences.joined()
    let inspection = try text(request)
    #expect(inspection.pages > 3)
    // Heads and feet stand between pages; without them the text is whole.
    let head = (request.facts.centre + "回执编号" + (request.values["receipt-number"] ?? "")).bare
    let body = inspection.text.enumerated().map { place, text in
      let foot = "终端0001打印时间\(request.facts.printedAt.chinese)第\(place + 1)页"
      return text.bare.replacing(head, with: "")
        .replacing(foot.bare + "共\(inspection.pages)页", with: "")
    }.joined()
    for sentence in sentences {
      let number = sentence.prefix { $0 != "说" }
      #expect(body.split(separator: number).count == 3, "\(number)")
    }
  }

  @Test("a field longer than a page is divided, under its label")
  func longField() throws {
    var request = Requests.filledForm
    let words = (1...900).map { "【\($0)】" }
    request.forms["sections"] = [
      FieldSection(
        title: "情况说明",
        fields: [PaperField(label: "事实和理由", value: words.joined(separator: "事"), wide: true)])
    ]
    let inspection = try text(request)
    #expect(inspection.pages > 2)
    for word in words { #expect(inspection.bare.contains(word)) }
    #expect(inspection.text.filter { $0.bare.contains("事实和理由") }.count > 1)
  }

  @Test("long names of centres and people wrap and keep every character")
  func longNames() throws {
    var request = Requests.certificate
    request.facts.centre = String(repeating: "示例自治州示例自治县", count: 8) + "便民服务中心"
    request.values["name"] = "阿依样例·木合塔尔·" + String(repeating: "样例", count: 20)
    request.values["seal-name"] = "示例自治州示例自治县社会保险经办机构服务中心"
    let inspection = try text(request)
    #expect(inspection.bare.contains(request.facts.centre))
    #expect(inspection.bare.contains("塔尔·"))
  }

  @Test("headings stay with what they head, and pieces keep their order and their page")
  func places() throws {
    var generator = SmallGenerator(state: 20_261_121)
    var tried = 0
    for _ in 0..<300 {
      let pieces = (0..<Int.random(in: 1...60, using: &generator)).map { number in
        Block(
          number: number, height: Double(Int.random(in: 5...180, using: &generator)),
          gapAbove: Double(Int.random(in: 0...20, using: &generator)),
          keepsWithNext: Int.random(in: 0..<5, using: &generator) == 0)
      }
      let flow = PageFlow(bodyHeight: 600, pageLimit: 100)
      let pages = try flow.pages(of: pieces)
      let placed = pages.joined().compactMap { $0.piece as? Block }
      #expect(placed.map(\.number) == pieces.map(\.number))
      for (place, page) in pages.enumerated() {
        var bottom = 0.0
        for item in page {
          #expect(item.top >= bottom)
          bottom = item.top + item.piece.height
        }
        #expect(bottom <= 600)
        if place + 1 < pages.count, let last = page.last?.piece as? Block, last.keepsWithNext {
          // Only a chain of headings taller than a page may end one.
          let first = pieces[..<last.number].lastIndex { !$0.keepsWithNext }.map { $0 + 1 } ?? 0
          let end = pieces[last.number...].firstIndex { !$0.keepsWithNext } ?? pieces.count - 1
          let chain = pieces[first...end].reduce(0) { $0 + $1.height + $1.gapAbove }
          #expect(chain > 600)
        }
        tried += 1
      }
    }
    #expect(tried > 300)
  }

  private struct Block: FlowPiece {
    let number: Int
    let height: Double
    let gapAbove: Double
    let keepsWithNext: Bool

    func draw(on canvas: Canvas, at origin: Point) {}
  }
}

/// Marsaglia's xorshift: the same numbers on every run.
struct SmallGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
