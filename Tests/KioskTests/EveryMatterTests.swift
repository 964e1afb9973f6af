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
    let forms = try Self.forms()
    #expect(forms.count >= 28)
    try await PaperScannerTests.with { hall in
      let resident = hall.resident
      let matters = try Self.matters(hall)
      #expect(matters.count == forms.count)
      var failed = 0
      for (place, form) in forms.enumerated() {
        let matter = try #require(matters[form.code], "\(form.code)")
        let clerk = Clerk(resident: resident, form: form)
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
        #expect(received.papers.count == clerk.scanned, "\(form.code)")
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

  private static func forms() throws -> [FormDefinition] {
    try FormLibrary.load(
      directory: "\(Hall.root)/assets/forms",
      addresses: AddressList.load(path: "\(Hall.root)/assets/addresses/demo.yaml")
    ).all
  }

  /// Old enough for everything.
  private static func elder() throws -> SampleCard {
    var card = try Hall.card("lin")
    card.number = "990000193003150024"
    card.birth = "19300315"
    return card
  }
}

/// Answers whatever is asked, as somebody does who reads the question.
private final class Clerk {
  private let resident: Resident
  private let form: FormDefinition
  private(set) var scanned = 0
  private var answered: Set<String> = []
  let today: CalendarDay

  init(resident: Resident, form: FormDefinition) {
    self.resident = resident
    self.form = form
    today =
      Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).chinaDay
  }

  /// - Returns: the words of the review.
  func fill() async throws -> [String] {
    let deadline = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < deadline {
      let shown = try await resident.look()
      if shown.keys.contains("confirm") { return try await resident.words() }
      if shown.keys.contains("begin") {
        try await resident.press("begin")
      } else if shown.keys.contains("use") {
        try await resident.press("use")
        try await resident.read("remove-page-1")
        scanned += 1
      } else if shown.keys.contains("next"), let title = shown["title"] {
        try await answer(title, Set(shown.keys))
      } else {
        try await Task.sleep(for: .milliseconds(30))
      }
    }
    throw ResidentError.gaveUp(
      waitingFor: "the review", shown: try await resident.identifiers(), cause: "\(form.code)")
  }

  /// The question on the screen, and on.
  private func answer(_ title: String, _ shown: Set<String>) async throws {
    // Of a row with its number; a list again behind its rows.
    let isNew = answered.insert(title).inserted
    let options = shown.filter { $0.hasPrefix("option-") }.sorted()
    if shown.contains("scan") {
      guard shown.contains("remove-page-1") else {
        if isNew { try await resident.press("scan") }
        return try await Task.sleep(for: .milliseconds(50))
      }
    } else if shown.contains("signature") {
      try await resident.sign()
    } else if shown.contains("pledge") {
      try await resident.press("pledge")
    } else if shown.contains("add-row") {
      if isNew { return try await resident.press("add-row") }
    } else if isNew || shown.contains("entry"), let field = field(title) {
      try await answer(field, shown, options)
    }
    try await resident.press("next")
    // Until the next page is there.
    for _ in 0..<100 where try await resident.look()["title"] == title {
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  private func answer(
    _ field: FormField, _ shown: Set<String>, _ options: [String]
  ) async throws {
    switch field.kind {
    case .yesNo: try await resident.press("option-yes")
    case .choice(let list), .several(let list):
      try await resident.press("option-\(list[0].code)")
    case .village: try await resident.press(options[0])
    case .address:
      try await resident.press(options[0])
      try await resident.write("1组8号")
    case .mobile, .phone: try await resident.write("13800000000")
    case .citizenNumber: try await resident.write("990000195603080022")
    case .bankCard: try await resident.write("9999990000000014")
    case .date: try await resident.write(today.iso.filter { $0 != "-" })
    case .money, .number:
      try await resident.write(
        field.rules.range.map { max($0.lowerBound, Quantity(1)).text } ?? "200")
    case .name: try await resident.write("林样例")
    case .text:
      let numbers = ["99000019491001001143", "990000195603080022"]
      if let pattern = field.rules.pattern {
        try await resident.write(numbers.first(where: pattern.matches) ?? "")
      } else {
        let most = field.rules.length?.upperBound ?? 20
        let ordinals = Array("甲乙丙丁戊己庚辛壬癸")
        let words = "样例\(ordinals[answered.count % 10])字\(ordinals[answered.count / 10])"
        try await resident.write(String(words.prefix(most)))
      }
    case .rows, .pledge, .signature, .file: break
    }
  }

  /// By its words: all that somebody at the glass has.
  private func field(_ title: String) -> FormField? {
    let all = form.fields.flatMap { [$0] + $0.kind.rowFields }
    return all.first { $0.label.chinese == title }
      ?? all.filter { title.hasSuffix("　\($0.label.chinese)") }.first
  }
}

extension String {
  fileprivate var bare: String { filter { !$0.isWhitespace } }
}
