/// The order for one document on paper. Bytes reach a printer only under the ticket of the
/// session that is open, and nothing of a ticket outlives its session.
public struct PrintTicket: Hashable, Sendable {
  public let id: TicketID
  public let session: SessionID
  /// What the person reads while it prints: `办理回执`.
  public let title: String
  public let digest: ContentDigest
  public let pages: Int
  public let copies: Int

  public init(
    id: TicketID, session: SessionID, title: String, digest: ContentDigest, pages: Int,
    copies: Int = 1
  ) {
    self.id = id
    self.session = session
    self.title = title
    self.digest = digest
    self.pages = pages
    self.copies = copies
  }
}

/// What becomes of a ticket, as told while it is open.
public enum TicketProgress: Hashable, Sendable {
  /// The printing system has the job; nothing is on paper yet.
  case accepted
  /// The printer works on it.
  case printing
  /// It waits for somebody: `fault` says for whom. Not an end.
  case held(DeviceFault)
  /// An end: nothing more comes after it.
  case ended(TicketOutcome)
}

/// How a ticket ended.
public enum TicketOutcome: Hashable, Sendable {
  /// The printer reports the pages out. (A person still confirms the paper in the hand.)
  case delivered
  /// It will not come out; the job is cancelled whole.
  case failed(DeviceFault)
  /// The session ended or the person asked for it.
  case cancelled
  /// The connection broke after the printer had it: only a look at the tray can tell.
  case uncertain
}

/// A document ready for a printer: PDF bytes and what they are.
public struct PrintableDocument: Hashable, Sendable {
  public let bytes: [UInt8]
  public let digest: ContentDigest
  public let pages: Int
  public let title: String

  public init(bytes: [UInt8], digest: ContentDigest, pages: Int, title: String) {
    self.bytes = bytes
    self.digest = digest
    self.pages = pages
    self.title = title
  }
}
