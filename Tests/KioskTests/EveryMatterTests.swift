import ApplicationForms
import Foundation
import GuidanceCatalog
import KioskSimulators
import Sealing
import ServiceModel
import Testing

/// Every matter that is shipped, from the tile to the paper in the hand and the platform's own record:
/// the real kiosk, reader, scanner, ledger, printer, line and platform.
@Suite("Every matter", .serialized)
struct EveryMatterTests {
  @Test("what is looked over, printed, kept by the platform and read from it again is the same")
  func whole() async throws {
    let forms = try Clerk.shippedForms()
    #expect(forms.count >= 28)
    try await PaperScannerTests.with { hall in
      let resident = hall.resident
      let matters = try Self.matters(hall)
      #expect(matters.count == forms.count)
      var failed = 0
      for (place, form) in forms.enumerated() {
        let matter = try #require(matters[form.code], "\(form.code)")
        let clerk = Clerk(resident, forms: [form])
        try await resident.press(
          form.kind == .registration ? "tile-registration" : "tile-declaration")
        try await resident.press("item-\(matter)")
        try await resident.press("apply")
        hall.reader.put(try Self.elder())
        let reviewed = try await clerk.fill()
        try await resident.press("confirm")
        try await resident.read("receipt-number")
        let arrived = try await hall.platform.waits(for: place + 1)
        let handedIn = try #require(arrived.max { $0.sequence < $1.sequence })
        let body = [UInt8](try await hall.platform.body(of: handedIn.id))
        let received = try #require(
          FilledForm(restoring: body, by: form, confirmedOn: clerk.today), "\(form.code)")
        try await resident.read("paper-1", saying: "delivered")
        let paper = try #require(try await hall.printer.printed().last)
        let printed = try WholeTests.text(of: paper, order: "-raw")
        let differences = Self.differences(in: received, reviewed: reviewed, printed: printed)
        #expect(differences.isEmpty, "\(form.code): \(differences)")
        failed += differences.isEmpty ? 0 : 1
        #expect(await received.papers.count == clerk.scanned, "\(form.code)")
        for page in received.papers.flatMap(\.content.pages) {
          let kept = try await hall.platform.page(page.digest.hexadecimal, of: handedIn.id)
          #expect(ContentDigest.of([UInt8](kept)) == page.digest)
        }
        try await resident.press("leave")
        try await hall.goAway()
      }
      print("count: matter-whole tried \(forms.count) failed \(failed)")
    }
  }

  /// What stands beside its label neither on the glass nor on the paper as the platform has it.
  private static func differences(
    in received: FilledForm, reviewed: [String], printed: String
  ) -> [String] {
    let facts = Set(zip(reviewed, reviewed.dropFirst()).map { ($0 + $1).bare })
    let paper = printed.bare
    let rows = received.review().flatMap(\.rows)
    var differences = rows.count > 5 ? [] : ["\(rows.count) rows"]
    for row in rows {
      // What the card says stands with stars on the glass too.
      let isOfCard = received.field(row.id)?.source != nil
      if let own = isOfCard ? row.shown : row.inFull, !facts.contains((row.label + own).bare) {
        differences.append("\(row.id) on the glass")
      }
      guard let shown = row.shown else { continue }
      if !paper.contains((row.label + shown).bare) { differences.append("\(row.id) on paper") }
    }
    return differences
  }

  /// The region's own codes, where its list has a matter.
  private static func matters(_ hall: SimulatedHall) throws -> [FormCode: ItemCode] {
    let catalogue = try Catalogue(path: "\(hall.folder)/kiosk/catalogue.sqlite")
    let services: [KioskService] = [.registration, .declaration]
    var matters: [FormCode: ItemCode] = [:]
    for summary in try services.flatMap({ try catalogue.items(for: $0) }) {
      if let form = try catalogue.item(summary.code)?.form { matters[form] = summary.code }
    }
    return matters
  }

  /// Old enough for everything.
  private static func elder() throws -> SampleCard {
    var card = try Hall.card("lin")
    card.number = "990000193003150024"
    card.birth = "19300315"
    return card
  }
}

extension String {
  fileprivate var bare: String { filter { !$0.isWhitespace } }
}
