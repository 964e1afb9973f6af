import CPango

/// Shapes words with Pango: fallback between scripts, both directions, and line breaks that
/// follow Chinese rules (no punctuation at the start of a line).
///
/// It keeps what it shaped, because a screen shows the same words again and again. One thread at
/// a time may use an engine and its layouts; each has fonts of its own.
public final class TextEngine {
  /// Where the words will stand.
  public enum Medium: Hashable, Sendable {
    /// Characters stand on whole pixels.
    case screen
    /// Characters stand exactly where the font wants them, as on paper.
    case paper
  }

  /// What the engine did since it was made; tests read it.
  public struct Counters: Hashable, Sendable {
    public var shaped: Int
    public var reused: Int
    /// Glyphs of a font at a size that were met for the first time: what has to be turned into
    /// pixels. Cairo keeps their pictures.
    public var glyphs: Int
    /// Characters that no font has.
    public var missing: Int

    public init(shaped: Int = 0, reused: Int = 0, glyphs: Int = 0, missing: Int = 0) {
      self.shaped = shaped
      self.reused = reused
      self.glyphs = glyphs
      self.missing = missing
    }
  }

  public private(set) var counters = Counters()
  private let fontMap: UnsafeMutablePointer<PangoFontMap>
  private let context: OpaquePointer
  private var recent: [Key: TextLayout] = [:]
  private var earlier: [Key: TextLayout] = [:]
  private var lasting: [Key: TextLayout] = [:]
  private let capacity: Int
  private var glyphs: Set<GlyphKey> = []
  /// Told of each character that no font has, once in this engine's life.
  public var onMissing: (Unicode.Scalar) -> Void = { _ in }
  private var missing: Set<Unicode.Scalar> = []

