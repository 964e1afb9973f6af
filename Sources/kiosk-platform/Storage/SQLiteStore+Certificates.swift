import FoundationEssentials
import GRDB
import ServiceModel

extension SQLiteStore {
  func reserveCertificate(
    _ order: CertificateOrder
  ) async throws(StoreError) -> CertificateReservation {
    let mark = seals.mark(of: order).blob
    return try await write { [seals, now] db in
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO certificate (kiosk, request, orderMark, issuedAt)
          VALUES (?, ?, ?, ?)
          """,
        arguments: [order.kiosk.digits, order.request.text, mark, now().milliseconds])
      let row = try Self.value(
        Row.fetchOne(
          db, sql: "SELECT sequence, orderMark, issuedAt FROM certificate WHERE request = ?",
          arguments: [order.request.text]))
      guard row["orderMark"] as Data == mark else { throw StoreError(.keyReused) }
      let issuedAt = Timestamp(milliseconds: row["issuedAt"])
      return CertificateReservation(
        number: RunningNumber.certificate(day: issuedAt.chinaDay, sequence: row["sequence"]),
        issuedAt: issuedAt, document: try Self.document(db, order.request, seals))
    }
  }

  func keepCertificate(
    _ document: SignedDocument, for request: CertificateRequestID
  ) async throws(StoreError) -> SignedDocument {
    try await write { [seals] db in
      try db.execute(
        sql: """
          UPDATE certificate SET document = ?, digest = ?, signature = ?, keyId = ?
          WHERE request = ? AND document IS NULL
          """,
        arguments: [
          seals.seal(document: document.bytes, of: request).blob, document.digest.hexadecimal,
          document.signature, document.keyId, request.text,
        ])
      return try Self.value(Self.document(db, request, seals))
    }
  }

  private static func document(
    _ db: Database, _ request: CertificateRequestID, _ seals: PersonalSeals
  ) throws -> SignedDocument? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT document, digest, signature, keyId FROM certificate
        WHERE request = ? AND document IS NOT NULL
        """,
      arguments: [request.text])
    return try row.map { row in
      SignedDocument(
        bytes: try seals.open(document: [UInt8](row["document"] as Data), of: request),
        digest: try value(ContentDigest(hexadecimal: row["digest"])), signature: row["signature"],
        keyId: row["keyId"])
    }
  }
}
