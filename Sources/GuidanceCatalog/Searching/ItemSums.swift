/// What each item has gathered of a query, in thousandths: two bytes an item, so that the nearest of the
/// processor's memories holds them for a whole province.
///
/// In blocks of items: only those where something was added are looked through and wiped.
final class ItemSums {
  private static let blockShift = 8
  private var sums: [UInt16] = []
  private var isUsed: [Bool] = []

  var isBlank: Bool { sums.isEmpty }

  func forget() {
    sums = []
    isUsed = []
  }

  /// - Parameter count: the items are numbered from 1 to this.
  func begin(count: Int) {
    let blocks = (count >> Self.blockShift) + 1
    guard isUsed.count == blocks else {
      sums = Array(repeating: 0, count: blocks << Self.blockShift)
      isUsed = Array(repeating: false, count: blocks)
      return
    }
    sums.withUnsafeMutableBufferPointer { sums in
      for block in isUsed.indices where isUsed[block] {
        sums[Self.items(of: block)].update(repeating: 0)
        isUsed[block] = false
      }
    }
  }

  /// Adds `weight` to the first `most` items of a list. Any bytes are safe.
  func add(_ weight: Float, to list: UnsafeRawBufferPointer, most: Int) {
    let thousandths = UInt16(min(max(1, 1000 * weight), 10_000))
    sums.withUnsafeMutableBufferPointer { sums in
      isUsed.withUnsafeMutableBufferPointer { isUsed in
        Postings.read(list, most: most) { item in
          guard item > 0, item < sums.count else { return }
          let (sum, isOver) = sums[item].addingReportingOverflow(thousandths)
          sums[item] = isOver ? .max : sum
          isUsed[item >> Self.blockShift] = true
        }
      }
    }
  }

  /// The items with the greatest sums, these first; of equals the lower numbers.
  func best(_ most: Int) -> [Int] {
    var kept: [(sum: UInt16, item: Int)] = []
    kept.reserveCapacity(8 * most)
    // What comes later has to have more than the last that is kept.
    var bar: UInt16 = 0
    func sift() {
      kept.sort { ($1.sum, $0.item) < ($0.sum, $1.item) }
      guard kept.count >= most else { return }
      kept.removeLast(kept.count - most)
      bar = kept[most - 1].sum
    }
    sums.withUnsafeBufferPointer { sums in
      for block in isUsed.indices where isUsed[block] {
        let items = Self.items(of: block)
        guard sums[items].reduce(0, max) > bar else { continue }
        for item in items where sums[item] > bar {
          kept.append((sums[item], item))
          if kept.count == 8 * most { sift() }
        }
      }
    }
    sift()
    return kept.map(\.item)
  }

  private static func items(of block: Int) -> Range<Int> {
    (block << blockShift)..<((block + 1) << blockShift)
  }
}
