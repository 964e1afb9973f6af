import GRDB
import Sealing
import ServiceModel

/// The platform's store in one SQLite file: WAL with `synchronous = FULL`, one connection.
///
/// One connection because SQLite 3.40.1, which Debian 12 has, can damage a WAL database that two
/// write or checkpoint at once (the WAL-reset fault, mended in 3.51.3).
struct SQLiteStore: PlatformStore {
  let database: DatabaseQueue
  let seals: PersonalSeals
  let signer: PlatformSigner
  let now: @Sendable () -> Timestamp
  private let folder: StateFolder

  /// A writer elsewhere is waited for so long before the kiosk is told to come back.
  private static let patience: Duration = .seconds(5)

  /// Opens the database of a folder, made when there is none.
  ///
  /// - Throws: `damaged` rather than touch a file that is not sound, `notDurable`, `otherKey`.
  init(
    _ folder: StateFolder, key: SealingKey, signer: PlatformSigner,
    now: @escaping @Sendable () -> Timestamp
  ) throws(StoreError) {
    self.folder = folder
    self.signer = signer
    self.now = now
    seals = PersonalSeals(key)
    do {
      try folder.prepareDatabase()
      var configuration = Configuration()
      configuration.label = "platform"
      configuration.busyMode = .timeout(Double(Self.patience.components.seconds))
      let queue = try DatabaseQueue(path: folder.database, configuration: configuration)
      try Self.check(queue)
      try Self.makeDurable(queue)
      try Schema.migrator.migrate(queue)
      try Self.claim(queue, key.id, signer)
      try queue.write { try Self.dropDrafts(endedBefore: now(), $0) }
      database = queue
    } catch {
      throw StoreError(error)
    }
  }

  /// Runs a transaction; what it answers is on the disk.
  func write<Value: Sendable>(
    _ work: @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    do {
      return try await database.write(work)
    } catch {
      throw StoreError(error)
    }
  }

  func read<Value: Sendable>(
    _ work: @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    do {
      return try await database.read(work)
    } catch {
      throw StoreError(error)
    }
  }

  private static func check(_ queue: DatabaseQueue) throws {
    let found = try queue.read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
    guard found == "ok" else { throw StoreError(.damaged, found ?? "quick_check is silent") }
  }

  /// After opening: GRDB itself sets NORMAL with WAL. Read back, because SQLite passes over a
  /// setting that it cannot follow.
  private static func makeDurable(_ queue: DatabaseQueue) throws {
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA synchronous = FULL")
      let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode")
      let synchronous = try synchronous(db)
      guard journal == "wal", synchronous == 2 else {
        throw StoreError(.notDurable, "\(journal ?? "?"), synchronous \(synchronous)")
      }
    }
  }

  private static func synchronous(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
  }

  /// The database belongs to one sealing key; every signing key that it saw stays known.
  private static func claim(
    _ queue: DatabaseQueue, _ key: SealingKeyID, _ signer: PlatformSigner
  ) throws {
    try queue.write { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO property (name, value) VALUES ('sealingKey', ?)",
        arguments: [key.description])
      let stored = try String.fetchOne(
        db, sql: "SELECT value FROM property WHERE name = 'sealingKey'")
      guard stored == key.description else {
        throw StoreError(.otherKey, "sealed with \(stored ?? "none"), given \(key)")
      }
      try db.execute(
        sql: "INSERT OR IGNORE INTO signingKey (id, publicKey) VALUES (?, ?)",
        arguments: [signer.keyId, signer.publicKey])
    }
  }
}

extension SQLiteStore {
  func keys() async throws(StoreError) -> [PlatformKey] {
    try await read { [signer] db in
      try Row.fetchAll(
        db, sql: "SELECT id, publicKey FROM signingKey ORDER BY id = ? DESC, rowid DESC",
        arguments: [signer.keyId]
      ).map { PlatformKey(keyId: $0["id"], publicKey: $0["publicKey"]) }
    }
  }

  func condition() async throws(StoreError) -> DatabaseCondition {
    try await read { db in
      DatabaseCondition(
        integrity: try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") ?? "silent",
        synchronous: try Self.synchronous(db))
    }
  }
}
