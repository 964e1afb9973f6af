import Glibc
import ServiceModel

/// What a social security card (社会保障卡) says of its holder, taken by tag: where a value stands
/// differs between the three generations.
public struct SocialCardText: Hashable, Sendable {
  public let name: String
  /// The social security number, which is the citizen number.
  public let number: CitizenNumber
  public let sex: Sex?
  public let birth: CalendarDay?
  public let validFrom: CalendarDay?
  public let validUntil: CalendarDay?

  /// - Parameter records: what the records of the files 05 and 06 hold, in any order. Any bytes are
  ///   safe.
  public init(records: [[UInt8]]) throws(SocialCardError) {
    var values = TaggedValues()
    for record in records { values.add(record) }
    let digits = Self.characters(values[0x08] ?? [])
    do {
      number = try CitizenNumber(digits)
    } catch {
      throw .damaged(field: "number")
    }
    name = try Self.name((values[0x09] ?? []) + (values[0x4E] ?? []))
    sex = values[0x0A].flatMap { Self.sex($0) }
    birth = values[0x0D].flatMap { Self.day($0) }
    validFrom = values[0x05].flatMap { Self.day($0) }
    validUntil = values[0x06].flatMap { Self.day($0) }
  }

  private static let padding: Set<UInt8> = [0x00, 0x20, 0xFF]

  /// ASCII; what is none becomes U+FFFD.
  private static func characters(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.filter { !padding.contains($0) }, as: UTF8.self)
  }

  private static func name(_ bytes: [UInt8]) throws(SocialCardError) -> String {
    // FF never stands in GB 18030; 00 and space are padding on both sides of the extension.
    let text = bytes.filter { $0 != 0x00 && $0 != 0xFF }
    guard let decoded = GB18030.decode(text) else { throw .damaged(field: "name") }
    let name = decoded.split(separator: " ").joined(separator: " ")
    let isReadable = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard !name.isEmpty, isReadable else { throw .damaged(field: "name") }
    return name
  }

  private static func sex(_ bytes: [UInt8]) -> Sex? {
    switch characters(bytes) {
    case "1", "\u{01}": .male
    case "2", "\u{02}": .female
    default: nil
    }
  }

  /// Four bytes of two decimal digits each.
  private static func day(_ bytes: [UInt8]) -> CalendarDay? {
    guard bytes.count == 4 else { return nil }
    let digits = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
    return CalendarDay(compact: digits.joined())
  }
}

extension SocialCardText: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String { "社会保障卡 \(number.masked)" }
  public var debugDescription: String { description }
}

/// Why a card with contacts gives no identity.
public enum SocialCardError: Error, Hashable, Sendable {
  /// It has not the application.
  case notSocialCard
  /// The card shows its contents only to terminals that it knows (status 6982).
  case isProtected
  /// The field is empty or holds something else than its kind of value.
  case damaged(field: String)
  /// Another status than the ones that are expected.
  case refused(UInt16)
}

extension Identity {
  /// What the card says. Nothing proves that it is genuine, as a security module does for an identity
  /// card: a chip with these values can be made by anybody. So it is `.unverified` at best.
  public init(socialCard card: SocialCardText, today: CalendarDay) {
    var contradictions: Set<IdentityContradiction> = []
    if let birth = card.birth, birth != card.number.birth {
      contradictions.insert(.birthDiffersFromNumber)
    }
    if let sex = card.sex, sex != card.number.sex { contradictions.insert(.sexDiffersFromNumber) }
    if let from = card.validFrom, today < from { contradictions.insert(.notYetValid) }
    let verification: IdentityVerification
    if !contradictions.isEmpty {
      verification = .inconsistent(contradictions)
    } else if let last = card.validUntil, last < today {
      verification = .expired(last)
    } else {
      verification = .unverified
    }
    self.init(
      name: card.name, number: PersonNumber(card.number), sex: card.number.sex,
      birth: card.number.birth,
      validFrom: card.validFrom, validity: card.validUntil.map(CardValidity.until),
      source: .socialSecurityCard, verification: verification)
  }
}

/// The characters of cards and of mainland China's older systems.
enum GB18030 {
  /// `nil` for bytes that are no characters of it.
  static func decode(_ bytes: [UInt8]) -> String? {
    let converter = iconv_open("UTF-8", "GB18030")
    // POSIX: -1 cast to a pointer.
    guard Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    // Two bytes become three at most, one becomes one.
    var output = [CChar](repeating: 0, count: bytes.count * 3 + 4)
    var inputLeft = input.count
    var outputLeft = output.count
    let status = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var to = output.baseAddress
        return iconv(converter, &from, &inputLeft, &to, &outputLeft)
      }
    }
    guard status != -1, inputLeft == 0 else { return nil }
    return String(
      decoding: output.dropLast(outputLeft).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
