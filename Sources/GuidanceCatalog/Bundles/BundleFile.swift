import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// A file that is read from its beginning, in pieces.
final class PiecedFile: Sendable {
  static let pieceSize = 1 << 18
  private let descriptor: Int32

  /// How many bytes were read.
  var place: Int { Int(lseek(descriptor, 0, SEEK_CUR)) }

  init(path: String) throws(BundleError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw BundleError(.unreadable, cause: "\(path): \(String(cString: strerror(errno)))")
    }
  }

  deinit { close(descriptor) }

  /// Empty at the end.
  func read(atMost most: Int = pieceSize) throws(BundleError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: most)
    while true {
      let count = Glibc.read(descriptor, &bytes, most)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw BundleError(.unreadable, cause: String(cString: strerror(errno)))
      }
      return Array(bytes[..<count])
    }
  }

  /// - Throws: `malformed` when the file ends before.
  func read(exactly count: Int) throws(BundleError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let piece = try read(atMost: count - bytes.count)
      guard !piece.isEmpty else { throw BundleError(.malformed, cause: "the file ends too early") }
      bytes += piece
    }
    return bytes
  }

  /// The header of a bundle, proven; the catalogue's bytes come next.
  func header(_ seal: BundleSeal) throws(BundleError) -> BundleHeader {
    guard try read(exactly: BundleLayout.mark.count) == BundleLayout.mark else {
      throw BundleError(.malformed, cause: "not a bundle")
    }
    let length = try read(exactly: 4).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= BundleLayout.longestHeader else {
      throw BundleError(.malformed, cause: "a header of \(length) bytes")
    }
    let text = try read(exactly: length)
    let signature = try read(exactly: BundleLayout.signatureCount)
    guard seal.verifies(signature, BundleLayout.signedText(text)) else {
      throw BundleError(.badSignature)
    }
    guard let header = try? JSONDecoder().decode(BundleHeader.self, from: Data(text)) else {
      throw BundleError(.malformed, cause: "a header that cannot be read")
    }
    return header
  }
}

/// Writes a draft from its beginning.
final class DraftWriter: Sendable {
  private let descriptor: Int32

  init(_ draft: FileDraft) throws(BundleError) {
    descriptor = open(draft.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.failure }
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8]) throws(BundleError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure }
      rest = rest.dropFirst(count)
    }
  }

  private static var failure: BundleError {
    BundleError(.notWritten, cause: String(cString: strerror(errno)))
  }
}
