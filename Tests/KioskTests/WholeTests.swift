import Foundation
import KioskSimulators
import Testing

/// The real kiosk in a window of its own, with a real platform and a real CUPS, touched by its
/// accessible names.
@Suite("The whole", .serialized)
struct WholeTests {
  @Test("the main job without network: the paper is in the hand, and the platform has it once")
  func mainJob() async throws {
    try await Hall.with({ $0.startsOnline = false }) { hall in
      let errand = PensionErrand(hall.resident, hall.reader, try Hall.card("lin"))
      try await errand.findMatter()
      try await errand.fill()
      let receipt = try await errand.confirm()
      try await errand.takePapers()
      #expect(try await hall.platform.submissions().isEmpty)
      try hall.line.set(.up)
      try await errand.evaluate()

      let arrived = try await hall.platform.waits(for: 2)
      #expect(arrived.map(\.kind) == ["registration", "evaluation"])
      #expect(arrived[0].receiptNumber == receipt)
      let body = String(decoding: try await hall.platform.body(of: arrived[0].id), as: UTF8.self)
      #expect(body.contains("\"mobile\":\"13800000000\""))
      let papers = try await hall.printer.printed()
      #expect(papers.count == 2)
      for paper in papers { #expect(try Self.text(of: paper).contains(Self.grouped(receipt))) }
      // Nothing of the person is left on the screen.
      let words = try await hall.resident.words().joined()
      #expect(!words.contains(receipt) && !words.contains("林"))
    }
  }

  @Test("two matters at once: told of and asked once, one receipt and two forms, two cases")
  func together() async throws {
    try await Hall.with { hall in
      let card = try Hall.card("lin")
      let errand = PensionErrand(hall.resident, hall.reader, card)
      try await hall.resident.press("tile-registration")
      try await hall.resident.press(SampleMatters.pensionEnrolment)
      try await hall.resident.press("apply")
      try await hall.resident.press("add-matter")
      try await hall.resident.press(SampleMatters.medicalEnrolment)
      try await hall.resident.press("apply")
      try await hall.resident.press("option-self")
      try await hall.resident.press("next")
      try await hall.resident.read("matter-2")
      try await hall.resident.press("begin")
      try await hall.resident.read("reader")
      try await errand.showCard()
      for question in [PensionErrand.Question.mobile, .village, .grade] {
        try await errand.answer(question)
      }
      try await hall.resident.press("next")
      // What the second one asks, the first has said.
      try await hall.resident.press("fill-next")
      try await hall.resident.read("mend-2-mobile")
      // Both forms, as they will be printed.
      try await hall.resident.press("show-papers")
      try await hall.resident.read("page-2")
      try await hall.resident.press("back-to-review")
      let receipt = try await errand.confirm()
      try await hall.resident.read("paper-2", saying: "delivered")
      try await errand.takePapers()
      let arrived = try await hall.platform.waits(for: 2)
      #expect(arrived.map(\.receiptNumber) == [receipt, receipt])
      #expect(Set(arrived.map(\.caseNumber)).count == 2)
      let papers = try await hall.printer.printed()
      #expect(papers.count == 3)
      let names = ["城乡居民基本养老保险参保登记", "城乡居民参保登记"]
      let slip = try Self.text(of: papers[0]).filter { !$0.isWhitespace }
      #expect(names.allSatisfy(slip.contains), "\(slip)")
      for paper in papers { #expect(try Self.text(of: paper).contains(Self.grouped(receipt))) }
      try await hall.resident.press("skip")
      try await hall.resident.press("finish")

      // Both stand under the one number, for whoever asks and for whoever prints again.
      try await hall.resident.press("tile-cases")
      try await hall.resident.press("by-receipt")
      try await hall.resident.type(receipt)
      try await hall.resident.press("ok")
      try await hall.resident.type(String(card.number.suffix(4)))
      try await hall.resident.press("ok")
      try await hall.resident.read("case-1")
      try await hall.resident.press("finish")
      try await hall.resident.press("taken")
      try await hall.resident.press("finish")
      try await hall.resident.press("tile-papers")
      try await hall.resident.press("reprint")
      try await hall.resident.type(receipt)
      try await hall.resident.press("ok")
      try await hall.resident.type(String(card.number.suffix(4)))
      try await hall.resident.press("ok")
      try await hall.resident.read("paper-2", saying: "delivered")
      #expect(try await hall.printer.printed().count == 6)
    }
  }

  @Test("out of paper: the case is safe, and the paper is printed later with the receipt number")
  func outOfPaper() async throws {
    try await Hall.with { hall in
      let card = try Hall.card("tian")
      let errand = PensionErrand(hall.resident, hall.reader, card)
      try await hall.printer.setTray(empty: true)
      try await errand.takeMatter()
      try await errand.fill()
      let receipt = try await errand.confirm()
      try await hall.resident.read("paper-0", saying: "held")
      _ = try await hall.platform.waits(for: 1)
      try await hall.resident.press("give-up-0")
      try await hall.resident.press("finish")
      try await hall.resident.read("papers-later")
      hall.reader.take()
      try await hall.resident.press("taken")
      try await hall.resident.press("skip")
      try await hall.resident.press("finish")
      try await hall.resident.read("tile-papers")

      try await hall.printer.setTray(empty: false)
      try await hall.resident.press("tile-papers")
      try await hall.resident.press("reprint")
      try await hall.resident.type(receipt)
      try await hall.resident.press("ok")
      try await hall.resident.type(String(card.number.suffix(4)))
      try await hall.resident.press("ok")
      try await hall.resident.read("paper-0", saying: "delivered")
      try await hall.resident.read("paper-1", saying: "delivered")
      #expect(try await hall.printer.printed().count == 2)
    }
  }

  @Test("a card taken too early, one that nobody vouches for, a reader unplugged")
  func cards() async throws {
    try await Hall.with { hall in
      let errand = PensionErrand(hall.resident, hall.reader, try Hall.card("lin"))
      try await errand.takeMatter()
      hall.reader.takeDuringReading()
      hall.reader.put(try Hall.card("lin"))
      try await hall.resident.read("card-trouble")
      hall.reader.put(try Hall.card("doubtful"))
      try await hall.resident.read("card-trouble", saying: try Self.phrase("cardNotVerifiable"))
      hall.reader.take()
      hall.reader.unplug()
      try await hall.resident.read("type-number")
      try hall.reader.replug()
      try await errand.fill()
      _ = try await errand.confirm()
    }
  }

  @Test("no card: the typed number goes on, marked as unverified, and the office fills in the name")
  func noCard() async throws {
    try await Hall.with { hall in
      let card = try Hall.card("tian")
      let errand = PensionErrand(hall.resident, hall.reader, card)
      try await errand.takeMatter()
      try await errand.fillWithoutCard()
      try await hall.resident.read("unverified")
      let receipt = try await errand.confirm()
      try await errand.takePapers()
      let arrived = try await hall.platform.waits(for: 1)
      #expect(arrived.map(\.receiptNumber) == [receipt])
      let body = String(decoding: try await hall.platform.body(of: arrived[0].id), as: UTF8.self)
      #expect(body.contains("\"number\":\"\(card.number)\""))
      #expect(body.contains("\"verification\":\"unverified\""))
      #expect(!body.contains("\"name\":") && !body.contains("\"address\":"))
      let form = try Self.text(of: try #require(try await hall.printer.printed().last))
      #expect(form.contains(try Self.phrase("leftToOffice")))
    }
  }

  @Test("printer gone: the case is safe and said to be so, and the papers come when it is back")
  func printerGone() async throws {
    try await Hall.with { hall in
      let errand = PensionErrand(hall.resident, hall.reader, try Hall.card("lin"))
      await hall.printer.powerOff()
      try await errand.takeMatter()
      try await errand.fill()
      let receipt = try await errand.confirm()
      try await hall.resident.read("paper-0", saying: "held")
      #expect(try await hall.platform.waits(for: 1).map(\.receiptNumber) == [receipt])
      try await hall.printer.powerOn()
      try await errand.takePapers()
      #expect(try await hall.printer.printed().count == 2)
    }
  }

  @Test("an unanswered warning wipes the session; an answered one loses nothing")
  func idle() async throws {
    try await Hall.with({
      $0.idleSeconds = 15
      $0.warningSeconds = 10
    }) { hall in
      let errand = PensionErrand(hall.resident, hall.reader, try Hall.card("lin"))
      try await errand.takeMatter()
      hall.reader.put(try Hall.card("lin"))
      try await hall.resident.type("138")
      try await hall.resident.press("stay")
      #expect(try await hall.resident.read("entry") == "138")
      var patient = hall.resident
      patient.patience = .seconds(40)
      try await patient.read("tile-guide")
      let words = try await hall.resident.words().joined()
      #expect(!words.contains("138"))
    }
  }

  @Test("a client of another house, selenium, plays every tile through to its end")
  func selenium() async throws {
    try await Hall.with { hall in
      let card = try Hall.card("lin")
      let script = "\(Hall.root)/Tests/KioskTests/journeys.py"
      let client = try await Programs.converse(
        "/usr/bin/python3", [script, "http://127.0.0.1:\(hall.drivePort)", "\(card.number)"]
      ) { line in
        if line == "put" { hall.reader.put(card) } else { hall.reader.take() }
      }
      #expect(client.status == 0)
      let receipt = try #require(client.text.split(separator: "\n").last)
      let arrived = try await hall.platform.waits(for: 4)
      #expect(
        arrived.map(\.kind).sorted() == ["declaration", "evaluation", "feedback", "registration"])
      #expect(arrived.contains { $0.receiptNumber == receipt })
      // Receipt and form; certificate; receipt and form; blank form; receipt and form again; the
      // receipt of the remark.
      let printed = try await hall.printer.printed().count
      #expect(printed == 9)
    }
  }

  static func phrase(_ key: String) throws -> String {
    let data = try Data(contentsOf: URL(filePath: "\(Hall.root)/assets/strings/zh-Hans.json"))
    return try #require(try JSONDecoder().decode([String: String].self, from: data)[key])
  }

  static func grouped(_ receipt: String) -> String {
    let digits = Array(receipt)
    return [digits[0..<4], digits[4..<10], digits[10..<16], digits[16...]]
      .map { String($0) }.joined(separator: " ")
  }

  /// The words of a printed document, as Poppler's tool reads them.
  ///
  /// - Parameter order: `-layout` reads line by line across the page, `-raw` as it was written.
  static func text(of document: PrintedDocument, order: String = "-layout") throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/pdftotext")
    process.arguments = [order, document.file, "-"]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
