import Foundation
import KioskSimulators
import ServiceModel
import Testing

@testable import Printing

@Suite("the print desk at a real cupsd", .serialized, .timeLimit(.minutes(2)))
struct PrintDeskTests {
  @Test("a ticket's document comes out once, with its text, and is written down as delivered")
  func delivers() async throws {
    try await PrintStage.with { stage in
      let session = try await stage.open()
      let (ticket, document) = PrintStage.order("MARK-A", session: session, pages: 2)
      let progress = await stage.desk.print(ticket, document).all
      #expect(progress.first == .accepted)
      #expect(progress.last == .ended(.delivered))
      await stage.desk.endSession(session)
      let printed = try await stage.printer.printed()
      #expect(printed.map(\.jobName) == [ticket.id.text])
      #expect(printed.first?.pages == 2)
      #expect(try printed.first?.contents().starts(with: Data("%PDF".utf8)) == true)
      #expect(try PrintStage.text(of: #require(printed.first)).contains("MARK-A"))
      #expect(await stage.journal.tickets == [ticket])
      #expect(await stage.journal.outcomes == [ticket.id: .delivered])
    }
  }

  @Test("an empty tray holds the ticket for the staff; filled, the page comes out")
  func emptyTray() async throws {
    try await PrintStage.with { stage in
      let session = try await stage.open()
      try await stage.printer.setTray(empty: true)
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      let progress = stage.desk.print(ticket, document)
      #expect(await progress.hold("media-empty")?.responsible == .staff)
      #expect(try await stage.printer.printed().isEmpty)
      try await stage.printer.setTray(empty: false)
      #expect(await progress.outcome == .delivered)
      #expect(try await stage.printer.printed().count == 1)
    }
  }

  @Test("a jam and an open cover hold the ticket; cleared, the page comes out")
  func jamAndCover() async throws {
    try await PrintStage.with { stage in
      let session = try await stage.open()
      try await stage.printer.jam()
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      let progress = stage.desk.print(ticket, document)
      #expect(await progress.hold("media-jam") != nil)
      try await stage.printer.openCover()
      try await stage.printer.clearJam()
      #expect(await progress.hold("cover-open") != nil)
      try await stage.printer.closeCover()
      #expect(await progress.outcome == .delivered)
    }
  }

  @Test("a person who gives up on an empty tray gets nothing later, and neither does the next")
  func givesUp() async throws {
    try await PrintStage.with { stage in
      let session = try await stage.open()
      try await stage.printer.setTray(empty: true)
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      let progress = stage.desk.print(ticket, document)
      #expect(await progress.hold("media-empty") != nil)
      await stage.desk.cancel(ticket.id)
      #expect(await progress.outcome == .cancelled)
      #expect(try stage.waitingJobs().isEmpty)
      try await stage.printer.setTray(empty: false)
      let (next, other) = PrintStage.order("MARK-B", session: session)
      #expect(await stage.desk.print(next, other).outcome == .delivered)
      #expect(try await stage.printer.printed().map(\.jobName) == [next.id.text])
    }
  }

  @Test("a printer that was off when the session ended prints nothing when it returns")
  func goneBefore() async throws {
    try await PrintStage.with { stage in
      let session = try await stage.open()
      await stage.printer.powerOff()
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      let progress = stage.desk.print(ticket, document)
      #expect(await progress.hold("printer-gone")?.responsible == .staff)
      await stage.desk.endSession(session)
      #expect(await progress.outcome == .cancelled)
      #expect(try stage.waitingJobs().isEmpty)
      try await stage.printer.powerOn()
      let next = PrintStage.newSession()
      await stage.desk.openSession(next)
      let (second, other) = PrintStage.order("MARK-B", session: next)
      #expect(await stage.desk.print(second, other).outcome == .delivered)
      #expect(try await stage.printer.printed().map(\.jobName) == [second.id.text])
    }
  }

  @Test("a printer that stays off fails the ticket and its job is purged")
  func goneForGood() async throws {
    try await PrintStage.with(adjust: { $0.goneLimit = .milliseconds(500) }) { stage in
      let session = try await stage.open()
      await stage.printer.powerOff()
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      let outcome = await stage.desk.print(ticket, document).outcome
      #expect(outcome == .failed(PrinterFault.printerGone.fault()))
      await stage.desk.endSession(session)
      #expect(try stage.waitingJobs().isEmpty)
    }
  }

  @Test("a printer switched off and on in the middle leaves the ticket uncertain")
  func powerCycle() async throws {
    try await PrintStage.with { stage in
      let session = try await stage.open()
      try await stage.printer.setTray(empty: true)
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      let progress = stage.desk.print(ticket, document)
      #expect(await progress.hold("media-empty") != nil)
      await stage.printer.powerOff()
      try await stage.printer.powerOn()
      #expect(await progress.outcome == .uncertain)
      // The mark of the lost job stays on the queue; a later page is still told truly.
      try await stage.printer.setTray(empty: false)
      let (next, other) = PrintStage.order("MARK-B", session: session)
      #expect(await stage.desk.print(next, other).outcome == .delivered)
      #expect(try await stage.printer.printed().map(\.jobName) == [next.id.text])
    }
  }

  @Test("an engine that fails fails the ticket")
  func engineFails() async throws {
    try await PrintStage.with { stage in
      let session = try await stage.open()
      try await stage.printer.setEngine(broken: true)
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      let outcome = await stage.desk.print(ticket, document).outcome
      guard case .failed(let fault) = outcome else {
        Issue.record("ended as \(String(describing: outcome))")
        return
      }
      #expect(fault.code == "printer-aborted")
      #expect(try await stage.printer.printed().isEmpty)
    }
  }

