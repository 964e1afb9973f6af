/// Counts the HTTP/1.1 requests in a stream of bytes that comes in pieces. Bodies have a
/// `Content-Length`; chunked ones are not understood.
struct RequestCounter {
  private(set) var count = 0
  private var head: [UInt8] = []
  private var bodyLeft = 0

  mutating func take(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if bodyLeft > 0 {
        bodyLeft -= 1
        continue
      }
      head.append(byte)
      guard byte == UInt8(ascii: "\n"), head.suffix(4) == [13, 10, 13, 10] else { continue }
      count += 1
      bodyLeft = Self.contentLength(head)
      head = []
    }
  }

  private static func contentLength(_ head: [UInt8]) -> Int {
    for line in String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
      return Int(parts[1].filter { !$0.isWhitespace }) ?? 0
    }
    return 0
  }
}
