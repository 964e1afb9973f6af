/// 电子证照: a certificate that an agency gave out and the platform keeps for its holder. It stands for
/// a paper that a form asks for, and nobody brings or scans that paper.
public struct ElectronicCertificate: Hashable, Sendable, Codable {
  /// By which the platform finds it; 1 to 100 printable ASCII characters.
  public let identifier: String
  public let kind: ElectronicCertificateKind
  /// 居民户口簿.
  public let name: String
  public let issuer: String
  public let issuedOn: CalendarDay
  /// The last day on which it counts; `nil` for one without an end.
  public let validUntil: CalendarDay?

  /// - Returns: `nil` when a part is empty, too long, or holds what cannot be shown on one line.
  public init?(
    identifier: String, kind: ElectronicCertificateKind, name: String, issuer: String,
    issuedOn: CalendarDay, validUntil: CalendarDay? = nil
  ) {
    guard (1...100).contains(identifier.utf8.count),
      identifier.utf8.allSatisfy({ (0x21...0x7e).contains($0) }),
      name.isShownOnOneLine, issuer.isShownOnOneLine
    else { return nil }
    self.identifier = identifier
    self.kind = kind
    self.name = name
    self.issuer = issuer
    self.issuedOn = issuedOn
    self.validUntil = validUntil
  }

  public func isValid(on day: CalendarDay) -> Bool {
    issuedOn <= day && validUntil.map { day <= $0 } ?? true
  }
}

/// Which certificate it is, in lower-case letters, digits and hyphens: `household-register`.
public struct ElectronicCertificateKind: Hashable, Sendable, Codable {
  public let code: String

  public init?(_ code: String) {
    guard (1...40).contains(code.utf8.count),
      code.utf8.allSatisfy({ byte in
        (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2d
      })
    else { return nil }
    self.code = code
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let kind = Self(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not the code of a certificate")
    }
    self = kind
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(code)
  }
}

// As platform and form write it: days in ISO 8601.
extension ElectronicCertificate {
  private enum CodingKeys: CodingKey { case identifier, kind, name, issuer, issuedOn, validUntil }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func day(_ text: String, _ key: CodingKeys) throws -> CalendarDay {
      guard let day = CalendarDay(iso: text) else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container, debugDescription: "not a day")
      }
      return day
    }
    let issuedOn = try container.decode(String.self, forKey: .issuedOn)
    let validUntil = try container.decodeIfPresent(String.self, forKey: .validUntil)
    guard
      let certificate = Self(
        identifier: try container.decode(String.self, forKey: .identifier),
        kind: try container.decode(ElectronicCertificateKind.self, forKey: .kind),
        name: try container.decode(String.self, forKey: .name),
        issuer: try container.decode(String.self, forKey: .issuer),
        issuedOn: try day(issuedOn, .issuedOn),
        validUntil: try validUntil.map { try day($0, .validUntil) })
    else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: container.codingPath, debugDescription: "a certificate that cannot be shown"))
    }
    self = certificate
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(identifier, forKey: .identifier)
    try container.encode(kind, forKey: .kind)
    try container.encode(name, forKey: .name)
    try container.encode(issuer, forKey: .issuer)
    try container.encode(issuedOn.iso, forKey: .issuedOn)
    try container.encodeIfPresent(validUntil?.iso, forKey: .validUntil)
  }
}

// As a paper's answer keeps it.
extension ElectronicCertificate {
  /// `certificate:` and the six parts, parted by semicolons, the last one empty where there is no end.
  public var text: String {
    let parts = [
      identifier, kind.code, name, issuer, issuedOn.iso, validUntil?.iso ?? "",
    ]
    return Self.mark + parts.map(\.escaped).joined(separator: ";")
  }

  public init?(_ text: some StringProtocol) {
    guard text.hasPrefix(Self.mark) else { return nil }
    let parts = text.dropFirst(Self.mark.count)
      .split(separator: ";", omittingEmptySubsequences: false).map { String($0).unescaped }
    guard parts.count == 6, let kind = ElectronicCertificateKind(parts[1]),
      let issuedOn = CalendarDay(iso: parts[4])
    else { return nil }
    let validUntil = CalendarDay(iso: parts[5])
    guard parts[5].isEmpty == (validUntil == nil) else { return nil }
    self.init(
      identifier: parts[0], kind: kind, name: parts[2], issuer: parts[3], issuedOn: issuedOn,
      validUntil: validUntil)
  }

  private static let mark = "certificate:"
}

extension String {
  /// 1 to 60 characters, none of which moves, hides or turns the others.
  fileprivate var isShownOnOneLine: Bool {
    (1...60).contains(count)
      && unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
        default: true
        }
      }
  }

  /// Without what parts answers and their parts.
  fileprivate var escaped: String {
    reduce(into: "") { text, character in
      switch character {
      case "%": text += "%25"
      case ",": text += "%2C"
      case ";": text += "%3B"
      default: text.append(character)
      }
    }
  }

  fileprivate var unescaped: String {
    replacing("%3B", with: ";").replacing("%2C", with: ",").replacing("%25", with: "%")
  }
}