  @Test("a cupsd that dies in the middle leaves the ticket uncertain, and prints only anew")
  func cupsDies() async throws {
    try await PrintStage.with { stage in
      let session = try await stage.open()
      try await stage.printer.setTray(empty: true)
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      let progress = stage.desk.print(ticket, document)
      #expect(await progress.hold("media-empty") != nil)
      await stage.printer.killCups()
      #expect(await progress.outcome == .uncertain)
      let (refused, _) = PrintStage.order("MARK-B", session: session)
      let outcome = await stage.desk.print(refused, document).outcome
      #expect(outcome != .delivered)
      try await stage.printer.restartCups()
      try await stage.desk.clearSpool()
      try await stage.printer.setTray(empty: false)
      let (next, other) = PrintStage.order("MARK-C", session: session)
      #expect(await stage.desk.print(next, other).outcome == .delivered)
      #expect(try await stage.printer.printed().map(\.jobName) == [next.id.text])
    }
  }

  @Test("what a dead cupsd had handed to the printer is cancelled there when the session ends")
  func cupsDiesAfterHandingOver() async throws {
    try await PrintStage.with { stage in
      let session = try await stage.open()
      try await stage.printer.openCover()
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      let progress = stage.desk.print(ticket, document)
      try await stage.printerHas(ticket.id.text)
      await stage.printer.killCups()
      await stage.desk.endSession(session)
      #expect(await progress.outcome == .uncertain)
      try await stage.printer.closeCover()
      try await stage.printer.restartCups()
      let next = PrintStage.newSession()
      await stage.desk.openSession(next)
      let (second, other) = PrintStage.order("MARK-B", session: next)
      #expect(await stage.desk.print(second, other).outcome == .delivered)
      #expect(try await stage.printer.printed().map(\.jobName) == [second.id.text])
    }
  }

  @Test("a cupsd that comes back with its spool does not print the ticket a second time")
  func cupsRestarts() async throws {
    try await PrintStage.with { stage in
      let session = try await stage.open()
      try await stage.printer.openCover()
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      let progress = stage.desk.print(ticket, document)
      #expect(await progress.hold("cover-open") != nil)
      try await stage.printerHas(ticket.id.text)
      try await stage.printer.restartCups(keepingSpool: true)
      try await stage.printer.closeCover()
      let outcome = try #require(await progress.outcome)
      await stage.desk.endSession(session)
      #expect(try stage.waitingJobs().isEmpty)
      let copies = try await stage.printer.printed().map(\.jobName)
      #expect(copies.count <= 1)
      if outcome == .delivered { #expect(copies == [ticket.id.text]) }
      let next = PrintStage.newSession()
      await stage.desk.openSession(next)
      let (second, other) = PrintStage.order("MARK-B", session: next)
      #expect(await stage.desk.print(second, other).outcome == .delivered)
      #expect(try await stage.printer.printed().map(\.jobName) == copies + [second.id.text])
    }
  }

  @Test("a job that waited for paper too long is cancelled whole")
  func failsafe() async throws {
    try await PrintStage.with(adjust: { $0.failsafe = .milliseconds(1500) }) { stage in
      let session = try await stage.open()
      try await stage.printer.setTray(empty: true)
      let (ticket, document) = PrintStage.order("MARK-A", session: session)
      let outcome = await stage.desk.print(ticket, document).outcome
      guard case .failed(let fault) = outcome else {
        Issue.record("ended as \(String(describing: outcome))")
        return
      }
      #expect(fault.code == "media-empty")
      try await stage.printer.setTray(empty: false)
      await stage.desk.endSession(session)
      #expect(try stage.waitingJobs().isEmpty)
      #expect(try await stage.printer.printed().isEmpty)
    }
  }

  @Test("two tickets come out one after another, in their order")
  func twoTickets() async throws {
    try await PrintStage.with { stage in
      let session = try await stage.open()
      let first = PrintStage.order("MARK-A", session: session)
      let second = PrintStage.order("MARK-B", session: session)
      async let one = stage.desk.print(first.ticket, first.document).outcome
      while await stage.journal.tickets.isEmpty { await Task.yield() }
      async let two = stage.desk.print(second.ticket, second.document).outcome
      #expect(await [one, two] == [.delivered, .delivered])
      let names = try await stage.printer.printed().map(\.jobName)
      #expect(names == [first.ticket.id.text, second.ticket.id.text])
    }
  }

  @Test("cancelling the waiting ticket leaves the one before it alone")
  func cancelsWaiting() async throws {
    try await PrintStage.with { stage in
      let session = try await stage.open()
      try await stage.printer.setTray(empty: true)
      let first = PrintStage.order("MARK-A", session: session)
      let second = PrintStage.order("MARK-B", session: session)
      let one = stage.desk.print(first.ticket, first.document)
      let two = stage.desk.print(second.ticket, second.document)
      #expect(await one.hold("media-empty") != nil)
      await stage.desk.cancel(second.ticket.id)
      #expect(await two.outcome == .cancelled)
      try await stage.printer.setTray(empty: false)
      #expect(await one.outcome == .delivered)
      #expect(try await stage.printer.printed().map(\.jobName) == [first.ticket.id.text])
    }
  }
}
