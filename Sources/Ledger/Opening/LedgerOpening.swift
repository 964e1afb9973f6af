import GRDB
import Logging
import Sealing
import ServiceModel

/// From a path to a database that is whole, durable, of this version and under this key.
struct LedgerOpening {
  let files: LedgerFiles
  let key: SealingKey
  let now: @Sendable () -> Timestamp
  let log: Logger

  func open() throws(LedgerError) -> (DatabaseQueue, OpeningReport) {
    var report = OpeningReport()
    do {
      try files.finishSettingAside()
      report.setAsideBefore = files.setAsideBefore()
      do {
        report.created = try files.prepareDatabase()
        let queue = try openWhole()
        report.interruptedTickets = try queue.read(TicketRecord.open)
        return (queue, report)
      } catch let damage as Damage {
        let aside = try files.setAside(at: now().milliseconds)
        log.critical("ledger damaged and set aside", metadata: ["path": "\(aside)"])
        report.created = try files.prepareDatabase()
        report.setAside = aside
        report.damage = damage.words
        let queue = try openWhole()
        let salvage = try LedgerSalvage(from: aside).copy(into: queue)
        report.salvaged = salvage.copied
        log.critical(
          "copied from the damaged ledger",
          metadata: [
            "copied": "\(salvage.copied)", "lost": "\(salvage.lost)",
            "lost pages": "\(salvage.lostPages)",
          ])
        return (queue, report)
      }
    } catch let damage as Damage {
      throw LedgerError(.storage, damage.words)
    } catch {
      throw LedgerError(error)
    }
  }

  /// The file is not a sound database.
  private struct Damage: Error {
    let words: String
  }

  private func openWhole() throws -> DatabaseQueue {
    do {
      var configuration = Configuration()
      configuration.label = "ledger"
      let queue = try DatabaseQueue(path: files.path, configuration: configuration)
      // A damaged file is looked at before anything is written to it.
      try check(queue)
      try makeDurable(queue)
      try migrate(queue)
      try compareKey(queue)
      return queue
    } catch let error as DatabaseError
      where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
    {
      throw Damage(words: "SQLite \(error.extendedResultCode.rawValue)")
    }
  }

  /// By hand and read back: where GRDB turns WAL on itself, it also sets NORMAL, after
  /// `prepareDatabase`, and a commit is then on the disk only at the next checkpoint.
  private func makeDurable(_ queue: DatabaseQueue) throws {
    try queue.inDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA synchronous = FULL")
      let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous")
      let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode")
      guard synchronous == 2, journal == "wal" else {
        throw LedgerError(
          .notDurable, "synchronous \(synchronous ?? -1), journal \(journal ?? "none")")
      }
    }
  }

  private func check(_ queue: DatabaseQueue) throws {
    let findings = try queue.inDatabase { db in
      try String.fetchAll(db, sql: "PRAGMA quick_check")
    }
    guard findings == ["ok"] else {
      // The findings name pages and tables, never a value.
      throw Damage(words: findings.prefix(3).joined(separator: "; "))
    }
  }

  private func migrate(_ queue: DatabaseQueue) throws {
    let migrator = Schema.migrator
    guard try queue.read({ try !migrator.hasBeenSuperseded($0) }) else {
      throw LedgerError(.newerFormat, "a newer version wrote this ledger")
    }
    try migrator.migrate(queue)
  }

  private func compareKey(_ queue: DatabaseQueue) throws {
    let id = key.id.description
    try queue.write { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO property (name, value) VALUES ('sealingKey', ?)",
        arguments: [id])
      let stored = try String.fetchOne(
        db, sql: "SELECT value FROM property WHERE name = 'sealingKey'")
      guard stored == id else {
        throw LedgerError(.otherKey, "sealed with \(stored ?? "none"), given \(id)")
      }
    }
  }
}
