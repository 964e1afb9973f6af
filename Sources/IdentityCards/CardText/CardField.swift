/// A field of a card's text: where it lies, in bytes.
public struct CardField: Hashable, Sendable {
  /// For errors: `number`, never what it holds.
  public let name: String
  public let offset: Int
  public let count: Int

  public init(_ name: String, at offset: Int, count: Int) {
    self.name = name
    self.offset = offset
    self.count = count
  }

  /// The field's characters without the padding (U+0020, on some cards NUL) around them.
  ///
  /// A surrogate pair is one character; half a pair at the field's end, where a long name was cut,
  /// is left out; any other half pair becomes U+FFFD. Bytes beyond the text's end read as padding.
  public func characters(in text: [UInt8]) -> String {
    var units: [UInt16] = []
    for place in stride(from: offset, to: offset + count, by: 2) where place + 1 < text.count {
      units.append(UInt16(text[place]) | UInt16(text[place + 1]) << 8)
    }
    let padding: Set<UInt16> = [0x0000, 0x0020]
    while let last = units.last, padding.contains(last) { units.removeLast() }
    if let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
    return String(decoding: units.drop { padding.contains($0) }, as: UTF16.self)
  }

  /// The same where every character is one that can be shown; empty when there is only padding.
  ///
  /// - Returns: `nil` for a half pair or a control character.
  func words(in text: [UInt8]) -> String? {
    let characters = characters(in: text)
    let isReadable = characters.unicodeScalars.allSatisfy { scalar in
      scalar != "\u{FFFD}" && scalar.properties.generalCategory != .control
    }
    return isReadable ? characters : nil
  }
}

extension CardField {
  /// The resident card's fields (GA/T 490).
  public enum Resident {
    public static let name = CardField("name", at: 0, count: 30)
    public static let sex = CardField("sex", at: 30, count: 2)
    public static let ethnicGroup = CardField("ethnicGroup", at: 32, count: 4)
    public static let birth = CardField("birth", at: 36, count: 16)
    public static let address = CardField("address", at: 52, count: 70)
    public static let number = CardField("number", at: 122, count: 36)
    public static let issuer = CardField("issuer", at: 158, count: 30)
    public static let validFrom = CardField("validFrom", at: 188, count: 16)
    public static let validUntil = CardField("validUntil", at: 204, count: 16)
  }
  /// The fields of the permanent residence card of 2017 that are taken.
  public enum PermanentResident2017 {
    public static let englishName = CardField("englishName", at: 0, count: 120)
    public static let sex = CardField("sex", at: 120, count: 2)
    public static let number = CardField("number", at: 122, count: 30)
    public static let chineseName = CardField("chineseName", at: 158, count: 30)
    public static let validFrom = CardField("validFrom", at: 188, count: 16)
    public static let validUntil = CardField("validUntil", at: 204, count: 16)
    public static let birth = CardField("birth", at: 220, count: 16)
  }
  /// The fields of the permanent residence card of 2023 that are taken.
  public enum PermanentResident {
    public static let chineseName = CardField("chineseName", at: 0, count: 30)
    public static let sex = CardField("sex", at: 30, count: 2)
    public static let birth = CardField("birth", at: 36, count: 16)
    public static let englishName = CardField("englishName", at: 52, count: 70)
    public static let number = CardField("number", at: 122, count: 36)
    public static let validFrom = CardField("validFrom", at: 188, count: 16)
    public static let validUntil = CardField("validUntil", at: 204, count: 16)
    public static let englishNameEnd = CardField("englishNameEnd", at: 220, count: 22)
  }
}
