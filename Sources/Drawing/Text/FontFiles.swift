import Synchronization

/// Cairo 1.16 keeps ten font files open for the whole process, and closes one for another while a
/// second thread may be reading it (seen: a crash in `_cairo_ft_scaled_glyph_init`). So one thread
/// at a time measures or draws words, whatever engine they are from; where only one does, this costs
/// nothing.
enum FontFiles {
  private static let lock = Mutex(())

  /// Not to be nested.
  static func alone<Answer>(_ body: () -> Answer) -> Answer {
    nonisolated(unsafe) let body = body
    nonisolated(unsafe) var answer: Answer?
    lock.withLock { _ in answer = body() }
    return answer!
  }
}
