import CPango

/// Shows text on the pages of one document with fonts that Cairo makes anew from the outlines of
/// their letters.
///
/// Left to itself Cairo cuts the letters out of the font's own CFF program and loses parts of
/// some: cairo 1.16 reads a subroutine's number of two bytes (operator 28) without its sign and
/// leaves the subroutine out. With Noto Sans CJK Regular 如 became a blank and 瘃 another
/// character, under the right text. A font that counts as synthetic is written from outlines
/// instead, and takes a fifth of the room.
final class OutlineFonts {
  private var faces: [Source: OpaquePointer] = [:]

  /// One face of a font file.
  private struct Source: Hashable {
    let file: String
    let index: Int32
  }

  deinit { FontFiles.alone { for face in faces.values { cairo_font_face_destroy(face) } } }

  /// Shows some lines of a layout.
  ///
  /// - Parameter origin: what the places of the lines, as the layout has them, are counted from.
  func show(_ layout: TextLayout, lines: Range<Int>, on cairo: OpaquePointer, from origin: Point) {
    guard let iterator = pango_layout_get_iter(layout.pango) else { return }
    defer { pango_layout_iter_free(iterator) }
    var line = 0
    repeat {
      // A line ends in a run of nothing.
      guard let run = pango_layout_iter_get_run_readonly(iterator) else {
        line += 1
        continue
      }
      guard lines.contains(line) else { continue }
      var extents = PangoRectangle()
      pango_layout_iter_get_run_extents(iterator, nil, &extents)
      let start = Point(
        x: origin.x + fromPango(extents.x),
        y: origin.y + fromPango(pango_layout_iter_get_baseline(iterator)))
      show(run, of: pango_layout_get_text(layout.pango), on: cairo, at: start)
    } while pango_layout_iter_next_run(iterator) != 0
  }

  private func show(
    _ run: UnsafeMutablePointer<PangoLayoutRun>, of text: UnsafePointer<CChar>,
    on cairo: OpaquePointer, at start: Point
  ) {
    let item = run.pointee.item.pointee
    guard let font = item.analysis.font,
      let scaled = pango_cairo_font_get_scaled_font(OpaquePointer(font)),
      let face = face(of: font)
    else { return }
    cairo_save(cairo)
    defer { cairo_restore(cairo) }
    cairo_set_font_face(cairo, face)
    var matrix = cairo_matrix_t()
    cairo_scaled_font_get_font_matrix(scaled, &matrix)
    cairo_set_font_matrix(cairo, &matrix)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_set_font_options(cairo, options)
    cairo_font_options_destroy(options)
    let glyphs = placed(run.pointee.glyphs, at: start)
    let clusters = clusters(of: run, text)
    // Glyphs stand in the order of the eye, clusters in that of the text.
    let backward = item.analysis.level % 2 == 1
    cairo_show_text_glyphs(
      cairo, text + Int(item.offset), item.length, glyphs, Int32(glyphs.count), clusters,
      Int32(clusters.count),
      backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(rawValue: 0))
  }

  private func placed(
    _ glyphs: UnsafeMutablePointer<PangoGlyphString>, at start: Point
  ) -> [cairo_glyph_t] {
    var x = start.x
    var placed: [cairo_glyph_t] = []
    for place in 0..<Int(glyphs.pointee.num_glyphs) {
      let glyph = glyphs.pointee.glyphs[place]
      if glyph.glyph != emptyGlyph {
        placed.append(
          cairo_glyph_t(
            index: UInt(glyph.glyph), x: x + fromPango(glyph.geometry.x_offset),
            y: start.y + fromPango(glyph.geometry.y_offset)))
      }
      x += fromPango(glyph.geometry.width)
    }
    return placed
  }

  /// Which bytes of the text each group of glyphs stands for, so that a reader finds the words.
  private func clusters(
    of run: UnsafeMutablePointer<PangoLayoutRun>, _ text: UnsafePointer<CChar>
  ) -> [cairo_text_cluster_t] {
    var clusters: [cairo_text_cluster_t] = []
    var iterator = PangoGlyphItemIter()
    var more = pango_glyph_item_iter_init_start(&iterator, run, text)
    while more != 0 {
      var count: Int32 = 0
      // In a run from right to left the first glyph of a cluster is the last in the string.
      let step = iterator.start_glyph < iterator.end_glyph ? 1 : -1
      for place in stride(from: Int(iterator.start_glyph), to: Int(iterator.end_glyph), by: step)
      where run.pointee.glyphs.pointee.glyphs[place].glyph != emptyGlyph {
        count += 1
      }
      clusters.append(
        cairo_text_cluster_t(
          num_bytes: iterator.end_index - iterator.start_index, num_glyphs: count))
      more = pango_glyph_item_iter_next_cluster(&iterator)
    }
    return clusters
  }

  private func face(of font: UnsafeMutablePointer<PangoFont>) -> OpaquePointer? {
    guard let pattern = pango_fc_font_get_pattern(cast(font)) else { return nil }
    var file: UnsafeMutablePointer<FcChar8>?
    var index: Int32 = 0
    guard FcPatternGetString(pattern, FC_FILE, 0, &file) == FcResultMatch, let file else {
      return nil
    }
    _ = FcPatternGetInteger(pattern, FC_INDEX, 0, &index)
    let source = Source(file: String(cString: file), index: index)
    if let known = faces[source] { return known }
    let own = FcPatternCreate()
    defer { FcPatternDestroy(own) }
    FcPatternAddString(own, FC_FILE, file)
    FcPatternAddInteger(own, FC_INDEX, index)
    guard let face = cairo_ft_font_face_create_for_pattern(own) else { return nil }
    cairo_ft_font_face_set_synthesize(face, Self.nothingToSynthesize)
    faces[source] = face
    return face
  }

  /// Neither `CAIRO_FT_SYNTHESIZE_BOLD` (1) nor `_OBLIQUE` (2): counts as synthetic and changes
  /// no letter.
  private static let nothingToSynthesize: UInt32 = 1 << 5
}

/// `PANGO_GLYPH_EMPTY`: takes room and shows nothing.
private let emptyGlyph: UInt32 = 0x0FFF_FFFF

private func cast<Wanted>(_ font: UnsafeMutablePointer<PangoFont>) -> UnsafeMutablePointer<Wanted> {
  UnsafeMutableRawPointer(font).assumingMemoryBound(to: Wanted.self)
}
