import Dispatch

/// A text engine that another thread makes ready while the program goes on: it opens the fonts,
/// which would hold up the first page for 10 ms, and for 50 when the disk has to be read.
///
/// ```swift
/// let preparation = TextPreparation(words: "中A1", styles: [heading, text])
/// openTheWindow()
/// let engine = preparation.engine()
/// ```
public final class TextPreparation: @unchecked Sendable {
  // Written by the other thread before it says so, read after that.
  private var made: TextEngine?
  private let isReady = DispatchSemaphore(value: 0)

  /// Call it after `Fonts.use`.
  ///
  /// - Parameters:
  ///   - words: a character of each script of the first page; they are drawn once, unseen.
  ///   - styles: one of each typeface and weight.
  public init(words: String, styles: [TextStyle]) {
    DispatchQueue.global(qos: .userInteractive).async { [self] in
      let engine = TextEngine()
      let canvas = Canvas(image: 64, height: 64)
      for style in styles {
        canvas.draw(engine.layout(words, style), at: .zero, colour: .black)
      }
      made = engine
      isReady.signal()
    }
  }

  /// Waits until it is ready, and hands it over: it belongs to the caller alone.
  public func engine() -> TextEngine {
    isReady.wait()
    defer { made = nil }
    guard let made else { preconditionFailure("an engine is handed over once") }
    return made
  }
}
