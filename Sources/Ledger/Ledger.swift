import GRDB
import Logging
import Sealing
import ServiceModel
import Synchronization

/// The durable record of what was handed in at this kiosk, and the only writer of its database.
///
/// When `confirm` returns, the submission, its receipt number and its place in the queue are on
/// the disk: WAL with `synchronous = FULL`, one transaction and one `fdatasync` for all three.
/// Not before may a screen or a paper say 已登记.
///
/// What people wrote and who they are is sealed with the kiosk's key and bound to its row. One
/// process owns the file; a second one gets `.inUse`. A task that is cancelled does not interrupt
/// what the ledger has begun: an answer is always about something that happened whole.
public final class Ledger: Sendable {
  /// What was found at the opening.
  public let opening: OpeningReport
  /// Bytes that must stay free on the disk: below, nothing new is taken in. Enough for the
  /// outbox to record the answers to everything that waits.
  public let reserve: UInt64

  /// The damaged ledgers that lie beside this one, until somebody takes them away.
  public var setAside: [String] { files.setAsideBefore() }

  let key: SealingKey
  let kiosk: KioskCode
  let now: @Sendable () -> Timestamp
  let random: Mutex<any RandomNumberGenerator & Sendable>
  let files: LedgerFiles
  let log: Logger
  let tries = Mutex(EndingTries())
  let openedAt: Timestamp
  private let queue: DatabaseQueue
  private let lock: LedgerLock

  /// Opens the ledger, or begins one. A damaged file is put aside, never deleted, and a new
  /// ledger begun: look at `opening`.
  ///
  /// - Parameters:
  ///   - path: of the database. Its directory is made with mode 0700 when it is missing.
  ///   - now: wall-clock time, to be shown and told; order comes from a running number.
  ///   - reserve: bytes that must stay free.
  /// - Throws: `.inUse`, `.otherKey`, `.notDurable`, `.newerFormat`, `.directoryOpenToOthers`,
  ///   `.spaceLow`, `.storage`.
  public init(
    path: String, key: SealingKey, kiosk: KioskCode,
    now: @escaping @Sendable () -> Timestamp,
    random: any RandomNumberGenerator & Sendable = SecureRandom(),
    reserve: UInt64 = 64 << 20, log: Logger = Logger(label: "ledger")
  ) throws(LedgerError) {
    let files = LedgerFiles(path: path)
    try files.prepareDirectory()
    lock = try LedgerLock(files)
    let (queue, report) = try LedgerOpening(files: files, key: key, now: now, log: log).open()
    self.queue = queue
    opening = report
    self.reserve = reserve
    self.key = key
    self.kiosk = kiosk
    self.now = now
    self.random = Mutex(random)
    self.files = files
    self.log = log
    openedAt = now()
  }

  deinit {
    // Before the lock goes: nobody may open the file while this connection has it.
    try? queue.close()
  }

  /// Runs `body` alone on the database, outside a transaction.
  func access<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(LedgerError) -> Value {
    let work = Work(body)
    let result = await withCheckedContinuation { continuation in
      queue.asyncWriteWithoutTransaction { db in
        continuation.resume(returning: work.run(db))
      }
    }
    do { return try result.get() } catch { throw LedgerError(error) }
  }

  /// Runs `body` in one transaction, which is on the disk when this returns, or did not happen.
  func transaction<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(LedgerError) -> Value {
    try await access { db in
      var value: Value?
      try db.inTransaction(.immediate) {
        value = try body(db)
        return .commit
      }
      guard let value else { throw LedgerError(.storage, "a transaction without a value") }
      return value
    }
  }
}

/// Lets go of its body before anybody hears the result. Otherwise the database's own queue could
/// be the last to hold the ledger, and the ledger close its database from within it.
private final class Work<Value: Sendable>: Sendable {
  private let body: Mutex<(@Sendable (Database) throws -> Value)?>

  init(_ body: @escaping @Sendable (Database) throws -> Value) { self.body = Mutex(body) }

  func run(_ db: Database) -> Result<Value, any Error> {
    let taken = body.withLock { body in
      defer { body = nil }
      return body
    }
    guard let taken else { return .failure(LedgerError(.storage, "work done twice")) }
    return Result { try taken(db) }
  }
}
