import Drawing

/// A list that moved: its pixels are on the canvas already, a little further on.
struct Shift: Hashable {
  let scroll: String
  /// What its items are clipped to.
  private let place: Rect
  /// The part of that on the window, whole pixels.
  let clip: Rect
  /// How far its pixels go, whole ones.
  let x: Double
  let y: Double

  /// How the list of `old` went in `new`; `nil` when none moved or its pixels cannot be taken
  /// along, because they lie on something uneven or under something else.
  static func between(
    _ old: [DisplayItem], _ new: [DisplayItem], window: Rect
  ) -> Shift? {
    guard let first = new.firstIndex(where: { $0.scroll != nil }), let id = new[first].scroll,
      let last = new.lastIndex(where: { $0.scroll == id }), let place = new[first].clip,
      let was = old.firstIndex(where: { $0.scroll == id }),
      let wasLast = old.lastIndex(where: { $0.scroll == id }),
      let clip = Optional(place.intersection(window)),
      isEven(under: clip, new[..<first], over: new[(last + 1)...]),
      isEven(under: clip, old[..<was], over: old[(wasLast + 1)...]),
      new[..<first].elementsEqual(old[..<was])
    else { return nil }
    let places = old[was...wasLast].reduce(into: [Appearance: [Rect]]()) {
      $0[Appearance($1), default: []].append($1.rect)
    }
    // Something that is in both, and only once in each, says how far the list went.
    for item in new[first...last] where item.clip == place {
      guard let before = places[Appearance(item)], before.count == 1,
        new[first...last].lazy.filter({ Appearance($0) == Appearance(item) }).prefix(2).count == 1
      else { continue }
      let (x, y) = (item.rect.minX - before[0].minX, item.rect.minY - before[0].minY)
      guard (x == 0) != (y == 0), abs(x) < clip.width, abs(y) < clip.height else { return nil }
      return Shift(scroll: id, place: place, clip: clip, x: x, y: y)
    }
    return nil
  }

  /// The items of before, with the list's where its pixels are now.
  func apply(to items: [DisplayItem]) -> [DisplayItem] {
    items.map { item in
      guard item.scroll == scroll, item.clip == place else { return item }
      var moved = item
      moved.rect = item.rect.offset(x: x, y: y)
      return moved
    }
  }

  /// What had no pixels to be taken along.
  var uncovered: [Rect] {
    [
      y > 0 ? Rect(x: clip.minX, y: clip.minY, width: clip.width, height: y) : nil,
      y < 0 ? Rect(x: clip.minX, y: clip.maxY + y, width: clip.width, height: -y) : nil,
      x > 0 ? Rect(x: clip.minX, y: clip.minY, width: x, height: clip.height) : nil,
      x < 0 ? Rect(x: clip.maxX + x, y: clip.minY, width: -x, height: clip.height) : nil,
    ].compactMap { $0 }
  }

  /// Whether the list lies on one colour and under nothing.
  private static func isEven(
    under clip: Rect, _ below: ArraySlice<DisplayItem>, over above: ArraySlice<DisplayItem>
  ) -> Bool {
    !above.contains { $0.extent.intersects(clip) }
      && below.allSatisfy { item in
        guard item.extent.intersects(clip) else { return true }
        guard case .fill(_, let radius) = item.paint else { return false }
        let whole = item.clip.map { item.rect.intersection($0) } ?? item.rect
        return whole.inset(by: Insets(radius)).union(clip)
          == whole.inset(by: Insets(radius))
      }
  }

  private struct Appearance: Hashable {
    let size: Size
    let paint: DisplayItem.Paint

    init(_ item: DisplayItem) {
      size = item.rect.size
      paint = item.paint
    }
  }
}
