/// Finds frames in a stream of bytes, wherever they begin and however they are cut into chunks.
///
/// Readers send one to three leading AA, sometimes with a stray byte before them; a serial line may
/// begin in the middle of a frame. The parser looks for `AA 96 69` and drops what is before it.
public struct FrameParser: Sendable {
  private var buffer: [UInt8] = []
  private let lengths: ClosedRange<Int>
  private static let mark: [UInt8] = [0xAA, 0x96, 0x69]

  /// - Parameter lengths: what a frame may announce: `SDTFrame.replyLengths` or `.requestLengths`.
  public init(lengths: ClosedRange<Int> = SDTFrame.replyLengths) {
    self.lengths = lengths
  }

  public mutating func append(_ bytes: some Sequence<UInt8>) {
    buffer.append(contentsOf: bytes)
  }

  /// Forgets what came so far.
  public mutating func discard() {
    buffer.removeAll()
  }

  /// How many bytes the next frame lacks at least; never less than one.
  public var missing: Int {
    guard buffer.count >= 5, Array(buffer.prefix(3)) == Self.mark else {
      return max(1, SDTFrame.headerCount - buffer.count)
    }
    return max(1, 5 + announced - buffer.count)
  }

  /// The next whole frame, or `nil` until more bytes have come.
  ///
  /// - Throws: `FrameError` for a frame that is damaged. The parser then looks for the next one
  ///   behind the damaged one's beginning; call again.
  public mutating func next() throws(FrameError) -> SDTFrame? {
    synchronise()
    guard buffer.count >= 5 else { return nil }
    let length = announced
    guard lengths.contains(length) else {
      buffer.removeFirst(Self.mark.count)
      throw .impossibleLength(length)
    }
    guard buffer.count >= 5 + length else { return nil }
    let covered = buffer[3..<(4 + length)]
    guard SDTFrame.check(of: covered) == buffer[4 + length] else {
      buffer.removeFirst(Self.mark.count)
      throw .wrongCheck
    }
    let frame = SDTFrame(body: Array(covered.dropFirst(2)))
    buffer.removeFirst(5 + length)
    return frame
  }

  private var announced: Int { Int(buffer[3]) << 8 | Int(buffer[4]) }

  /// Drops everything before the mark, but keeps an end that may be its beginning.
  private mutating func synchronise() {
    var start = 0
    while start < buffer.count {
      let window = buffer[start...].prefix(Self.mark.count)
      if window.elementsEqual(Self.mark.prefix(window.count)) { break }
      start += 1
    }
    buffer.removeFirst(start)
  }
}
