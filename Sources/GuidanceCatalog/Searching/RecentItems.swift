/// The items that were compared last, about a kilobyte each.
///
/// One goes for one that comes: to let thousands go at once takes longer than a search.
struct RecentItems {
  private let most: Int
  private var items: [Int: ComparableItem] = [:]
  /// In the order in which they came, round and round.
  private var order: [Int] = []
  private var oldest = 0

  init(most: Int) { self.most = most }

  var isEmpty: Bool { items.isEmpty }

  subscript(id: Int) -> ComparableItem? { items[id] }

  /// Keeps an item that is not there yet.
  mutating func keep(_ item: ComparableItem) {
    items[item.id] = item
    guard order.count == most else { return order.append(item.id) }
    items[order[oldest]] = nil
    order[oldest] = item.id
    oldest = (oldest + 1) % most
  }

  mutating func forget() { self = RecentItems(most: most) }
}
