import FoundationEssentials
import GRDB
import Sealing
import ServiceModel

extension SQLiteStore {
  func take(_ submission: IncomingSubmission) async throws(StoreError) -> PlatformReceipt {
    // Sealed before the transaction: it does not need the database.
    let sealed: SealedSubmission
    do {
      sealed = try SealedSubmission(submission, seals)
    } catch {
      throw StoreError(error)
    }
    return try await write { [signer, now] db in
      let headers = submission.headers
      if let known = try Self.receipt(db, headers.id, submission.kiosk) {
        guard known.digest == headers.digest else { throw StoreError(.keyReused) }
        try db.execute(
          sql: "UPDATE submission SET requests = requests + 1 WHERE sequence = ?",
          arguments: [known.sequence])
        return known
      }
      let sequence = try Self.insert(db, submission, sealed)
      try Self.bind(submission.content.pages, to: sequence, of: submission.kiosk, db)
      try Self.endDrafts(of: headers, sealed.applicantMark, db)
      if let message = sealed.message { try Self.insert(db, message, about: headers.receiptNumber) }
      let time = now()
      let receipt = try signer.receipt(
        of: headers.id, digest: headers.digest,
        caseNumber: RunningNumber.caseNumber(day: time.chinaDay, sequence: sequence), at: time,
        sequence: sequence)
      try Self.insert(db, receipt)
      let steps = CaseDesk.firstSteps(of: headers.kind, at: time)
      for (place, step) in steps.enumerated() {
        try Self.insert(db, step, at: place, of: receipt.caseNumber)
      }
      return receipt
    }
  }

  func receipts(
    of ids: [SubmissionID], kiosk: KioskCode
  ) async throws(StoreError) -> [PlatformReceipt] {
    try await read { db in
      try ids.compactMap { try Self.receipt(db, $0, kiosk) }
    }
  }

  /// What a row keeps sealed.
  private struct SealedSubmission: Sendable {
    let body: [UInt8]
    let applicant: [UInt8]?
    let applicantMark: [UInt8]?
    let message: [UInt8]?

    init(_ submission: IncomingSubmission, _ seals: PersonalSeals) throws {
      let (id, kiosk) = (submission.headers.id, submission.kiosk)
      body = try seals.seal(body: submission.body, of: id, kiosk: kiosk)
      applicant = try submission.content.applicant.map { try seals.seal($0, of: id, kiosk: kiosk) }
      applicantMark = submission.content.applicant.map { seals.mark(of: $0.number) }
      let receipt = submission.headers.receiptNumber
      message = try ReceiptMessage(submission.content.answers, receipt)
        .map { try seals.seal(message: $0.bytes, about: receipt) }
    }
  }

  /// Answers the row's sequence.
  private static func insert(
    _ db: Database, _ submission: IncomingSubmission, _ sealed: SealedSubmission
  ) throws -> Int64 {
    let headers = submission.headers
    try db.execute(
      sql: """
        INSERT INTO submission
          (kiosk, id, kind, schema, matter, matterName, receiptNumber, confirmedAt, sentAt,
           verification, digest, body, applicant, applicantMark, requests)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
        """,
      arguments: [
        submission.kiosk.digits, headers.id.text, headers.kind.rawValue, headers.schema,
        headers.matter.text, headers.matterName, headers.receiptNumber.digits,
        headers.confirmedAt.milliseconds, headers.sentAt.milliseconds, headers.verification,
        headers.digest.hexadecimal, sealed.body.blob, sealed.applicant?.blob,
        sealed.applicantMark?.blob,
      ])
    let sequence = db.lastInsertedRowID
    if case .evaluation(let about) = submission.content {
      try db.execute(
        sql: "INSERT OR IGNORE INTO evaluation (about, sequence) VALUES (?, ?)",
        arguments: [about.digits, sequence])
      guard db.changesCount == 1 else { throw StoreError(.alreadyEvaluated) }
    }
    return sequence
  }

  private static func insert(_ db: Database, _ receipt: PlatformReceipt) throws {
    try db.execute(
      sql: """
        INSERT INTO receipt (sequence, caseNumber, acceptedAt, signature, keyId)
        VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [
        receipt.sequence, receipt.caseNumber.text, receipt.acceptedAt.milliseconds,
        receipt.signature, receipt.keyId,
      ])
  }

  /// A receipt that was given before.
  private static func receipt(
    _ db: Database, _ id: SubmissionID, _ kiosk: KioskCode
  ) throws -> PlatformReceipt? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT digest, caseNumber, acceptedAt, sequence, signature, keyId
          FROM submission JOIN receipt USING (sequence) WHERE kiosk = ? AND id = ?
          """),
      arguments: [kiosk.digits, id.text])
    return try row.map { row in
      PlatformReceipt(
        submissionId: id, digest: try value(ContentDigest(hexadecimal: row["digest"])),
        caseNumber: CaseNumber(row["caseNumber"]),
        acceptedAt: Timestamp(milliseconds: row["acceptedAt"]), sequence: row["sequence"],
        duplicate: true, signature: row["signature"], keyId: row["keyId"])
    }
  }

  /// What the store itself wrote has its form, unless the file was changed.
  static func value<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw StoreError(.damaged, "a row holds what was never written") }
    return value
  }
}

extension [UInt8] {
  /// As SQLite's BLOB.
  var blob: Data { Data(self) }
}
