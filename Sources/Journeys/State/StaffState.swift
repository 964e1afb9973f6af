import ServiceModel

/// A member of the centre's staff at the kiosk: signing in, and what the house says of itself.
public struct StaffState: Hashable, Sendable {
  public var isAdmitted = false
  public var refusal: StaffRefusal?
  public var report: HallReport?
  /// What came of the last thing that was asked for.
  public var done: StaffOutcome?
  public init() {}
}

/// What came of something that the staff asked for. It is said when it is so, and not before.
public enum StaffOutcome: Hashable, Sendable {
  case sentAgain
  case printerCleared
  case failed
}

/// Why a code opens nothing.
public enum StaffRefusal: Hashable, Sendable {
  case wrong(triesLeft: Int)
  /// Too many wrong codes: nobody is let in for a while.
  case locked(minutes: Int)
}

/// How the kiosk is, in one look. What cannot be told is `nil`.
public struct HallReport: Hashable, Sendable {
  /// Submissions that wait for the line.
  public var waiting: Int?
  /// Submissions that the platform gave back.
  public var refused: Int?
  /// How often help was called since the start.
  public var calls: Int?
  public var reader: ReaderReport?
  public var catalogue: CatalogueReport?

  public init(
    waiting: Int? = nil, refused: Int? = nil, calls: Int? = nil, reader: ReaderReport? = nil,
    catalogue: CatalogueReport? = nil
  ) {
    self.waiting = waiting
    self.refused = refused
    self.calls = calls
    self.reader = reader
    self.catalogue = catalogue
  }
}

/// Which guides are shown, and why no newer ones.
public struct CatalogueReport: Hashable, Sendable {
  public var version: String
  /// What the technician is told of a newer catalogue that was refused.
  public var trouble: String?

  public init(version: String, trouble: String? = nil) {
    self.version = version
    self.trouble = trouble
  }
}

/// What the reader of identity cards says when it is asked.
public enum ReaderReport: Hashable, Sendable {
  /// - number: of its security module, by which its maker knows it.
  case works(number: String?)
  case fails(DeviceFault)
}
