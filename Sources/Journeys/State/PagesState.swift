import ServiceModel

/// The pages of a paper on their way into the form.
public struct PagesState: Hashable, Sendable {
  public enum Phase: Hashable, Sendable {
    case idle
    /// The scanner is at work.
    case scanning
    /// It is turned or cut.
    case editing
    /// A file is read from a stick.
    case fetching
    /// It is being written to the disk.
    case keeping

    /// Nobody needs to touch anything meanwhile. A stick lets us wait for as long as it likes.
    var endsByItself: Bool { self != .idle && self != .fetching }
  }

  public var phase = Phase.idle
  /// Counts what was asked for: an answer to anything but the last is dropped.
  public var order = 0
  /// As it came from the glass.
  public var taken: CapturedPage?
  /// How it is turned and cut.
  public var edit = PageEdit()
  /// The same once the scanner's room has done it.
  var wanted = PageEdit()
  /// As it would go with the form.
  public var shown: ScannedPage?
  /// The edges of which something can be cut off stand there.
  public var showsEdges = false
  /// On the way from a phone; `nil` while no code for one is shown.
  public var phone: PhoneState?
  /// The stick that is to bring files; `nil` while none is asked for.
  public var stick: StickState?
  /// What the platform keeps for a paper; `nil` until it has said so.
  public var certificates: [ElectronicCertificate]?
  /// Came from the phone or a file, and wait until the one before is kept or put away.
  var waiting: [ScannedPage] = []
  /// Of pages that were kept, as far as they could be drawn.
  public var thumbnails: [ContentDigest: PagePicture] = [:]

  public init() {}

  /// One step begins.
  mutating func begin(_ phase: Phase) -> Int {
    self.phase = phase
    order += 1
    return order
  }

  /// Another form begins: nothing of the one before stays, and no answer to it is taken.
  mutating func begin() {
    let last = order
    self = PagesState()
    order = last + 1
  }

  /// The page on the screen is not wanted, or not any more.
  mutating func putAway() {
    phase = .idle
    order += 1
    taken = nil
    shown = nil
    showsEdges = false
    edit = PageEdit()
  }
}

/// How it stands with the phone that is to send photos.
public struct PhoneState: Hashable, Sendable {
  public enum Standing: Hashable, Sendable {
    case opening
    /// The code is shown.
    case open
    /// A phone has scanned it.
    case connected
    /// A photo is being fetched.
    case coming
    case unreachable
    /// The code's time is over.
    case ended
  }

  /// Of the asking: what an earlier code brings is dropped.
  let order: Int
  public var standing = Standing.opening
  /// What the code holds.
  public var address: String?

  init(order: Int) { self.order = order }

  /// The present code is of no use.
  var mayBeginAnew: Bool { standing == .ended || standing == .unreachable && address == nil }
}

/// How it stands with the stick that is to bring files.
public struct StickState: Hashable, Sendable {
  /// Of the asking: what an earlier one brings is dropped.
  let order: Int
  public var standing = StickEvent.absent
  /// Plugged in by now: a loose one comes and goes without anybody.
  var wasSeen = false

  init(order: Int) { self.order = order }
}

/// What a look at a page that was kept brought.
public enum PageLook: Hashable, Sendable {
  case picture(PagePicture)
  /// It is there and could not be drawn.
  case unseen
  /// It is not there.
  case missing
}
