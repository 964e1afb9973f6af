import GRDB
import Sealing
import ServiceModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Ledger {
  /// The receipt that bears a number, the first where it stands for several matters; `nil` when it is
  /// none of this kiosk's.
  public func receipt(for number: ReceiptNumber) async throws(LedgerError) -> Receipt? {
    try await access { db in
      try SubmissionRow.fetch(db, where: "WHERE receiptNumber = ?", [number.digits]).first
        .map { try SubmissionHead($0).receipt() }
    }
  }

  /// Where a submission stands, or `nil` when it is none of this kiosk's.
  public func deliveryState(of id: SubmissionID) async throws(LedgerError) -> DeliveryState? {
    try await recorded(where: "WHERE submission.id = ?", [id.text]).first?.state
  }

  /// What lies under a number, for the person who knows how the applicant's citizen number ends: to
  /// print the paper later, or to go on with the draft.
  ///
  /// A wrong ending, an unknown number and an anonymous submission all give `nil`, so that
  /// nobody learns which of them it was.
  ///
  /// - Parameter ending: the last 4 characters of the citizen number; `x` is taken for `X`.
  /// - Throws: `.tooManyTries` for 10 minutes after the fifth wrong ending for a number.
  public func recorded(
    _ number: ReceiptNumber, ending: String
  ) async throws(LedgerError) -> RecordedWork? {
    let refused = tries.withLock { $0.refuses(number, at: now()) }
    guard !refused else { throw LedgerError(.tooManyTries, "receipt refused for a while") }
    let typed = Array(ending.uppercased().utf8)
    let found: RecordedWork? =
      if let submissions = try await recorded(number) {
        .submissions(submissions)
      } else {
        try await drafts(where: "number = ?", [number.digits]).first.map { .draft($0) }
      }
    let wanted = found?.applicant.map { Array($0.digits.utf8.suffix(4)) }
    guard let found, let wanted, equalInConstantTime(typed, wanted) else {
      tries.withLock { $0.count(wrongFor: number, at: now()) }
      return nil
    }
    tries.withLock { $0.forget(number) }
    return found
  }

  /// Number and ending were right, at another kiosk.
  public func forgetTries(of number: ReceiptNumber) {
    tries.withLock { $0.forget(number) }
  }

  /// What a proven person handed in of a form within the last day; of several the newest. What rests on a
  /// typed number may be a stranger's.
  ///
  /// - Returns: it, and behind it what stands on the same receipt; nothing where there is none.
  public func handedIn(_ form: FormOfPerson) async throws(LedgerError) -> [RecordedSubmission] {
    let found = try await submissions(of: form.person).first {
      $0.submission.matter == form.matter && $0.submission.schema == form.schema
        && Self.proven.contains($0.verification)
        && abs($0.receipt.confirmedAt.milliseconds - now().milliseconds) < Self.day
    }
    guard let found else { return [] }
    let others = try await recorded(found.receipt.number)?
      .filter { $0.sequence != found.sequence && $0.submission.applicant == form.person }
    return [found] + (others ?? [])
  }

  /// What stands on one receipt, in the order in which it was confirmed; `nil` where nothing does.
  private func recorded(
    _ number: ReceiptNumber
  ) async throws(LedgerError) -> [RecordedSubmission]? {
    let found = try await recorded(
      where: "WHERE \(ReceiptPlace.ofNumber) ORDER BY submission.sequence", [number.digits])
    return found.isEmpty ? nil : found
  }

  private static let proven: Set<String> = ["verified", "expired"]

  /// What one person handed in at this kiosk, newest first.
  public func submissions(
    of applicant: PersonNumber, limit: Int = 50
  ) async throws(LedgerError) -> [RecordedSubmission] {
    let mark = Data(SubmissionSeal.mark(of: applicant, key: key))
    return try await recorded(
      where: "WHERE applicantMark = ? ORDER BY sequence DESC LIMIT ?", [mark, limit]
    ).filter { $0.submission.applicant == applicant }
  }

  private func recorded(
    where condition: String, _ arguments: StatementArguments
  ) async throws(LedgerError) -> [RecordedSubmission] {
    try await access { [self] db in
      var fault: (any Error)?
      let found = try SubmissionRow.fetch(db, where: condition, arguments)
        .compactMap { row -> RecordedSubmission? in
          do {
            return try SubmissionRow(row).opened(by: key)
          } catch {
            log.error("a row does not open", metadata: ["cause": "\(LedgerError(error).code)"])
            fault = fault ?? error
            return nil
          }
        }
      // One that was changed on the disk does not hide the others.
      if found.isEmpty, let fault { throw fault }
      return found
    }
  }
}
