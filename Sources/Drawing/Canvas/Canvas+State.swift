import CPango

extension Canvas {
  /// What `body` draws shows only inside `rect`.
  public func withClip<Result, Failure: Error>(
    _ rect: Rect, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withClip([rect], body)
  }

  /// What `body` draws shows only inside one of `rects`.
  public func withClip<Result, Failure: Error>(
    _ rects: [Rect], _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    cairo_save(cairo)
    defer { cairo_restore(cairo) }
    cairo_new_path(cairo)
    for rect in rects {
      cairo_rectangle(cairo, rect.minX, rect.minY, rect.width, rect.height)
    }
    cairo_clip(cairo)
    return try body()
  }

  /// `body` draws with its zero at (`x`, `y`).
  public func withOffset<Result, Failure: Error>(
    x: Double, y: Double, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    cairo_save(cairo)
    defer { cairo_restore(cairo) }
    cairo_translate(cairo, x, y)
    return try body()
  }

  /// `body` draws turned clockwise around `centre`.
  public func withRotation<Result, Failure: Error>(
    degrees: Double, around centre: Point, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    cairo_save(cairo)
    defer { cairo_restore(cairo) }
    cairo_translate(cairo, centre.x, centre.y)
    cairo_rotate(cairo, degrees * .pi / 180)
    cairo_translate(cairo, -centre.x, -centre.y)
    return try body()
  }

  /// `body` draws with every length multiplied, from the zero point.
  public func withScale<Result, Failure: Error>(
    _ factor: Double, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    cairo_save(cairo)
    defer { cairo_restore(cairo) }
    cairo_scale(cairo, factor, factor)
    return try body()
  }
}
