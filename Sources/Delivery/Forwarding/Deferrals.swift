import ServiceModel

/// Submissions that are tried again later, one by one, while others pass them, and those that must
/// wait behind them. In memory only: after a restart everything is tried afresh.
struct Deferrals {
  private struct Entry {
    var failures = 0
    var until = Duration.zero
    var keys: [String]
    /// Later ones of the same lane.
    var held: Set<SubmissionID> = []
  }

  private var entries: [SubmissionID: Entry] = [:]

  /// Those that are not to be fetched now.
  func excluded(at now: Duration) -> Set<SubmissionID> {
    entries.reduce(into: []) { excluded, entry in
      guard entry.value.until > now else { return }
      excluded.insert(entry.key)
      excluded.formUnion(entry.value.held)
    }
  }

  /// When the next of them may be tried, as a time of the same clock.
  func nextDue(after now: Duration) -> Duration? {
    entries.values.map(\.until).filter { $0 > now }.min()
  }

  /// Answers how often this one has failed, this time included.
  mutating func failed(_ item: OutgoingSubmission) -> Int {
    entries[item.id, default: Entry(keys: Lanes.keys(of: item))].failures += 1
    return entries[item.id]?.failures ?? 1
  }

  mutating func put(off item: OutgoingSubmission, until: Duration) {
    let failures = entries[item.id]?.failures ?? 0
    entries[item.id] = Entry(failures: failures, until: until, keys: Lanes.keys(of: item))
  }

  mutating func forget(_ id: SubmissionID) { entries[id] = nil }

  /// Keeps back those that belong behind one that waits, and answers the others.
  mutating func free(_ items: [OutgoingSubmission], at now: Duration) -> [OutgoingSubmission] {
    items.filter { item in
      let keys = Lanes.keys(of: item)
      let ahead = entries.first { entry in
        entry.key != item.id && entry.value.until > now
          && entry.value.keys.contains(where: keys.contains)
      }
      guard let ahead else { return true }
      entries[ahead.key]?.held.insert(item.id)
      entries[ahead.key]?.keys += keys
      return false
    }
  }
}
