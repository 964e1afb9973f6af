import Delivery
import ServiceModel

/// An outbox that lives as long as the test: what the ledger does, without its disk.
actor MemoryOutbox: Outbox {
  enum State: Hashable, Sendable {
    case pending
    case sending
    case accepted(PlatformReceipt)
    case needsStaff(code: String, reason: String)

    var isFinal: Bool {
      switch self {
      case .pending, .sending: false
      case .accepted, .needsStaff: true
      }
    }
  }

  struct Refused: Error {}

  private(set) var states: [SubmissionID: State] = [:]
  private var order: [OutgoingSubmission] = []
  private var pages: [SubmissionID: [MaterialPage]] = [:]
  /// How many receipts were recorded together, each time.
  private(set) var groups: [Int] = []
  /// Receipts that came for one that had its receipt.
  private(set) var acceptedTwice = 0
  private var waiters: [(Int, CheckedContinuation<Void, Never>)] = []
  private var mayFail: @Sendable () -> Bool

  init(_ items: [OutgoingSubmission] = [], mayFail: @escaping @Sendable () -> Bool = { false }) {
    self.mayFail = mayFail
    order = items
    for item in items { states[item.id] = .pending }
  }

  func add(_ item: OutgoingSubmission) {
    order.append(item)
    states[item.id] = .pending
  }

  func add(_ page: MaterialPage, to id: SubmissionID) { pages[id, default: []].append(page) }

  func page(_ digest: ContentDigest, of id: SubmissionID) throws -> MaterialPage? {
    try fail()
    return pages[id]?.first { $0.digest == digest }
  }

  func set(_ id: SubmissionID, _ state: State) { states[id] = state }

  /// Returns when so many are accepted or before the staff.
  func settled(_ count: Int) async {
    if settledCount >= count { return }
    await withCheckedContinuation { waiters.append((count, $0)) }
  }

  private var settledCount: Int { states.values.count { $0.isFinal } }

  private func changed() {
    let count = settledCount
    for (wanted, waiter) in waiters where wanted <= count { waiter.resume() }
    waiters.removeAll { $0.0 <= count }
  }

  private func fail() throws { if mayFail() { throw Refused() } }

  func returnSendingToPending() throws {
    try fail()
    for (id, state) in states where state == .sending { states[id] = .pending }
  }

  func nextPending(limit: Int, excluding: Set<SubmissionID>) throws -> [OutgoingSubmission] {
    try fail()
    return Array(
      order.filter { states[$0.id] == .pending && !excluding.contains($0.id) }.prefix(limit))
  }

  func markSending(_ ids: [SubmissionID]) throws {
    try fail()
    for id in ids where states[id] == .pending { states[id] = .sending }
  }

  func markAccepted(_ receipts: [PlatformReceipt]) throws {
    try fail()
    groups.append(receipts.count)
    for receipt in receipts {
      if case .accepted = states[receipt.submissionId] { acceptedTwice += 1 }
      states[receipt.submissionId] = .accepted(receipt)
    }
    changed()
  }

  func markNeedsStaff(_ id: SubmissionID, code: String, reason: String) throws {
    try fail()
    states[id] = .needsStaff(code: code, reason: reason)
    changed()
  }

  func returnToPending(_ ids: [SubmissionID]) throws {
    try fail()
    for id in ids where states[id] == .sending { states[id] = .pending }
  }

  func unsentCount() throws -> Int {
    try fail()
    return states.values.count { !$0.isFinal }
  }
}
