import Foundation
import KioskSimulators
import ServiceModel
import Testing

@testable import Printing

@Suite("what the desk does not print", .serialized, .timeLimit(.minutes(1)))
struct RefusalTests {
  @Test("a ticket of another session, of an ended one, or with none open is refused")
  func otherSession() async throws {
    try await PrintStage.with { stage in
      let refused: TicketOutcome = .failed(PrinterFault.sessionNotOpen.fault())
      let session = PrintStage.newSession()
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      try await stage.desk.clearSpool()
      #expect(await stage.desk.print(ticket, document).all == [.ended(refused)])
      await stage.desk.openSession(PrintStage.newSession())
      #expect(await stage.desk.print(ticket, document).all == [.ended(refused)])
      await stage.desk.openSession(session)
      await stage.desk.endSession(session)
      #expect(await stage.desk.print(ticket, document).all == [.ended(refused)])
      #expect(try await stage.printer.printed().isEmpty)
      #expect(await stage.journal.tickets.isEmpty)
    }
  }

  @Test("bytes that are not the ticket's do not leave the desk")
  func otherBytes() async throws {
    try await PrintStage.with { stage in
      let session = try await stage.open()
      let (ticket, _) = PrintStage.order("MARK-A", session: session)
      let (_, document) = PrintStage.order("MARK-B", session: session)
      let outcome = await stage.desk.print(ticket, document).outcome
      #expect(outcome == .failed(PrinterFault.digestDiffers.fault()))
      #expect(try stage.cups(["/usr/bin/lpstat", "-W", "all", "-o"]).isEmpty)
    }
  }

  @Test(
    "a job that somebody left is purged at start, and nothing prints before the printer is seen")
  func leftover() async throws {
    try await PrintStage.with { stage in
      await stage.printer.powerOff()
      _ = try stage.cups([
        "/usr/bin/lp", "-d", stage.printer.queue, "-t", "leftover", "/etc/hostname",
      ])
      #expect(try stage.waitingJobs().contains(stage.printer.queue))
      let fault = await #expect(throws: DeviceFault.self) { try await stage.desk.clearSpool() }
      #expect(fault?.code == "printer-gone")
      #expect(try stage.waitingJobs().isEmpty)
      let session = PrintStage.newSession()
      await stage.desk.openSession(session)
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      let progress = stage.desk.print(ticket, document)
      #expect(await progress.hold("printer-gone")?.responsible == .staff)
      try await stage.printer.powerOn()
      #expect(await progress.outcome == .delivered)
      #expect(try await stage.printer.printed().map(\.jobName) == [ticket.id.text])
    }
  }

  @Test("a job that an earlier kiosk left in the printer itself never comes out")
  func leftoverInPrinter() async throws {
    try await PrintStage.with { stage in
      try await stage.printer.openCover()
      let file = stage.directory.appendingPathComponent("left.pdf")
      try Data(SamplePDF.bytes(marker: "MARK-LEFT")).write(to: file)
      _ = try stage.cups(["/usr/bin/lp", "-d", stage.printer.queue, "-t", "left", file.path])
      try await stage.printerHas("left")
      // The printer has the bytes; cupsd forgets that it ever sent them.
      await stage.printer.killCups()
      try await stage.printer.restartCups()
      #expect(try stage.waitingJobs().isEmpty)
      let session = try await stage.open()
      try await stage.printer.closeCover()
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      #expect(await stage.desk.print(ticket, document).outcome == .delivered)
      #expect(try await stage.printer.printed().map(\.jobName) == [ticket.id.text])
    }
  }

  @Test("while cupsd is down nothing is taken, and the fault names it")
  func cupsDown() async throws {
    try await PrintStage.with { stage in
      await stage.printer.killCups()
      await #expect(throws: DeviceFault.self) { try await stage.desk.clearSpool() }
      let session = PrintStage.newSession()
      await stage.desk.openSession(session)
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      guard case .failed(let fault) = await stage.desk.print(ticket, document).outcome else {
        Issue.record("a ticket was taken without a spool")
        return
      }
      #expect(fault.code == "cups-down")
      #expect(fault.responsible == .technician)
    }
  }

  @Test("a queue that is not there is named")
  func noQueue() async throws {
    try await PrintStage.with(adjust: { $0.queue = "absent" }) { stage in
      let fault = await #expect(throws: DeviceFault.self) { try await stage.desk.clearSpool() }
      #expect(fault?.code == "queue-missing")
    }
  }
}
