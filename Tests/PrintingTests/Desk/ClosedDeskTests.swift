import Foundation
import KioskSimulators
import ServiceModel
import Testing

@testable import Printing

/// What happens when nobody can prove that the printer is empty.
@Suite("a desk that cannot prove its printer empty", .serialized, .timeLimit(.minutes(2)))
struct ClosedDeskTests {
  @Test("a page that the printer has begun and does not stop is waited for, by everybody who ends")
  func waitsForBegunPage() async throws {
    try await PrintStage.with(pageTime: .seconds(2)) { stage in
      try await stage.printer.setEngine(deaf: true)
      let session = try await stage.open()
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      let progress = stage.desk.print(ticket, document)
      try await stage.printerHas(ticket.id.text)
      async let first = stage.pagesAtEnd(of: session)
      async let second = stage.pagesAtEnd(of: session)
      #expect(try await [first, second] == [1, 1])
      #expect(await progress.outcome == .cancelled)
      #expect(await stage.desk.isClear)
    }
  }

  @Test("a printer that does not stop in time closes the desk until it has been seen empty")
  func doesNotStop() async throws {
    let limit = Duration.seconds(4)
    try await PrintStage.with(pageTime: .seconds(12), adjust: { $0.clearingLimit = limit }) {
      stage in
      try await stage.printer.setEngine(deaf: true)
      let session = try await stage.open()
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      let progress = stage.desk.print(ticket, document)
      try await stage.printerHas(ticket.id.text)
      await stage.desk.endSession(session)
      #expect(await progress.outcome == .uncertain)
      #expect(try await stage.printer.printed().isEmpty)
      #expect(await stage.desk.status().faultCode == "leftover-in-printer")
      #expect(try stage.queueIsStopped())

      let next = PrintStage.newSession()
      await stage.desk.openSession(next)
      let (second, other) = PrintStage.order("MARK-B", session: next)
      let waiting = stage.desk.print(second, other)
      #expect(await waiting.hold("leftover-in-printer")?.responsible == .staff)
      #expect(await waiting.contains(.accepted))
      // The old page lay in the tray before the new job was handed over.
      #expect(try await stage.printer.printed().map(\.jobName) == [ticket.id.text])
      try await stage.printer.setEngine(deaf: false)
      #expect(await waiting.outcome == .delivered)
      let names = try await stage.printer.printed().map(\.jobName)
      #expect(names == [ticket.id.text, second.id.text])
    }
  }

  @Test("a desk that stays closed fails the next ticket for the staff, and hands nothing over")
  func staysClosed() async throws {
    let adjust = { (configuration: inout PrinterConfiguration) in
      configuration.clearingLimit = .seconds(4)
      configuration.goneLimit = .milliseconds(500)
    }
    try await PrintStage.with(pageTime: .seconds(60), adjust: adjust) { stage in
      try await stage.printer.setEngine(deaf: true)
      let session = try await stage.open()
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      _ = stage.desk.print(ticket, document)
      try await stage.printerHas(ticket.id.text)
      await stage.desk.endSession(session)
      let next = PrintStage.newSession()
      await stage.desk.openSession(next)
      let (second, other) = PrintStage.order("MARK-B", session: next)
      let outcome = await stage.desk.print(second, other).outcome
      #expect(outcome == .failed(PrinterFault.leftoverInPrinter.fault()))
      #expect(try stage.waitingJobs().isEmpty)
    }
  }

  @Test("a printer that hangs with the page in its input is not taken for one that is off")
  func hangs() async throws {
    try await PrintStage.with(adjust: { $0.clearingLimit = .seconds(1) }) { stage in
      let session = try await stage.open()
      try await stage.printer.openCover()
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      let progress = stage.desk.print(ticket, document)
      try await stage.printerHas(ticket.id.text)
      await stage.printer.freeze()
      await stage.desk.endSession(session)
      let all = await progress.all
      #expect(all.last == .ended(.uncertain), "\(all)")
      #expect(await stage.desk.isClear == false)
      #expect(await stage.desk.status().faultCode == "printer-gone")

      let next = PrintStage.newSession()
      await stage.desk.openSession(next)
      let (second, other) = PrintStage.order("MARK-B", session: next)
      let waiting = stage.desk.print(second, other)
      #expect(await waiting.hold("printer-gone") != nil)
      await stage.printer.thaw()
      try await stage.printer.closeCover()
      #expect(await waiting.outcome == .delivered)
      #expect(try await stage.printer.printed().last?.jobName == second.id.text)
      #expect(try !stage.queueIsStopped())
    }
  }

  @Test("a queue that an earlier run left stopped is started; one that a technician stopped is not")
  func stoppedQueues() async throws {
    try await PrintStage.with { stage in
      _ = try stage.cups([
        "/usr/sbin/cupsdisable", "-r", PrintDesk.closedMessage, stage.printer.queue,
      ])
      let session = try await stage.open()
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      #expect(await stage.desk.print(ticket, document).outcome == .delivered)

      _ = try stage.cups(["/usr/sbin/cupsdisable", "-r", "New drum", stage.printer.queue])
      try await stage.desk.clearSpool()
      let (second, other) = PrintStage.order("MARK-B", session: session)
      let waiting = stage.desk.print(second, other)
      #expect(await waiting.hold("printer-paused")?.responsible == .technician)
      #expect(try stage.queueIsStopped())
      await stage.desk.endSession(session)
      #expect(await waiting.outcome == .cancelled)
      #expect(try await stage.printer.printed().map(\.jobName) == [ticket.id.text])
    }
  }
}

extension PrintStage {
  /// Ends the session and counts what lay in the tray at that moment.
  fileprivate func pagesAtEnd(of session: SessionID) async throws -> Int {
    await desk.endSession(session)
    return try await printer.printed().count
  }

  fileprivate func queueIsStopped() throws -> Bool {
    try cups(["/usr/bin/lpstat", "-p", printer.queue]).contains("disabled")
  }
}
