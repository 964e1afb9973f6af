import CLate
import Dispatch

/// A text engine that another thread makes ready while the program goes on: it loads pango with
/// thirty libraries and opens the fonts, which would hold up the first page for 25 ms, and for 100
/// when the disk has to be read.
///
/// ```swift
/// let preparation = TextPreparation(fonts: fonts, words: "中A1", styles: [heading, text])
/// openTheWindow()
/// let engine = try preparation.engine()
/// ```
public final class TextPreparation: @unchecked Sendable {
  // Written by the other thread before it says so, read after that.
  private var made: Result<TextEngine, DrawingError>?
  private let isReady = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - words: a character of each script of the first page; they are drawn once, unseen.
  ///   - styles: one of each typeface and weight.
  public init(fonts: Fonts, words: String, styles: [TextStyle]) {
    DispatchQueue.global(qos: .userInteractive).async { [self] in
      late_load_text()
      made = Result { () throws(DrawingError) in
        try fonts.load()
        let engine = TextEngine()
        let canvas = Canvas(image: 64, height: 64)
        for style in styles {
          canvas.draw(engine.layout(words, style), at: .zero, colour: .black)
        }
        return engine
      }
      isReady.signal()
    }
  }

  /// Waits until it is ready, and hands it over: it belongs to the caller alone.
  ///
  /// - Throws: `fontConfigurationMissing`.
  public func engine() throws(DrawingError) -> TextEngine {
    isReady.wait()
    defer { made = nil }
    guard let made else { preconditionFailure("an engine is handed over once") }
    return try made.get()
  }
}
