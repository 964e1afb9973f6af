/// What somebody's credential on a telephone says (电子社保卡, 医保电子凭证 and the like), as a scanner read
/// it: opaque and short-lived. Whose it is only the platform knows; nothing is taken out of it.
public struct CredentialCode: Hashable, Sendable {
  public let text: String

  /// `nil` unless it is 1 to 1,024 printable ASCII characters.
  public init?(_ text: some StringProtocol) {
    let isCode =
      (1...1024).contains(text.utf8.count) && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    guard isCode else { return nil }
    self.text = String(text)
  }
}

extension CredentialCode: CustomStringConvertible, CustomDebugStringConvertible {
  /// The size only: for as long as it is good it stands for a person.
  public var description: String { "code of \(text.utf8.count) characters" }
  public var debugDescription: String { description }
}
