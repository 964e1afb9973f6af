import GRDB
import ServiceModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a submission's row says in clear: nothing about a person.
struct SubmissionHead {
  let sequence: Int64
  let id: String
  let session: String
  let kind: String
  let matter: String
  let matterName: String
  let schema: String
  let digest: String
  /// `ReceiptPlace.text`.
  let receiptNumber: String
  let confirmedAt: Int64
  let verification: String

  init(
    sequence: Int64, _ submission: Submission, on receipt: ReceiptPlace,
    confirmedAt: Timestamp, verification: String
  ) {
    self.sequence = sequence
    id = submission.id.text
    session = submission.session.text
    kind = submission.kind.rawValue
    matter = submission.matter.text
    matterName = submission.matterName
    schema = submission.schema
    digest = submission.digest.hexadecimal
    receiptNumber = receipt.text
    self.confirmedAt = confirmedAt.milliseconds
    self.verification = verification
  }

  init(_ row: Row) throws {
    sequence = try row.value("sequence")
    id = try row.value("id")
    session = try row.value("session")
    kind = try row.value("kind")
    matter = try row.value("matter")
    matterName = try row.value("matterName")
    schema = try row.value("schema")
    digest = try row.value("digest")
    receiptNumber = try row.value("receiptNumber")
    confirmedAt = try row.value("confirmedAt")
    verification = try row.value("verification")
  }

  /// - Throws: `.tampered` when a column does not have the form in which it was written.
  func receipt() throws(LedgerError) -> Receipt {
    guard let place = ReceiptPlace(text: receiptNumber), let id = SubmissionID(id),
      let digest = ContentDigest(hexadecimal: digest), let kind = SubmissionKind(rawValue: kind)
    else { throw LedgerError(.tampered, "row \(sequence)") }
    return Receipt(
      number: place.number, submission: id, digest: digest, kind: kind, matterName: matterName,
      confirmedAt: Timestamp(milliseconds: confirmedAt))
  }
}

extension Row {
  /// A column's value, or `.tampered` when it is not there or of another type.
  func value<Value: DatabaseValueConvertible>(_ column: String) throws(LedgerError) -> Value {
    guard let value = Value.fromDatabaseValue(self[column] as DatabaseValue) else {
      throw LedgerError(.tampered, "column \(column)")
    }
    return value
  }

  /// The same for a column that may be empty.
  func optional<Value: DatabaseValueConvertible>(_ column: String) throws(LedgerError) -> Value? {
    let stored: DatabaseValue = self[column]
    return stored.isNull ? nil : try value(column)
  }

  func bytes(_ column: String) throws(LedgerError) -> [UInt8] {
    let data: Data = try value(column)
    return [UInt8](data)
  }
}
