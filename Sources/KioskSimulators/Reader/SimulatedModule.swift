import IdentityCards

/// A security module as its reader shows it: answers one request after the other. Pure.
public struct SimulatedModule: Sendable {
  /// What lies on the reader.
  public private(set) var card: SampleCard?
  /// It was read and is not found again before it left.
  private var wasRead = false
  /// The card leaves while it is being read.
  public var losesCardWhileReading = false
  /// How often a card was read whole.
  public private(set) var reads = 0

  public init() {}

  public mutating func put(_ card: SampleCard) {
    self.card = card
    wasRead = false
  }

  public mutating func take() {
    card = nil
    wasRead = false
  }

  public mutating func answer(_ request: SDTFrame) -> SDTReply {
    let command = SDTCommand.all.first { Array(request.body.prefix(2)) == [$0.code, $0.parameter] }
    switch command {
    case .resetModule?, .moduleStatus?: return SDTReply(status: .ok)
    case .moduleIdentifier?:
      return SDTReply(status: .ok, data: [UInt8](repeating: 1, count: SAMIdentifier.byteCount))
    case .findCard?:
      guard card != nil, !wasRead else { return SDTReply(status: .noCard) }
      return SDTReply(status: .cardFound, data: [0, 0, 0, 0])
    case .selectCard?:
      guard card != nil, !wasRead else { return SDTReply(status: .selectFailed) }
      return SDTReply(status: .ok, data: [UInt8](repeating: 0, count: 8))
    case .readCard?: return read()
    case .addedAddresses?, .managementNumber?:
      return SDTReply(status: card != nil && wasRead ? .itemEmpty : .readFailed)
    default: return SDTReply(status: .unknownCommand)
    }
  }

  private mutating func read() -> SDTReply {
    guard let card, !wasRead else { return SDTReply(status: .readFailed) }
    if losesCardWhileReading {
      losesCardWhileReading = false
      take()
      return SDTReply(status: .readFailed)
    }
    switch card.cardFault {
    case .integrity: return SDTReply(status: .integrityFailed)
    case .unreadable:
      wasRead = true
      return SDTReply(
        status: .ok, data: [1, 0, 4, 0] + [UInt8](repeating: 0xFF, count: 256 + 1024))
    case nil:
      wasRead = true
      reads += 1
      return SDTReply(
        status: .ok, data: [1, 0, 4, 0] + card.text + [UInt8](repeating: 0, count: 1024))
    }
  }
}
