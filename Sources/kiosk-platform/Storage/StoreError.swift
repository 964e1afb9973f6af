import GRDB
import Sealing
import ServiceModel

/// Why the store did not do what it was asked. Nothing of a person is ever in it.
struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  enum Code: String, Hashable, Sendable {
    /// The key is known with other bytes, or for another person.
    case keyReused
    /// The case of this receipt has its evaluation.
    case alreadyEvaluated
    /// Pages that a submission names are not there; the error has which.
    case pagesMissing
    case unknownCase
    /// Somebody went on with the draft at another kiosk, or it is over.
    case draftElsewhere
    /// Somebody else holds the database; it passes.
    case busy
    /// The disk is full.
    case full
    /// The file is damaged, or not this platform's.
    case damaged
    /// Another platform uses the same folder.
    case inUse
    /// SQLite does not keep to WAL and `synchronous = FULL`.
    case notDurable
    /// What was sealed cannot be opened with the key at hand.
    case otherKey
    case failed
  }

  let code: Code
  /// What the technician reads.
  let detail: String
  let missing: [ContentDigest]

  init(_ code: Code, _ detail: String = "", missing: [ContentDigest] = []) {
    self.code = code
    self.detail = detail
    self.missing = missing
  }

  /// Without the statement and its arguments: they are about persons.
  init(_ error: any Error) {
    switch error {
    case let error as StoreError:
      self = error
    case let error as DatabaseError:
      let words = error.message ?? error.resultCode.description
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_INTERRUPT: self.init(.busy, words)
      case .SQLITE_FULL: self.init(.full, words)
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: self.init(.damaged, words)
      default: self.init(.failed, words)
      }
    case let error as SealingError:
      self.init(error.code == .otherKey ? .otherKey : .failed, error.code.rawValue)
    case is CancellationError:
      self.init(.busy, "the work was cancelled")
    default:
      self.init(.failed, String(describing: type(of: error)))
    }
  }

  var description: String { detail.isEmpty ? code.rawValue : "\(code.rawValue): \(detail)" }
}
