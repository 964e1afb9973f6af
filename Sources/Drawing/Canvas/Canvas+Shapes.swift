import CPango

extension Canvas {
  /// - Parameter cornerRadius: at most half of the shorter side; a square with half its side is a
  ///   disc.
  public func fill(_ rect: Rect, _ colour: Colour, cornerRadius: Double = 0) {
    use(colour)
    trace(rect, cornerRadius: cornerRadius)
    cairo_fill(cairo)
  }

  /// A line of `width` along the inside of the edge of `rect`.
  public func stroke(_ rect: Rect, _ colour: Colour, width: Double, cornerRadius: Double = 0) {
    use(colour)
    cairo_set_line_width(cairo, width)
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_MITER)
    trace(rect.inset(by: Insets(width / 2)), cornerRadius: max(0, cornerRadius - width / 2))
    cairo_stroke(cairo)
  }

  /// - Parameter dash: lengths of line and gap, in turn; empty draws it whole.
  public func line(
    from start: Point, to end: Point, colour: Colour, width: Double, dash: [Double] = []
  ) {
    use(colour)
    cairo_save(cairo)
    cairo_set_line_width(cairo, width)
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT)
    cairo_set_dash(cairo, dash, Int32(dash.count), 0)
    cairo_move_to(cairo, start.x, start.y)
    cairo_line_to(cairo, end.x, end.y)
    cairo_stroke(cairo)
    cairo_restore(cairo)
  }

  /// Lines of a finger or pen, round at their ends.
  ///
  /// - Parameter strokes: their points in shares of `rect`.
  public func drawStrokes(_ strokes: [[Point]], in rect: Rect, colour: Colour, width: Double) {
    use(colour)
    cairo_save(cairo)
    cairo_set_line_width(cairo, width)
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND)
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
    for stroke in strokes {
      cairo_new_path(cairo)
      for point in stroke {
        cairo_line_to(
          cairo, rect.minX + point.x * rect.width, rect.minY + point.y * rect.height)
      }
      // A touch without a way is a dot.
      if stroke.count == 1, let dot = stroke.first {
        cairo_line_to(cairo, rect.minX + dot.x * rect.width, rect.minY + dot.y * rect.height)
      }
      cairo_stroke(cairo)
    }
    cairo_restore(cairo)
  }

  /// - Parameter at: the top left corner of the layout's box.
  public func draw(_ layout: TextLayout, at point: Point, colour: Colour) {
    use(colour)
    FontFiles.alone {
      // The boxes that stand for unknown characters are Pango's own.
      if let outlineFonts, layout.unknownGlyphs == 0 {
        outlineFonts.show(layout, lines: 0..<layout.lineCount, on: cairo, from: point)
        return
      }
      cairo_move_to(cairo, point.x, point.y)
      pango_cairo_show_layout(cairo, layout.pango)
    }
  }

  /// Draws a layout whose lines run from top to bottom, the first at the left.
  ///
  /// - Parameter at: the top left corner of the box, which is as high as the layout is wide.
  public func drawDown(_ layout: TextLayout, at point: Point, colour: Colour) {
    use(colour)
    for (index, line) in layout.lines.enumerated() {
      cairo_save(cairo)
      // On its side a line's ascent lies to the right, where the next line is.
      cairo_translate(
        cairo, point.x + line.top + line.bottom - line.baseline, point.y + line.left)
      cairo_rotate(cairo, .pi / 2)
      cairo_move_to(cairo, 0, 0)
      show(line: index, of: layout)
      cairo_restore(cairo)
    }
  }

  /// Some lines of a layout, for a text that goes on on the next page.
  ///
  /// - Parameter at: the top left corner of the first of these lines.
  public func draw(
    _ layout: TextLayout, lines: Range<Int>, at point: Point, colour: Colour
  ) {
    use(colour)
    let extents = layout.lines
    guard let first = lines.first, extents.indices.contains(first) else { return }
    if let outlineFonts, layout.unknownGlyphs == 0 {
      let origin = Point(x: point.x, y: point.y - extents[first].top)
      FontFiles.alone { outlineFonts.show(layout, lines: lines, on: cairo, from: origin) }
      return
    }
    for index in lines where extents.indices.contains(index) {
      let line = extents[index]
      cairo_move_to(cairo, point.x + line.left, point.y + line.baseline - extents[first].top)
      show(line: index, of: layout)
    }
  }

  private func show(line index: Int, of layout: TextLayout) {
    FontFiles.alone {
      pango_cairo_show_layout_line(
        cairo, pango_layout_get_line_readonly(layout.pango, Int32(index)))
    }
  }

  /// The whole picture, scaled to `rect`.
  public func draw(_ picture: Picture, in rect: Rect) {
    guard !rect.isEmpty, !picture.size.width.isZero, !picture.size.height.isZero else { return }
    cairo_save(cairo)
    cairo_translate(cairo, rect.minX, rect.minY)
    cairo_scale(
      cairo, rect.width / picture.size.width, rect.height / picture.size.height)
    cairo_set_source_surface(cairo, picture.surface, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD)
    // Without it the edge fades into what lies beneath when the picture is enlarged.
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD)
    cairo_rectangle(cairo, 0, 0, picture.size.width, picture.size.height)
    cairo_fill(cairo)
    cairo_restore(cairo)
  }

  /// - Parameter rect: a square; the icon's lines grow with it.
  public func draw(_ icon: VectorIcon, in rect: Rect, colour: Colour) {
    use(colour)
    cairo_save(cairo)
    cairo_translate(cairo, rect.minX, rect.minY)
    cairo_scale(cairo, rect.width / icon.side, rect.height / icon.side)
    cairo_set_line_width(cairo, icon.strokeWidth)
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND)
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND)
    cairo_new_path(cairo)
    for segment in icon.segments {
      switch segment {
      case .move(let to): cairo_move_to(cairo, to.x, to.y)
      case .line(let to): cairo_line_to(cairo, to.x, to.y)
      case .curve(let one, let two, let to):
        cairo_curve_to(cairo, one.x, one.y, two.x, two.y, to.x, to.y)
      case .close: cairo_close_path(cairo)
      }
    }
    cairo_stroke(cairo)
    cairo_restore(cairo)
  }

  private func trace(_ rect: Rect, cornerRadius: Double) {
    let radius = min(cornerRadius, rect.width / 2, rect.height / 2)
    cairo_new_path(cairo)
    guard radius > 0 else {
      cairo_rectangle(cairo, rect.minX, rect.minY, rect.width, rect.height)
      return
    }
    let quarter = Double.pi / 2
    let (left, right) = (rect.minX + radius, rect.maxX - radius)
    let (top, bottom) = (rect.minY + radius, rect.maxY - radius)
    cairo_arc(cairo, right, top, radius, -quarter, 0)
    cairo_arc(cairo, right, bottom, radius, 0, quarter)
    cairo_arc(cairo, left, bottom, radius, quarter, 2 * quarter)
    cairo_arc(cairo, left, top, radius, 2 * quarter, 3 * quarter)
    cairo_close_path(cairo)
  }
}
