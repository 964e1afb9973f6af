import KioskSimulators
import ServiceModel
import Testing

@testable import Printing

@Suite("the printer's status", .serialized, .timeLimit(.minutes(1)))
struct StatusTests {
  @Test("it follows the tray, the cover, the power and cupsd, and tells each change once")
  func follows() async throws {
    try await PrintStage.with { stage in
      try await stage.desk.clearSpool()
      var updates = await stage.desk.statusUpdates().makeAsyncIterator()
      #expect(await updates.next()?.condition == .known(.ready))
      try await stage.printer.setTray(low: true)
      #expect(await updates.next()?.warnings == ["media-low"])
      try await stage.printer.setTray(low: false)
      #expect(await updates.next()?.warnings == [])
      try await stage.printer.openCover()
      #expect(await updates.next()?.faultCode == "cover-open")
      try await stage.printer.closeCover()
      #expect(await updates.next()?.condition == .known(.ready))
      await stage.printer.powerOff()
      #expect(await updates.next()?.faultCode == "printer-gone")
      try await stage.printer.powerOn()
      #expect(await updates.next()?.condition == .known(.ready))
      await stage.printer.killCups()
      #expect(await updates.next()?.faultCode == "cups-down")
    }
  }

  @Test("nobody asks the printer once nobody listens")
  func stops() async throws {
    try await PrintStage.with { stage in
      do {
        let updates = await stage.desk.statusUpdates()
        for await _ in updates { break }
      }
      while await stage.desk.isPolling { await Task.yield() }
      #expect(await stage.desk.listeners.isEmpty)
    }
  }
}

extension PrinterStatus {
  var faultCode: String? {
    guard case .known(.faulty(let fault)) = condition else { return nil }
    return fault.code
  }
}

extension PrintDesk {
  var isPolling: Bool { polling != nil }
}
