import Drawing

/// Where a page lies on the window: how its lines run, and what is left free above it.
public struct Placement: Hashable, Sendable {
  public var window: Size
  public var writing: Writing
  /// Pixels at the window's top that hold nothing to be touched, for somebody who does not reach
  /// so high.
  public var top: Double

  public init(window: Size, writing: Writing = .chinese, top: Double = 0) {
    self.window = window
    self.writing = writing
    self.top = top
  }

  /// The room of the page, along its lines and across them.
  var room: Size { writing.room(on: below) }

  func onWindow(_ rect: Rect) -> Rect { writing.onWindow(rect, below).offset(x: 0, y: top) }

  func onPage(_ point: Point) -> Point {
    writing.exchanged(Point(x: point.x, y: point.y - top), below)
  }

  func onWindow(_ point: Point) -> Point {
    let place = writing.exchanged(point, below)
    return Point(x: place.x, y: place.y + top)
  }

  private var below: Size { Size(width: window.width, height: max(0, window.height - top)) }
}
