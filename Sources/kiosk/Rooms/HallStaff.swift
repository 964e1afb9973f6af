import Delivery
import Foundation
import IdentityCards
import Journeys
import Ledger
import Logging
import Printing
import Sealing
import ServiceModel

/// Lets the centre's staff in, and does for them what needs no technician.
actor HallStaff: StaffDesk {
  private let codeFile: String?
  private let ledger: Ledger
  private let forwarder: Forwarder
  private let printDesk: PrintDesk
  private let bell: HallBell
  private let reader: IdentityReader
  private let catalogue: CatalogueFile
  private let updates: CatalogueUpdates
  private let log = Logger(label: "staff")
  private var triesLeft = HallStaff.tries
  private var lockedUntil: ContinuousClock.Instant?

  /// How often everybody was locked out since a code last fitted.
  private var locks = 0

  /// Five codes, then a pause of ten minutes that doubles up to a day: some fifty of ten thousand
  /// codes in the first week.
  private static let tries = 5

  private var pause: Duration { .seconds(min(600 << min(locks, 10), 86_400)) }

  init(
    codeFile: String?, ledger: Ledger, forwarder: Forwarder, printDesk: PrintDesk, bell: HallBell,
    reader: IdentityReader, catalogue: CatalogueFile, updates: CatalogueUpdates
  ) {
    self.codeFile = codeFile
    self.ledger = ledger
    self.forwarder = forwarder
    self.printDesk = printDesk
    self.bell = bell
    self.reader = reader
    self.catalogue = catalogue
    self.updates = updates
  }

  func admit(_ code: StaffCode) async -> StaffRefusal? {
    if let until = lockedUntil {
      let left = until - .now
      guard left <= .zero else {
        return .locked(minutes: Int((left / .seconds(60)).rounded(.up)))
      }
      lockedUntil = nil
      triesLeft = Self.tries
    }
    // Counted before the slow comparison: two at once are two tries.
    triesLeft -= 1
    if await fits(code) {
      triesLeft = Self.tries
      locks = 0
      log.notice("staff signed in")
      return nil
    }
    log.warning("a wrong staff code", metadata: ["left": "\(triesLeft)"])
    guard triesLeft > 0 else {
      let pause = pause
      lockedUntil = .now + pause
      locks += 1
      return .locked(minutes: Int(pause / .seconds(60)))
    }
    return .wrong(triesLeft: triesLeft)
  }

  private nonisolated func fits(_ code: StaffCode) async -> Bool {
    guard let codeFile, let text = try? String(contentsOfFile: codeFile, encoding: .utf8),
      let kept = PassCode(line: text.trimmingCharacters(in: .whitespacesAndNewlines))
    else {
      log.error("the staff's code cannot be read: nobody is let in")
      return false
    }
    return await Task.detached { kept.fits(code.digits) }.value
  }

  func report() async -> HallReport {
    let backlog = try? await ledger.backlog()
    return HallReport(
      waiting: backlog.map { $0.pending + $0.sending }, refused: backlog?.needsStaff,
      calls: bell.state.count, reader: await askReader(), catalogue: await askCatalogue())
  }

  private func askCatalogue() async -> CatalogueReport? {
    guard let edition = await catalogue.edition else { return nil }
    let standing = await updates.standing
    return CatalogueReport(version: edition, trouble: standing.isTrouble ? standing.word : nil)
  }

  /// What the reader says within a moment; a listener that came before ends.
  private func askReader() async -> ReaderReport? {
    await withTaskGroup(of: ReaderReport?.self) { group in
      group.addTask { [reader] in
        for await event in reader.cards() {
          if case .unavailable(let fault) = event { return .fails(fault) }
          if case .waiting = event { return .works(number: reader.module?.text) }
        }
        return nil
      }
      group.addTask {
        try? await Task.sleep(for: .seconds(3))
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
  }

  func sendRefusedAgain() async -> Bool {
    do {
      let count = try await ledger.sendRefusedAgain()
      log.notice("refused submissions queued again", metadata: ["count": "\(count)"])
    } catch {
      log.error("refused submissions stay", metadata: ["cause": "\(error)"])
      return false
    }
    await forwarder.retryNow()
    return true
  }

  func clearPrinter() async -> Bool {
    do {
      try await printDesk.clearSpool()
      log.notice("the staff cleared the printer")
      return true
    } catch {
      log.error("the printer is not clear", metadata: ["code": "\(error.code)"])
      return false
    }
  }
}
