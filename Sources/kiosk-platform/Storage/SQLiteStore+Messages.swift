import FoundationEssentials
import GRDB
import ServiceModel

extension SQLiteStore {
  func messages() async throws(StoreError) -> [WaitingMessage] {
    try await read { [seals] db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT number, receiptNumber, content FROM message
          WHERE content IS NOT NULL ORDER BY number LIMIT 100
          """)
      return try rows.map { row in
        let receipt = try Self.value(ReceiptNumber(row["receiptNumber"] as String))
        let message = try ReceiptMessage(
          bytes: seals.open(message: [UInt8](row["content"] as Data), about: receipt))
        return WaitingMessage(
          number: row["number"], receiptNumber: receipt, mobile: message.mobile,
          words: message.words)
      }
    }
  }

  func noteSent(message number: Int64) async throws(StoreError) {
    try await write { db in
      try db.execute(
        sql: "UPDATE message SET content = NULL WHERE number = ?", arguments: [number])
    }
  }

  /// The first matter of a receipt has it made, the others nothing more.
  static func insert(_ db: Database, _ message: [UInt8], about receipt: ReceiptNumber) throws {
    try db.execute(
      sql: "INSERT OR IGNORE INTO message (receiptNumber, content) VALUES (?, ?)",
      arguments: [receipt.digits, message.blob])
  }
}
