/// What a reader answers.
public struct SDTReply: Hashable, Sendable {
  /// SW1 and SW2: the card's own status words, mostly zero.
  public let cardStatus: UInt16
  /// SW3.
  public let status: SAMStatus
  public let data: [UInt8]

  public init(status: SAMStatus, data: [UInt8] = [], cardStatus: UInt16 = 0) {
    self.cardStatus = cardStatus
    self.status = status
    self.data = data
  }

  /// `nil` when the frame is too short for a reply.
  public init?(_ frame: SDTFrame) {
    guard frame.body.count >= 3 else { return nil }
    cardStatus = UInt16(frame.body[0]) << 8 | UInt16(frame.body[1])
    status = SAMStatus(rawValue: frame.body[2])
    data = Array(frame.body.dropFirst(3))
  }

  public var frame: SDTFrame {
    SDTFrame(
      body: [UInt8(cardStatus >> 8), UInt8(truncatingIfNeeded: cardStatus), status.rawValue] + data)
  }
}

extension SDTReply: CustomStringConvertible {
  /// Status and size: the data are a person's.
  public var description: String { "reply \(status) with \(data.count) bytes" }
}
