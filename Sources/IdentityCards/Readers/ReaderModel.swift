import Foundation

/// A line of the device table: a reader on USB, or something that looks like one.
public struct ReaderModel: Hashable, Sendable, Decodable {
  /// USB vendor and product number; both must match, since makers share a chip's vendor number.
  public let vendor: UInt16
  public let product: UInt16
  public let role: Role
  public let name: String

  public enum Role: String, Hashable, Sendable, Decodable {
    case reader
    /// Recognised and named, never read from.
    case firmwareUpgradeMode = "firmware-upgrade-mode"
  }

  public init(vendor: UInt16, product: UInt16, role: Role = .reader, name: String) {
    self.vendor = vendor
    self.product = product
    self.role = role
    self.name = name
  }

  /// The models of a device table, `assets/devices/readers.json`.
  ///
  /// - Throws: what reading and decoding the file throw; the decoder names the place.
  public static func load(path: String) throws -> [ReaderModel] {
    let data = try Data(contentsOf: URL(filePath: path))
    return try JSONDecoder().decode(Table.self, from: data).usb
  }

  private struct Table: Decodable {
    let usb: [ReaderModel]
  }

  private enum CodingKeys: String, CodingKey {
    case vendor, product, role, name
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    vendor = try Self.number(.vendor, container)
    product = try Self.number(.product, container)
    role = try container.decode(Role.self, forKey: .role)
    name = try container.decode(String.self, forKey: .name)
  }

  /// Four hexadecimal digits, as `lsusb` shows them.
  private static func number(
    _ key: CodingKeys, _ container: KeyedDecodingContainer<CodingKeys>
  ) throws -> UInt16 {
    let text = try container.decode(String.self, forKey: key)
    guard text.utf8.count == 4, text.allSatisfy(\.isHexDigit), let number = UInt16(text, radix: 16)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: container, debugDescription: "four hexadecimal digits are wanted")
    }
    return number
  }
}
