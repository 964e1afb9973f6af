import Drawing

/// What is on the window: everything to paint, in order, and everything to press.
struct Scene<Action: Hashable & Sendable> {
  var items: [DisplayItem] = []
  /// Later ones lie over earlier ones. Controls that are not available are not among them.
  var controls: [Control<Action>] = []
  /// Those, too, that are scrolled out of sight.
  var hasEveryControl = true
  var scrolls: [ScrollPlace] = []
  var inkPads: [InkPlace] = []

  /// The control under a point.
  func control(at point: Point) -> Control<Action>? {
    controls.last { $0.touchable.contains(point) }
  }

  func control(_ key: ControlKey) -> Control<Action>? { controls.first { $0.key == key } }

  /// The scroll that can move under a point.
  func scroll(at point: Point) -> ScrollPlace? {
    scrolls.last { $0.most > 0 && !$0.isCovered && $0.viewport.contains(point) }
  }

  /// The pad to write on under a point.
  func inkPad(at point: Point) -> InkPlace? { inkPads.last { $0.square.contains(point) } }

  func scroll(_ id: String) -> ScrollPlace? { scrolls.first { $0.id == id } }
}
