/// SW3: the security module's answer to a command.
///
/// Makers add codes of their own, so every byte is a status; one that is not listed stays itself.
public struct SAMStatus: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let ok = SAMStatus(rawValue: 0x90)
  public static let cardFound = SAMStatus(rawValue: 0x9F)
  /// The item that was asked for is not on the card.
  public static let itemEmpty = SAMStatus(rawValue: 0x91)
  public static let noCard = SAMStatus(rawValue: 0x80)
  public static let selectFailed = SAMStatus(rawValue: 0x81)
  public static let wrongCheck = SAMStatus(rawValue: 0x10)
  public static let wrongLength = SAMStatus(rawValue: 0x11)
  public static let unknownCommand = SAMStatus(rawValue: 0x21)
  public static let notPermitted = SAMStatus(rawValue: 0x23)
  public static let unknownError = SAMStatus(rawValue: 0x24)
  public static let cardRefusedModule = SAMStatus(rawValue: 0x31)
  public static let moduleRefusedCard = SAMStatus(rawValue: 0x32)
  public static let integrityFailed = SAMStatus(rawValue: 0x33)
  public static let notIdentityCard = SAMStatus(rawValue: 0x40)
  public static let readFailed = SAMStatus(rawValue: 0x41)
  public static let randomFailed = SAMStatus(rawValue: 0x47)
  public static let selfTestFailed = SAMStatus(rawValue: 0x60)
  public static let notAuthorised = SAMStatus(rawValue: 0x66)

  /// What a command that succeeded answers.
  public static let good: Set<SAMStatus> = [.ok, .cardFound, .itemEmpty]
}

extension SAMStatus: CustomStringConvertible {
  /// Two hexadecimal digits, as makers' manuals list them.
  public var description: String {
    let digits = String(rawValue, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }
}
