import IdentityCards

/// The security module of a simulated reader: what it answers, without any line.
public struct SimulatedModule: Sendable {
  /// What lies on the reader.
  public var card: SampleCard? {
    didSet { progress = .fresh }
  }
  /// The card goes while its contents are read.
  public var leavesDuringReading = false
  /// Answers with this to everything: `.notAuthorised`, `.selfTestFailed`.
  public var refusal: SAMStatus?
  /// Commands taken since the start.
  public private(set) var commands = 0

  private var progress = Progress.fresh

  private enum Progress {
    case fresh
    case found
    case selected
    /// Not found again until it was lifted.
    case read
  }

  /// `05.03-20240101-0000000001-0000000002`.
  public static let identifier: [UInt8] =
    [0x05, 0x00, 0x03, 0x00, 0xE5, 0xD6, 0x34, 0x01, 0x01, 0, 0, 0, 0x02, 0, 0, 0]

  public init() {}

  public mutating func answer(_ request: SDTFrame) -> SDTReply {
    commands += 1
    if let refusal { return SDTReply(status: refusal) }
    switch request.body {
    case SDTCommand.resetModule.frame.body:
      progress = .fresh
      return SDTReply(status: .ok)
    case SDTCommand.moduleStatus.frame.body: return SDTReply(status: .ok)
    case SDTCommand.moduleIdentifier.frame.body:
      return SDTReply(status: .ok, data: Self.identifier)
    case SDTCommand.findCard.frame.body: return find()
    case SDTCommand.selectCard.frame.body: return select()
    case SDTCommand.readCard.frame.body: return read()
    case SDTCommand.addedAddresses.frame.body:
      guard liesRead, let added = card?.addedText else { return SDTReply(status: .readFailed) }
      return SDTReply(status: added.isEmpty ? .itemEmpty : .ok, data: added)
    case SDTCommand.managementNumber.frame.body:
      return liesRead
        ? SDTReply(status: .ok, data: [UInt8](repeating: 0x20, count: 28))
        : SDTReply(status: .readFailed)
    default: return SDTReply(status: .unknownCommand)
    }
  }

  private var liesRead: Bool { card != nil && progress == .read }

  private mutating func find() -> SDTReply {
    guard card != nil, progress != .read else { return SDTReply(status: .noCard) }
    progress = .found
    return SDTReply(status: .cardFound, data: [0, 0, 0, 0])
  }

  private mutating func select() -> SDTReply {
    guard card != nil, progress == .found else { return SDTReply(status: .selectFailed) }
    progress = .selected
    return SDTReply(status: .ok, data: [UInt8](repeating: 0, count: 8))
  }

  private mutating func read() -> SDTReply {
    guard let card, progress == .selected else { return SDTReply(status: .readFailed) }
    if leavesDuringReading {
      leavesDuringReading = false
      self.card = nil
      return SDTReply(status: .readFailed)
    }
    switch card.cardFault {
    case .unreadable:
      progress = .fresh
      return SDTReply(status: .readFailed)
    case .integrity:
      progress = .fresh
      return SDTReply(status: .integrityFailed)
    case .foreign:
      progress = .fresh
      return SDTReply(status: .notIdentityCard)
    case nil: break
    }
    progress = .read
    // 256 bytes of text, 1024 of a photo that shows nobody.
    let photo = (card.photo ?? []) + [UInt8](repeating: 0, count: 1024)
    return SDTReply(
      status: .ok, data: [0x01, 0x00, 0x04, 0x00] + card.text + photo.prefix(1024))
  }
}
