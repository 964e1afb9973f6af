import FoundationEssentials
import GRDB
import ServiceModel

extension SQLiteStore {
  func submissions() async throws(StoreError) -> [SubmissionSummary] {
    try await read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT id, kiosk, kind, digest, receiptNumber, caseNumber, sequence, requests
          FROM submission JOIN receipt USING (sequence) ORDER BY sequence
          """
      ).map { row in
        SubmissionSummary(
          id: try Self.value(SubmissionID(row["id"] as String)), kiosk: row["kiosk"],
          kind: try Self.value(SubmissionKind(rawValue: row["kind"])),
          digest: try Self.value(ContentDigest(hexadecimal: row["digest"])),
          receiptNumber: try Self.value(ReceiptNumber(row["receiptNumber"] as String)),
          caseNumber: CaseNumber(row["caseNumber"]), sequence: row["sequence"],
          requests: row["requests"])
      }
    }
  }

  /// Of several kiosks that used one id the first: an id is a UUID, they do not meet by chance.
  func body(of id: SubmissionID) async throws(StoreError) -> [UInt8]? {
    try await read { [seals] db in
      let row = try Row.fetchOne(
        db, sql: "SELECT kiosk, body FROM submission WHERE id = ? ORDER BY sequence LIMIT 1",
        arguments: [id.text])
      return try row.map { row in
        try seals.open(
          body: [UInt8](row["body"] as Data), of: id, kiosk: Self.value(KioskCode(row["kiosk"])))
      }
    }
  }
}
