import Foundation
import Sealing
import ServiceModel

/// The catalogue's bundles that kiosks fetch: files that `kioskctl catalogue bundle` made. Another one
/// that takes its place is handed out from the next request on.
struct BundleShelf: Sendable {
  /// Of the whole bundle; those that say a difference lie beside it.
  let path: String

  enum Found: Sendable {
    case bundle(OpenBundle)
    /// The kiosk's catalogue is the newest.
    case newest
  }

  /// - Parameter base: SHA-256 of the catalogue that a kiosk has, in hexadecimal.
  /// - Returns: the smallest bundle that leads from there to the newest catalogue; `nil` when none was
  ///   published.
  func bundle(for base: String?) -> Found? {
    guard let whole = OpenBundle(path: path) else { return nil }
    guard let base, Self.isDigest(base), let newest = whole.content else { return .bundle(whole) }
    if newest == base { return .newest }
    let difference = OpenBundle(path: "\(path).from-\(base)")
    // One that was left behind by an older publication leads elsewhere.
    guard let difference, difference.content == newest else { return .bundle(whole) }
    return .bundle(difference)
  }

  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

/// A bundle that goes on being the one that was opened, whatever takes its place.
final class OpenBundle: Sendable {
  let size: Int
  /// A name for exactly this bundle: it follows from its header and signature.
  let mark: String
  /// SHA-256 of the catalogue that it makes, as its header says; `nil` for what is no bundle.
  let content: String?
  private let file: FileHandle

  init?(path: String) {
    guard let file = FileHandle(forReadingAtPath: path), let end = try? file.seekToEnd(), end > 0
    else { return nil }
    self.file = file
    size = Int(end)
    // Header and signature lie within.
    guard let beginning = Self.read(file, 0..<min(1024, size)) else { return nil }
    mark = "\"\(ContentDigest.of(beginning).hexadecimal.prefix(32))\""
    content = Self.content(beginning)
  }

  /// A part of it.
  func read(_ range: Range<Int>) -> [UInt8]? { Self.read(file, range) }

  private static func read(_ file: FileHandle, _ range: Range<Int>) -> [UInt8]? {
    guard (try? file.seek(toOffset: UInt64(range.lowerBound))) != nil,
      let data = try? file.read(upToCount: range.count), data.count == range.count
    else { return nil }
    return Array(data)
  }

  private struct Header: Decodable { let sha256: String }

  /// Eight letters, the length of the header, the header.
  private static func content(_ beginning: [UInt8]) -> String? {
    guard beginning.count > 12 else { return nil }
    let count = beginning[8..<12].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard count <= beginning.count - 12 else { return nil }
    return try? JSONDecoder().decode(Header.self, from: Data(beginning[12..<(12 + count)])).sha256
  }
}
