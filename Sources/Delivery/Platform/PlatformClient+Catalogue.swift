/// A part of the catalogue's bundle, or the word that there is nothing new.
public enum CataloguePart: Hashable, Sendable {
  /// The bundle that the mark names is still the newest.
  case unchanged
  /// `bytes` begin at `start` of a bundle of `size` bytes that the mark names.
  case part(bytes: [UInt8], start: Int, size: Int, mark: String)
}

extension PlatformClient {
  /// Asks for a part of the newest bundle (`GET /v1/catalogue`).
  ///
  /// - Parameters:
  ///   - start: how many bytes are there already, of the bundle that `mark` names.
  ///   - length: at most so many; a slow line carries them within the client's time limit.
  ///   - mark: with a `start` of 0 the bundle that is known already, which is not sent again.
  ///   - base: SHA-256 of the catalogue that is there, in hexadecimal: the difference from it will do.
  /// - Returns: a part that begins at 0 when the bundle is another than `mark` names.
  /// - Throws: `.refused` with `no-catalogue` when none was published.
  public func catalogue(
    from start: Int, atMost length: Int, mark: String?, base: String? = nil
  ) async throws(PlatformError) -> CataloguePart {
    var headers: [(name: String, value: String)] = [
      ("Range", "bytes=\(start)-\(start + length - 1)")
    ]
    // No If-Range: another bundle would then be sent whole, more than an answer may hold.
    if let mark, start == 0 { headers.append(("If-None-Match", mark)) }
    let path = "/v1/catalogue" + (base.map { "?base=\($0)" } ?? "")
    let response = try await exchange("GET", path, headers: headers)
    let tag = response.headers["etag"] ?? ""
    guard [304, 416].contains(response.status) || response.status >= 400 || Self.isMark(tag) else {
      throw .unreadable("ETag")
    }
    if start > 0, response.status == 416 || response.status == 206 && tag != mark {
      return try await catalogue(from: 0, atMost: length, mark: nil, base: base)
    }
    switch response.status {
    case 304 where (mark != nil || base != nil) && start == 0: return .unchanged
    case 206:
      guard let range = Self.contentRange(response.headers["content-range"] ?? ""),
        range.bytes.count == response.body.count, range.bytes.lowerBound == start,
        range.bytes.count <= length
      else { throw .unreadable("Content-Range") }
      return .part(
        bytes: response.body, start: range.bytes.lowerBound, size: range.size, mark: tag)
    default: throw PlatformError(response)
    }
  }

  /// A strong entity tag (RFC 9110 §8.8.3) that may be sent back as it is.
  static func isMark(_ text: String) -> Bool {
    text.utf8.count > 2 && text.utf8.count <= 128 && text.hasPrefix("\"") && text.hasSuffix("\"")
      && text.utf8.dropFirst().dropLast().allSatisfy { (0x23...0x7e).contains($0) || $0 == 0x21 }
  }

  /// `bytes 0-99/1234` (RFC 9110 §14.4).
  static func contentRange(_ text: String) -> (bytes: Range<Int>, size: Int)? {
    guard text.hasPrefix("bytes ") else { return nil }
    let parts = text.dropFirst(6).split(whereSeparator: { "-/".contains($0) })
    guard parts.count == 3, let first = Int(parts[0]), let last = Int(parts[1]),
      let size = Int(parts[2]), first >= 0, first <= last, last < size
    else { return nil }
    return (first..<(last + 1), size)
  }
}
