import Foundation

/// The card of a person who does not exist.
public struct SampleCard: Hashable, Sendable, Decodable {
  /// `lin`: how a demonstration names it.
  public var id: String
  public var name: String
  public var number: String
  /// GB/T 2261.1, one digit.
  public var sex: String
  /// GB/T 3304, two digits.
  public var ethnicGroup: String
  /// Eight digits, like the two days of validity; `validUntil` may be 长期.
  public var birth: String
  public var address: String
  public var issuer: String
  public var validFrom: String
  public var validUntil: String
  /// 追加地址.
  public var addedAddresses: [String]?
  /// What is to be tried with it, in a few words.
  public var label: String?
  public var note: String?
  public var cardFault: Fault?
  /// On a foreigner's card.
  public var englishName: String?
  /// The letter at byte 248 that tells kinds of cards apart; none on a resident card.
  public var kind: String?

  /// The beginning of the packed photo; zeros follow.
  public var photo: [UInt8]?

  /// What is wrong with the card itself.
  public enum Fault: String, Hashable, Sendable, Decodable {
    /// Its contents cannot be read, however long it lies there.
    case unreadable
    /// The module does not vouch for it.
    case integrity
    /// It is no identity card.
    case foreign
  }

  /// The cards of `samples/persons.json` among the assets.
  public static func load(assets: String) throws -> [SampleCard] {
    let data = try Data(contentsOf: URL(filePath: "\(assets)/samples/persons.json"))
    return try JSONDecoder().decode(File.self, from: data).persons
  }

  private struct File: Decodable {
    let persons: [SampleCard]
  }

  /// How its holder is called.
  public var shownName: String { name.isEmpty ? englishName ?? "" : name }

  /// The 256 bytes that a reader gives: UTF-16LE, every field padded with U+0020.
  public var text: [UInt8] {
    var bytes: [UInt8] = []
    for (value, count) in fields {
      var field = value.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      while field.count < count { field += [0x20, 0x00] }
      bytes += field.prefix(count)
    }
    return bytes
  }

  /// What a reader gives of the added addresses: 70 bytes each.
  public var addedText: [UInt8] {
    (addedAddresses ?? []).flatMap { address in
      var field = address.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      while field.count < 70 { field += [0x20, 0x00] }
      return field.prefix(70)
    }
  }

  /// Sizes in bytes.
  private var fields: [(value: String, count: Int)] {
    if kind == "Y" { return foreignersFields }
    if kind == "I" { return foreignersFields2017 }
    // GA/T 490.
    return [
      (name, 30), (sex, 2), (ethnicGroup, 4), (birth, 16), (address, 70), (number, 36),
      (issuer, 30), (validFrom, 16), (validUntil, 16), ("", 28), (kind ?? "", 2), ("", 6),
    ]
  }

  /// The foreigner's card of 2017: a code of no country, version and authority left empty.
  private var foreignersFields2017: [(value: String, count: Int)] {
    [
      (englishName ?? "", 120), (sex, 2), (number, 30), ("ZZZ", 6), (name, 30), (validFrom, 16),
      (validUntil, 16), (birth, 16), ("", 12), ("I", 2), ("", 6),
    ]
  }

  /// The foreigner's card of 2023: the English name's end stands apart, the country is 999.
  private var foreignersFields: [(value: String, count: Int)] {
    let english = englishName ?? ""
    return [
      (name, 30), (sex, 2), (ethnicGroup, 4), (birth, 16), (String(english.prefix(35)), 70),
      (number, 36), ("", 30), (validFrom, 16), (validUntil, 16),
      (String(english.dropFirst(35)), 22), ("999", 6), ("Y", 2), ("", 6),
    ]
  }
}
