import FoundationEssentials
import ServiceModel

/// What somebody who gave a mobile number is told by short message once the platform has what was handed
/// in: its number and how to ask. Of the person and the matter it says nothing: a locked telephone shows
/// it to whoever sits beside.
struct ReceiptMessage: Hashable, Sendable, Codable {
  let mobile: String
  let words: String

  /// `nil` where no number was given, or one that is none.
  init?(_ answers: [String: SentAnswer], _ receipt: ReceiptNumber) {
    guard case .one(let text) = answers["mobile"], let mobile = MobileNumber(text) else {
      return nil
    }
    self.mobile = mobile.digits
    words =
      "您在自助终端交的材料，办事平台已经收到。回执号 \(receipt.grouped)。办到哪一步，凭回执号在自助终端上可以查。"
  }

  /// - Throws: what the store's own bytes never cause.
  init(bytes: [UInt8]) throws { self = try JSONDecoder().decode(Self.self, from: Data(bytes)) }

  var bytes: [UInt8] { (try? JSONEncoder().encode(self)).map { [UInt8]($0) } ?? [] }
}

/// One that waits for the gateway of short messages.
struct WaitingMessage: Hashable, Sendable, Encodable {
  /// Never given twice: the gateway that is handed one again knows it.
  let number: Int64
  let receiptNumber: ReceiptNumber
  let mobile: String
  let words: String
}
