import Foundation

/// A reader on USB that the kiosk knows, a line of assets/devices/readers.json.
public struct ReaderModel: Hashable, Sendable {
  public enum Role: String, Hashable, Sendable, Decodable {
    case reader
    /// A reader that waits for new firmware: named, never read from.
    case firmwareUpgrade = "firmware-upgrade-mode"
  }

  public let vendor: UInt16
  public let product: UInt16
  public let role: Role
  public let name: String

  /// - Throws: `ReaderTableError`, which names the file.
  public static func load(path: String) throws(ReaderTableError) -> [ReaderModel] {
    struct Table: Decodable {
      struct Line: Decodable {
        let vendor: String
        let product: String
        let role: Role
        let name: String
      }
      let usb: [Line]
    }
    do {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      return try JSONDecoder().decode(Table.self, from: data).usb.map { line in
        guard let vendor = UInt16(line.vendor, radix: 16),
          let product = UInt16(line.product, radix: 16)
        else {
          throw ReaderTableError(
            path: path, cause: "\(line.vendor):\(line.product) is not two times four digits")
        }
        return ReaderModel(
          vendor: vendor, product: product, role: line.role, name: line.name)
      }
    } catch let error as ReaderTableError {
      throw error
    } catch {
      throw ReaderTableError(path: path, cause: "\(error)")
    }
  }
}

/// The table of readers cannot be used.
public struct ReaderTableError: Error, Hashable, Sendable, CustomStringConvertible {
  public let path: String
  public let cause: String
  public var description: String { "\(path): \(cause)" }
}
