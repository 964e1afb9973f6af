/// What a reader can be asked, and what its good answers look like.
///
/// Replies carry no number that ties them to their request, so the shape of the data is what tells
/// a late answer to an earlier command from the answer to this one.
public struct SDTCommand: Hashable, Sendable {
  /// For logs: `find-card`.
  public let name: String
  public let code: UInt8
  public let parameter: UInt8
  /// Good answers and the data that come with each.
  public let answers: [SAMStatus: DataShape]
  public let patience: Patience

  /// The data of a good answer.
  public enum DataShape: Hashable, Sendable {
    case exactly(Int)
    /// Up to `most` records of `count` bytes, at least one.
    case records(of: Int, most: Int)
    /// Two big-endian lengths, then text and photo of those lengths; the text is 256 bytes.
    case card

    func fits(_ data: [UInt8]) -> Bool {
      switch self {
      case .exactly(let count):
        data.count == count
      case .records(let count, let most):
        !data.isEmpty && data.count.isMultiple(of: count) && data.count <= count * most
      case .card:
        CardContents(data) != nil
      }
    }
  }

  /// How long an answer may take.
  public enum Patience: Hashable, Sendable {
    /// Answered from the module's memory or after one radio exchange.
    case short
    /// Many radio exchanges with the card.
    case long
  }

  public var frame: SDTFrame { SDTFrame(body: [code, parameter]) }

  /// Whether `reply` can be the answer to this command. A good answer's data must have its shape,
  /// and another command's good answer is a late one. The rest are errors of the module's, which
  /// come with no data worth the name; a card's data never belong to them.
  public func accepts(_ reply: SDTReply) -> Bool {
    if let shape = answers[reply.status] { return shape.fits(reply.data) }
    return !SAMStatus.good.contains(reply.status) && reply.data.count < CardContents.textCount
  }
}

extension SDTCommand {
  public static let resetModule = SDTCommand(
    name: "reset-module", code: 0x10, parameter: 0xFF, answers: [.ok: .exactly(0)],
    patience: .short)
  public static let moduleStatus = SDTCommand(
    name: "module-status", code: 0x11, parameter: 0xFF, answers: [.ok: .exactly(0)],
    patience: .short)
  public static let moduleIdentifier = SDTCommand(
    name: "module-identifier", code: 0x12, parameter: 0xFF,
    answers: [.ok: .exactly(SAMIdentifier.byteCount)], patience: .short)
  /// 寻卡.
  public static let findCard = SDTCommand(
    name: "find-card", code: 0x20, parameter: 0x01, answers: [.cardFound: .exactly(4)],
    patience: .short)
  /// 选卡.
  public static let selectCard = SDTCommand(
    name: "select-card", code: 0x20, parameter: 0x02, answers: [.ok: .exactly(8)],
    patience: .short)
  /// Text and photo. (The command that adds fingerprints is not used: more than the service needs.)
  public static let readCard = SDTCommand(
    name: "read-card", code: 0x30, parameter: 0x01, answers: [.ok: .card], patience: .long)
  /// 追加地址. Asked again to learn whether the card still lies there.
  public static let addedAddresses = SDTCommand(
    name: "added-addresses", code: 0x30, parameter: 0x03,
    answers: [.ok: .records(of: 70, most: 4), .itemEmpty: .exactly(0)], patience: .short)
  /// The card's management number, for the same use where the addresses are not known.
  public static let managementNumber = SDTCommand(
    name: "management-number", code: 0x30, parameter: 0x05,
    answers: [.ok: .exactly(28), .itemEmpty: .exactly(0)], patience: .short)

  public static let all = [
    resetModule, moduleStatus, moduleIdentifier, findCard, selectCard, readCard, addedAddresses,
    managementNumber,
  ]
}
