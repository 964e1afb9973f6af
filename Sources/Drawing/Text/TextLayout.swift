import CPango

/// Words that were shaped and broken into lines: measure it, then draw it as often as needed.
/// `TextEngine.layout` makes them.
public final class TextLayout {
  /// One line's place in the layout, from the layout's top left corner.
  public struct Line: Hashable, Sendable {
    public let left: Double
    public let top: Double
    public let bottom: Double
    public let baseline: Double
    public let width: Double
  }

  let pango: OpaquePointer
  public let words: String
  public let style: TextStyle
  /// Where lines are broken; `nil` when only its own line breaks count.
  public let width: Double?
  /// What the words take up, never wider than `width` unless one character is.
  public let size: Size
  /// From the top to the first line's baseline.
  public let baseline: Double

  init(pango: OpaquePointer, words: String, style: TextStyle, width: Double?) {
    self.pango = pango
    self.words = words
    self.style = style
    self.width = width
    var logical = PangoRectangle()
    pango_layout_get_extents(pango, nil, &logical)
    size = Size(
      width: fromPango(logical.width), height: fromPango(logical.height))
    baseline = fromPango(pango_layout_get_baseline(pango))
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(pango)) }

  /// Characters that no font has; they are drawn as boxes with their number.
  public var unknownGlyphs: Int { Int(pango_layout_get_unknown_glyphs_count(pango)) }

  /// Which characters those are.
  public var missingScalars: [Unicode.Scalar] {
    var missing: [Unicode.Scalar] = []
    let bytes = Array(words.utf8)
    eachRun { run in
      let glyphs = run.pointee.glyphs.pointee
      for index in 0..<Int(glyphs.num_glyphs)
      where glyphs.glyphs[index].glyph & PangoGlyph(PANGO_GLYPH_UNKNOWN_FLAG) != 0 {
        let start = Int(run.pointee.item.pointee.offset + glyphs.log_clusters[index])
        let text = String(decoding: bytes[start...].prefix(4), as: UTF8.self)
        if let scalar = text.unicodeScalars.first { missing.append(scalar) }
      }
    }
    return missing
  }

  /// - Parameter body: is given each glyph with its font at its size.
  func eachGlyph(_ body: (UnsafeMutablePointer<PangoFont>, UInt32) -> Void) {
    eachRun { run in
      guard let font = run.pointee.item.pointee.analysis.font else { return }
      let glyphs = run.pointee.glyphs.pointee
      for index in 0..<Int(glyphs.num_glyphs) { body(font, glyphs.glyphs[index].glyph) }
    }
  }

  private func eachRun(_ body: (UnsafeMutablePointer<PangoLayoutRun>) -> Void) {
    guard let iterator = pango_layout_get_iter(pango) else { return }
    defer { pango_layout_iter_free(iterator) }
    repeat {
      if let run = pango_layout_iter_get_run_readonly(iterator) { body(run) }
    } while pango_layout_iter_next_run(iterator) != 0
  }

  /// How high the ink of its words is, from the top of the highest to the foot of the lowest.
  public var inkHeight: Double {
    var ink = PangoRectangle()
    FontFiles.alone { pango_layout_get_extents(pango, &ink, nil) }
    return fromPango(ink.height)
  }

  public var lineCount: Int { Int(pango_layout_get_line_count(pango)) }

  /// Whether words were left off at the end for want of lines.
  public var isShortened: Bool { pango_layout_is_ellipsized(pango) != 0 }

  public lazy var lines: [Line] = FontFiles.alone {
    guard let iterator = pango_layout_get_iter(pango) else { return [] }
    defer { pango_layout_iter_free(iterator) }
    var lines: [Line] = []
    repeat {
      var logical = PangoRectangle()
      pango_layout_iter_get_line_extents(iterator, nil, &logical)
      lines.append(
        Line(
          left: fromPango(logical.x), top: fromPango(logical.y),
          bottom: fromPango(logical.y + logical.height),
          baseline: fromPango(pango_layout_iter_get_baseline(iterator)),
          width: fromPango(logical.width)))
    } while pango_layout_iter_next_line(iterator) != 0
    return lines
  }
}

func fromPango(_ length: Int32) -> Double { Double(length) / Double(PANGO_SCALE) }
func toPango(_ length: Double) -> Int32 { Int32((length * Double(PANGO_SCALE)).rounded()) }
