import Hummingbird

extension PlatformService {
  /// A bundle, or a part of it (RFC 9110 §14): a line that breaks loses only what was on its way. With
  /// `base`, the catalogue that the kiosk has, the difference will do.
  func catalogue(_ request: Request) throws -> Response {
    let base = request.uri.queryParameters.get("base")
    let bundle: OpenBundle
    switch bundles.bundle(for: base) {
    case nil: throw Problem(.noCatalogue)
    case .newest: return Response(status: .notModified)
    case .bundle(let found): bundle = found
    }
    let headers: HTTPFields = [
      .contentType: "application/octet-stream", .eTag: bundle.mark, .acceptRanges: "bytes",
    ]
    if request.headers[.ifNoneMatch] == bundle.mark {
      return Response(status: .notModified, headers: [.eTag: bundle.mark])
    }
    guard let wanted = request.headers[.range].flatMap(Self.range),
      request.headers[.ifRange] ?? bundle.mark == bundle.mark
    else {
      return Response(
        status: .ok, headers: headers, body: Self.body(bundle, 0..<bundle.size))
    }
    guard wanted.lowerBound < bundle.size else { throw Problem(.noSuchRange) }
    let range = wanted.clamped(to: 0..<bundle.size)
    var partial = headers
    partial[.contentRange] =
      "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(bundle.size)"
    return Response(
      status: .partialContent, headers: partial, body: Self.body(bundle, range))
  }

  /// A piece at a time: a province's catalogue is never in memory whole.
  private static func body(_ bundle: OpenBundle, _ range: Range<Int>) -> ResponseBody {
    ResponseBody(contentLength: range.count) { writer in
      for start in stride(from: range.lowerBound, to: range.upperBound, by: pieceSize) {
        let end = min(start + pieceSize, range.upperBound)
        // Cut short on the disk: the kiosk counts, and asks again.
        guard let bytes = bundle.read(start..<end) else { throw Problem(.noCatalogue) }
        try await writer.write(ByteBuffer(bytes: bytes))
      }
      try await writer.finish(nil)
    }
  }

  private static let pieceSize = 1 << 18

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
