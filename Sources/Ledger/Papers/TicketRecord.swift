import GRDB
import ServiceModel

/// What the ledger keeps of a print ticket: no title and no name, only which session's document
/// it was.
public struct TicketRecord: Hashable, Sendable {
  public let id: TicketID
  public let session: SessionID
  public let digest: ContentDigest
  public let pages: Int
  public let copies: Int
  public let openedAt: Timestamp

  init(_ row: Row) throws {
    guard let id = TicketID(try row.value("id")), let session = SessionID(try row.value("session")),
      let digest = ContentDigest(hexadecimal: try row.value("digest"))
    else { throw LedgerError(.tampered, "ticket") }
    self.id = id
    self.session = session
    self.digest = digest
    pages = try row.value("pages")
    copies = try row.value("copies")
    openedAt = Timestamp(milliseconds: try row.value("openedAt"))
  }

  static func open(_ db: Database) throws -> [TicketRecord] {
    try Row.fetchAll(db, sql: "SELECT * FROM ticket WHERE endedAt IS NULL ORDER BY openedAt, id")
      .map(TicketRecord.init)
  }
}
