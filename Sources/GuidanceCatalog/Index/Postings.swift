/// The items of a gram, ascending: each is kept as its distance from the one before, seven bits a byte,
/// the lowest first, the eighth bit for "more follows".
struct Postings {
  private(set) var count = 0
  private(set) var bytes: [UInt8] = []
  private var last = 0

  /// - Parameter item: greater than all before.
  mutating func append(_ item: Int) {
    var distance = item - last
    last = item
    count += 1
    while distance > 0x7f {
      bytes.append(UInt8(distance & 0x7f | 0x80))
      distance >>= 7
    }
    bytes.append(UInt8(distance))
  }

  /// Hands over the first `most` items. Any bytes are safe.
  @inline(__always)
  static func read(_ bytes: UnsafeRawBufferPointer, most: Int, _ body: (Int) -> Void) {
    var item = 0
    var distance = 0
    var shift = 0
    var left = most
    for byte in bytes {
      distance |= Int(byte & 0x7f) << shift
      if byte & 0x80 != 0 {
        shift += 7
        guard shift < 35 else { return }
        continue
      }
      guard left > 0 else { return }
      left -= 1
      item += distance
      body(item)
      distance = 0
      shift = 0
    }
  }
}
