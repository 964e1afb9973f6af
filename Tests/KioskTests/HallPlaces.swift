/// How many halls are open at once: each is a dozen programs, and two cores that start eighteen halls in
/// the same second start none of them in time. A hall is never opened inside another.
actor HallPlaces {
  static let all = HallPlaces(8)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  private init(_ places: Int) { free = places }

  /// Waits for a place, in the order of asking.
  func enter() async {
    guard free == 0 else {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  /// Gives the place to whoever waits longest.
  func leave() {
    guard !waiting.isEmpty else {
      free += 1
      return
    }
    waiting.removeFirst().resume()
  }
}