  /// - Parameter capacity: how many layouts one generation keeps; those that two generations did
  ///   not ask for are let go.
  public init(medium: Medium = .screen, capacity: Int = 600) {
    self.capacity = capacity
    fontMap = pango_cairo_font_map_new()
    context = pango_font_map_create_context(fontMap)
    let options = cairo_font_options_create()
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, medium == .screen ? 1 : 0)
  }

  deinit {
    recent = [:]
    earlier = [:]
    lasting = [:]
    FontFiles.alone {
      g_object_unref(UnsafeMutableRawPointer(context))
      g_object_unref(UnsafeMutableRawPointer(fontMap))
    }
  }

  /// - Parameter width: where lines are broken; `nil` for one line a paragraph.
  /// - Parameter lineLimit: each paragraph ends in … after so many lines; counts only with a width.
  /// - Parameter marks: change how the words look and not how much room they take.
  public func layout(
    _ words: String, _ style: TextStyle, width: Double? = nil, lineLimit: Int? = nil,
    marks: TextMarks? = nil
  ) -> TextLayout {
    let key = Key(words: words, style: style, width: width, lineLimit: lineLimit, marks: marks)
    if let known = recent[key] {
      counters.reused += 1
      return known
    }
    if let known = earlier[key] {
      counters.reused += 1
      keep(known, for: key)
      return known
    }
    let layout = FontFiles.alone { shape(key) }
    count(layout)
    keep(layout, for: key)
    return layout
  }

  private struct GlyphKey: Hashable {
    let font: UnsafeMutablePointer<PangoFont>
    let glyph: UInt32
  }

  private func count(_ layout: TextLayout) {
    layout.eachGlyph { font, glyph in
      if glyphs.insert(GlyphKey(font: font, glyph: glyph)).inserted { counters.glyphs += 1 }
    }
    guard layout.unknownGlyphs > 0 else { return }
    for scalar in layout.missingScalars where missing.insert(scalar).inserted {
      counters.missing += 1
      onMissing(scalar)
    }
  }

  /// Lets go of every kept layout, so that no words of a session outlive it here; but for those
  /// that `keepForGood` was told of.
  public func forget() {
    recent = lasting
    earlier = [:]
  }

  /// What is kept now are the house's own words, such as those of the first page, and outlives
  /// `forget`. Call it when nobody has written or read anything of their own since then.
  public func keepForGood() {
    if recent.count <= capacity / 2 { lasting = recent }
  }

  /// Which kept layouts hold one of `words`; a test asks it after a session.
  public func keptLayouts(containing words: [String]) -> [String] {
    [recent, earlier, lasting].flatMap { $0.values.map(\.words) }.filter { kept in
      words.contains { kept.contains($0) }
    }
  }

  /// The families of the house that are not installed, for a technician to read.
  public var missingFamilies: [String] {
    TextStyle.Family.all.map(\.name).filter { name in
      let description = pango_font_description_new()
      defer { pango_font_description_free(description) }
      pango_font_description_set_family(description, name)
      guard let font = FontFiles.alone({ pango_context_load_font(context, description) }) else {
        return true
      }
      defer { g_object_unref(UnsafeMutableRawPointer(font)) }
      let found = pango_font_describe(font)
      defer { pango_font_description_free(found) }
      guard let family = pango_font_description_get_family(found) else { return true }
      return String(cString: family) != name
    }
  }

  private struct Key: Hashable {
    let words: String
    let style: TextStyle
    let width: Double?
    let lineLimit: Int?
    let marks: TextMarks?
  }

  private func keep(_ layout: TextLayout, for key: Key) {
    if recent.count >= capacity {
      earlier = recent
      recent = [:]
    }
    recent[key] = layout
  }

  private static func add(_ marks: TextMarks, to attributes: OpaquePointer?, of words: String) {
    func channel(_ share: Double) -> UInt16 { UInt16((share * 65535).rounded()) }
    for range in marks.ranges {
      let first = words.index(
        words.startIndex, offsetBy: range.lowerBound, limitedBy: words.endIndex)
      let last = words.index(
        words.startIndex, offsetBy: range.upperBound, limitedBy: words.endIndex)
      guard let first, let last, first < last else { continue }
      let looks = [
        pango_attr_underline_new(PANGO_UNDERLINE_SINGLE),
        pango_attr_background_new(
          channel(marks.ground.red), channel(marks.ground.green), channel(marks.ground.blue)),
      ]
      for look in looks.compactMap({ $0 }) {
        look.pointee.start_index = guint(words.utf8.distance(from: words.startIndex, to: first))
        look.pointee.end_index = guint(words.utf8.distance(from: words.startIndex, to: last))
        pango_attr_list_insert(attributes, look)
      }
    }
  }

  private func shape(_ key: Key) -> TextLayout {
    counters.shaped += 1
    let style = key.style
    pango_context_set_language(context, pango_language_from_string(style.language))
    // A line that runs down is drawn on its side: what stands upright in it is turned the other
    // way, and Mongolian is not.
    pango_context_set_base_gravity(
      context, style.isVertical ? PANGO_GRAVITY_EAST : PANGO_GRAVITY_SOUTH)
    let layout: OpaquePointer = pango_layout_new(context)
    let description = pango_font_description_new()
    pango_font_description_set_family(description, style.family.name)
    pango_font_description_set_absolute_size(description, style.size * Double(PANGO_SCALE))
    pango_font_description_set_weight(description, style.weight.pango)
    pango_layout_set_font_description(layout, description)
    pango_font_description_free(description)
    pango_layout_set_text(layout, key.words, Int32(key.words.utf8.count))
    pango_layout_set_alignment(layout, style.alignment.pango)
    pango_layout_set_line_spacing(layout, Float(style.lineSpacing))
    if let width = key.width {
      pango_layout_set_width(layout, toPango(max(0, width)))
      pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
      if let limit = key.lineLimit {
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
        pango_layout_set_height(layout, Int32(-max(1, limit)))
      }
    }
    let attributes = pango_attr_list_new()
    // A word that is broken for want of room gets no hyphen: it may be an identifier.
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
    if style.letterSpacing != 0 {
      pango_attr_list_insert(
        attributes, pango_attr_letter_spacing_new(toPango(style.letterSpacing)))
    }
    if let marks = key.marks { Self.add(marks, to: attributes, of: key.words) }
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
    return TextLayout(pango: layout, words: key.words, style: style, width: key.width)
  }
}
