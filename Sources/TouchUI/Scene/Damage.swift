import Drawing

/// Where two scenes differ.
enum Damage {
  /// More rectangles than this cost more than they save.
  static let most = 4

  /// The rectangles to paint again so that a window showing `old` shows `new`: whole pixels,
  /// inside `window`, none overlapping another.
  static func between(
    _ old: [DisplayItem], _ new: [DisplayItem], window: Rect
  ) -> [Rect] {
    var (start, oldEnd, newEnd) = (0, old.count, new.count)
    while start < oldEnd, start < newEnd, old[start] == new[start] { start += 1 }
    while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    let changed = changes(Array(old[start..<oldEnd]), Array(new[start..<newEnd]))
    return merge(changed.map { $0.intersection(window) }.filter { !$0.isEmpty })
  }

  private static func changes(_ old: [DisplayItem], _ new: [DisplayItem]) -> [Rect] {
    let olds = old.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let news = new.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let (oldKept, oldGone) = split(old, by: news)
    let (newKept, newCome) = split(new, by: olds)
    var rects = (oldGone + newCome).map(\.extent)
    // Items in both may lie over one another the other way round now.
    if let first = zip(oldKept, newKept).enumerated().first(where: { $1.0 != $1.1 })?.offset {
      rects += (oldKept[first...] + newKept[first...]).map(\.extent)
    }
    return rects
  }

  /// Those that the other list has as well, and those that it has not.
  private static func split(
    _ items: [DisplayItem], by other: [DisplayItem: Int]
  ) -> (kept: [DisplayItem], single: [DisplayItem]) {
    var left = other
    var kept: [DisplayItem] = []
    var single: [DisplayItem] = []
    for item in items {
      if let count = left[item], count > 0 {
        left[item] = count - 1
        kept.append(item)
      } else {
        single.append(item)
      }
    }
    return (kept, single)
  }

  /// Unites rectangles that overlap, and then those whose union adds least, until few are left.
  static func merge(_ rects: [Rect]) -> [Rect] {
    var merged: [Rect] = []
    for rect in rects {
      var rect = rect
      // A union can reach others that neither part reached.
      while let touching = merged.firstIndex(where: { $0.intersects(rect) }) {
        rect = rect.union(merged.remove(at: touching))
      }
      merged.append(rect)
      if merged.count > most { unite(&merged) }
    }
    return merged
  }

  private static func unite(_ rects: inout [Rect]) {
    var best: (one: Int, two: Int, waste: Double)?
    for one in rects.indices {
      for two in rects.indices where two > one {
        let waste = rects[one].union(rects[two]).area - rects[one].area - rects[two].area
        if best.map({ waste < $0.waste }) ?? true { best = (one, two, waste) }
      }
    }
    guard let best else { return }
    let second = rects.remove(at: best.two)
    let first = rects.remove(at: best.one)
    rects = merge(rects + [first.union(second)])
  }
}
