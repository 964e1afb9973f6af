import Hummingbird

extension PlatformService {
  /// The bundle, or a part of it (RFC 9110 §14): a line that breaks loses only what was on its way.
  func catalogue(_ request: Request) throws -> Response {
    guard let mark = bundles.mark() else { throw Problem(.noCatalogue) }
    let headers: HTTPFields = [
      .contentType: "application/octet-stream", .eTag: mark, .acceptRanges: "bytes",
    ]
    if request.headers[.ifNoneMatch] == mark {
      return Response(status: .notModified, headers: [.eTag: mark])
    }
    guard let wanted = request.headers[.range].flatMap(Self.range),
      request.headers[.ifRange] ?? mark == mark
    else {
      guard let whole = bundles.read(0..<Int.max) else { throw Problem(.noCatalogue) }
      return Response(
        status: .ok, headers: headers,
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: whole.bytes)))
    }
    guard let piece = bundles.read(wanted) else { throw Problem(.noSuchRange) }
    var partial = headers
    partial[.contentRange] =
      "bytes \(piece.range.lowerBound)-\(piece.range.upperBound - 1)/\(piece.size)"
    return Response(
      status: .partialContent, headers: partial,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: piece.bytes)))
  }

  /// `bytes=FIRST-LAST` or `bytes=FIRST-`; other forms ask for the whole.
  private static func range(_ text: String) -> Range<Int>? {
    guard text.hasPrefix("bytes=") else { return nil }
    let ends = text.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = Int(ends[0]), first >= 0 else { return nil }
    if ends[1].isEmpty { return first..<Int.max }
    guard let last = Int(ends[1]), last >= first, last < Int.max else { return nil }
    return first..<(last + 1)
  }
}
