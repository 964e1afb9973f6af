import GRDB
import Sealing
import ServiceModel

/// Why the ledger did not do what it was asked. Nothing of a person is ever in it.
public struct LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
  public let code: Code
  /// What the technician reads.
  public let detail: String

  public init(_ code: Code, _ detail: String = "") {
    self.code = code
    self.detail = detail
  }

  /// A stable word; more may come, so a `switch` over it needs a `default`.
  public struct Code: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The disk is nearly or wholly full: nothing new is taken in, what waits is still sent.
    public static let spaceLow = Code(rawValue: "space-low")
    /// This submission's id is in the ledger with other bytes.
    public static let otherDigest = Code(rawValue: "other-digest")
    /// The submission's digest is not that of its body.
    public static let wrongDigest = Code(rawValue: "wrong-digest")
    /// The case that is to be evaluated has its evaluation.
    public static let alreadyEvaluated = Code(rawValue: "already-evaluated")
    /// A page of more bytes than the platform takes.
    public static let pageTooLarge = Code(rawValue: "page-too-large")
    public static let tooManyPages = Code(rawValue: "too-many-pages")
    /// The form to which a page was to be added is handed in.
    public static let alreadyHandedIn = Code(rawValue: "already-handed-in")
    /// A page that a submission names is not kept.
    public static let missingPage = Code(rawValue: "missing-page")
    public static let unknownSubmission = Code(rawValue: "unknown-submission")
    /// A sealed value was changed on the disk.
    public static let tampered = Code(rawValue: "tampered")
    /// The ledger was written with another sealing key.
    public static let otherKey = Code(rawValue: "other-key")
    /// Too many wrong endings were typed for a receipt number: come back later.
    public static let tooManyTries = Code(rawValue: "too-many-tries")
    /// No free receipt number was found for this day.
    public static let receiptNumbersExhausted = Code(rawValue: "receipt-numbers-exhausted")
    /// SQLite does not keep to `synchronous = FULL` or to WAL.
    public static let notDurable = Code(rawValue: "not-durable")
    /// Another process has the ledger open.
    public static let inUse = Code(rawValue: "in-use")
    /// A newer version of this program wrote it.
    public static let newerFormat = Code(rawValue: "newer-format")
    /// Others may write in the ledger's directory.
    public static let directoryOpenToOthers = Code(rawValue: "directory-open-to-others")
    /// The database or the file system refused; the detail says what it said.
    public static let storage = Code(rawValue: "storage")
  }

  public var responsible: DeviceFault.Responsible {
    switch code {
    case .otherDigest, .alreadyEvaluated, .tooManyTries, .unknownSubmission, .missingPage,
      .tooManyPages, .alreadyHandedIn:
      .resident
    case .tampered: .staff
    default: .technician
    }
  }

  public var description: String {
    detail.isEmpty ? code.rawValue : "\(code.rawValue): \(detail)"
  }

  /// Any error of the ledger's parts as one of its own. SQLite's words are kept, its arguments
  /// are not: they may be sealed values or receipt numbers.
  init(_ error: any Error) {
    switch error {
    case let error as LedgerError:
      self = error
    case let error as SealingError:
      self.init(error.code == .otherKey ? .otherKey : .tampered, error.description)
    case let error as DatabaseError:
      let words = "SQLite \(error.extendedResultCode.rawValue) \(error.message ?? "")"
      self.init(error.resultCode == .SQLITE_FULL ? .spaceLow : .storage, words)
    default:
      self.init(.storage, String(describing: type(of: error)))
    }
  }
}
