import FoundationEssentials
import GRDB
import ServiceModel

extension SQLiteStore {
  func cases(of number: PersonNumber) async throws(StoreError) -> [CaseProgress] {
    try await read { [seals] db in
      try Self.cases(
        db, seals, where: "applicantMark = ?", [seals.mark(of: number).blob], { _ in true })
    }
  }

  func forms(
    of number: PersonNumber, atMost most: Int
  ) async throws(StoreError) -> [HandedInForm] {
    try await read { [seals] db in
      // Under a number that somebody only typed anybody may have handed in.
      // The newest of each: sequence is MAX, and SQLite takes the other columns from that row.
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT MAX(sequence) AS newest, kiosk, id, matterName, confirmedAt, body FROM submission
          WHERE applicantMark = ? AND kind IN (?, ?) AND verification IN ('verified', 'expired')
          GROUP BY schema ORDER BY newest DESC LIMIT ?
          """,
        arguments: [
          seals.mark(of: number).blob, SubmissionKind.registration.rawValue,
          SubmissionKind.declaration.rawValue, most,
        ])
      return try rows.map { row in
        HandedInForm(
          matterName: row["matterName"],
          confirmedAt: Timestamp(milliseconds: row["confirmedAt"]),
          body: try seals.open(
            body: [UInt8](row["body"] as Data), of: Self.value(SubmissionID(row["id"])),
            kiosk: Self.value(KioskCode(row["kiosk"]))))
      }
    }
  }

  func cases(
    for receipt: ReceiptNumber, ending: String
  ) async throws(StoreError) -> [CaseProgress] {
    try await read { [seals] db in
      try Self.cases(
        db, seals, where: "receiptNumber = ? AND applicant IS NOT NULL", [receipt.digits],
        { $0.number.digits.hasSuffix(ending) })
    }
  }

  func addStep(
    _ step: NewCaseStep, to number: CaseNumber
  ) async throws(StoreError) -> (progress: CaseProgress, changed: Bool) {
    try await write { [seals, now] db in
      let steps = try Self.steps(db, of: number)
      guard let last = steps.last else { throw StoreError(.unknownCase) }
      let same = (last.name, last.state, last.note) == (step.name, step.state, step.note)
      if !same {
        let time = now()
        try db.execute(
          sql: "UPDATE caseStep SET state = 'done' WHERE caseNumber = ?", arguments: [number.text])
        try Self.insert(
          db, CaseStep(name: step.name, state: step.state, at: time, note: step.note),
          at: steps.count, of: number)
      }
      let found = try Self.cases(db, seals, where: "caseNumber = ?", [number.text], { _ in true })
      return (try Self.value(found.first), !same)
    }
  }

  static func insert(
    _ db: Database, _ step: CaseStep, at place: Int, of number: CaseNumber
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO caseStep (caseNumber, place, name, state, at, note) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        number.text, place, step.name, step.state.rawValue, step.at?.milliseconds, step.note,
      ])
  }

  /// Newest first. A case without an applicant belongs to nobody whom `belongs` could be asked of.
  private static func cases(
    _ db: Database, _ seals: PersonalSeals, where condition: String,
    _ arguments: StatementArguments, _ belongs: (Applicant) -> Bool
  ) throws -> [CaseProgress] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT kiosk, id, kind, applicant, caseNumber, receiptNumber, matterName, confirmedAt
        FROM submission JOIN receipt USING (sequence) WHERE \(condition) ORDER BY sequence DESC
        """,
      arguments: arguments)
    return try rows.compactMap { row in
      let applicant = try applicant(in: row, seals)
      if let applicant, !belongs(applicant) { return nil }
      let number = CaseNumber(row["caseNumber"])
      let kind = try value(SubmissionKind(rawValue: row["kind"]))
      let steps = try steps(db, of: number)
      return CaseProgress(
        caseNumber: number, receiptNumber: ReceiptNumber(row["receiptNumber"] as String),
        matterName: row["matterName"], applicantMasked: applicant?.maskedName ?? "",
        submittedAt: Timestamp(milliseconds: row["confirmedAt"]),
        steps: steps + CaseDesk.stepsAhead(of: kind, after: steps))
    }
  }

  private static func applicant(in row: Row, _ seals: PersonalSeals) throws -> Applicant? {
    guard let sealed = row["applicant"] as Data? else { return nil }
    return try seals.open(
      applicant: [UInt8](sealed), of: value(SubmissionID(row["id"] as String)),
      kiosk: value(KioskCode(row["kiosk"])))
  }

  /// The steps that happened.
  private static func steps(_ db: Database, of number: CaseNumber) throws -> [CaseStep] {
    try Row.fetchAll(
      db, sql: "SELECT name, state, at, note FROM caseStep WHERE caseNumber = ? ORDER BY place",
      arguments: [number.text]
    ).map { row in
      CaseStep(
        name: row["name"], state: try value(CaseStep.State(rawValue: row["state"])),
        at: Timestamp(milliseconds: row["at"]), note: row["note"])
    }
  }
}
