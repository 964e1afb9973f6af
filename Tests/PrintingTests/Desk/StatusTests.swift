import KioskSimulators
import ServiceModel
import Testing

@testable import Printing

@Suite("the printer's status", .serialized, .timeLimit(.minutes(1)))
struct StatusTests {
  @Test("it follows the tray, the cover, the power and cupsd")
  func follows() async throws {
    try await PrintStage.with { stage in
      try await stage.desk.clearSpool()
      let updates = await stage.desk.statusUpdates()
      #expect(await updates.tells { $0.condition == .known(.ready) })
      try await stage.printer.setTray(low: true)
      #expect(await updates.tells { $0.warnings == ["media-low"] })
      try await stage.printer.setTray(low: false)
      #expect(await updates.tells { $0.warnings.isEmpty })
      try await stage.printer.openCover()
      #expect(await updates.tells { $0.faultCode == "cover-open" })
      try await stage.printer.closeCover()
      #expect(await updates.tells { $0.condition == .known(.ready) })
      await stage.printer.powerOff()
      #expect(await updates.tells { $0.faultCode == "printer-gone" })
      try await stage.printer.powerOn()
      #expect(await updates.tells { $0.condition == .known(.ready) })
      await stage.printer.killCups()
      #expect(await updates.tells { $0.faultCode == "cups-down" })
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

extension AsyncStream<PrinterStatus> {
  /// Waits for such a status; false when the stream ends without.
  func tells(_ holds: (PrinterStatus) -> Bool) async -> Bool { await contains(where: holds) }
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
