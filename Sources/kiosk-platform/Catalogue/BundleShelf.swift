import Foundation
import Sealing
import ServiceModel

/// The catalogue's bundle that kiosks fetch: a file that `kioskctl catalogue bundle` made. Another one
/// that takes its place is handed out from the next request on.
struct BundleShelf: Sendable {
  let path: String

  struct Piece: Sendable {
    let bytes: [UInt8]
    let range: Range<Int>
    let size: Int
  }

  /// A name for exactly this bundle: it follows from its header and signature. `nil` when there is none.
  func mark() -> String? {
    guard let beginning = read(0..<Self.beginning)?.bytes, !beginning.isEmpty else { return nil }
    return "\"\(ContentDigest.of(beginning).hexadecimal.prefix(32))\""
  }

  /// Header and signature lie within.
  private static let beginning = 1024

  /// A part of it, cut at its end; `nil` when there is none, or the part begins behind its end.
  func read(_ wanted: Range<Int>) -> Piece? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    guard let size = try? file.seekToEnd(), wanted.lowerBound < Int(size) else { return nil }
    let range = wanted.clamped(to: 0..<Int(size))
    guard (try? file.seek(toOffset: UInt64(range.lowerBound))) != nil,
      let data = try? file.read(upToCount: range.count), data.count == range.count
    else { return nil }
    return Piece(bytes: Array(data), range: range, size: Int(size))
  }
}
