/// Memory that is used again and again, grown when it is too small.
final class Scratch<Element: BitwiseCopyable> {
  private var buffer: UnsafeMutableBufferPointer<Element> = .allocate(capacity: 0)
  private var count = 0

  /// As it was taken last.
  var last: UnsafeMutableBufferPointer<Element> { .init(rebasing: buffer[..<count]) }

  deinit { buffer.deallocate() }

  /// What it holds is left over from before.
  func take(_ count: Int) -> UnsafeMutableBufferPointer<Element> {
    if buffer.count < count {
      buffer.deallocate()
      buffer = .allocate(capacity: max(count, 256))
    }
    self.count = count
    return last
  }

  func take(_ count: Int, filledWith value: Element) -> UnsafeMutableBufferPointer<Element> {
    let taken = take(count)
    taken.initialize(repeating: value)
    return taken
  }
}
