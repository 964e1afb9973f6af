import ServiceModel

/// How often a wrong ending was typed for a receipt number. Four characters are few: whoever
/// found a receipt must not be able to try them all.
struct EndingTries {
  /// After this many wrong tries the number is refused.
  static let most = 5
  /// For so long after the last wrong try, in milliseconds.
  static let refusal: Int64 = 600_000
  /// More numbers than a day's visitors can type; beyond, the ones that ran out go first.
  static let remembered = 1000

  private struct Wrong {
    var tries: Int
    var last: Timestamp
  }

  private var wrong: [ReceiptNumber: Wrong] = [:]

  func refuses(_ number: ReceiptNumber, at now: Timestamp) -> Bool {
    guard let wrong = wrong[number], wrong.tries >= Self.most else { return false }
    return !ranOut(wrong, at: now)
  }

  mutating func count(wrongFor number: ReceiptNumber, at now: Timestamp) {
    if wrong.count >= Self.remembered { wrong = wrong.filter { !ranOut($0.value, at: now) } }
    var entry = wrong[number] ?? Wrong(tries: 0, last: now)
    if ranOut(entry, at: now) { entry.tries = 0 }
    entry.tries += 1
    entry.last = now
    wrong[number] = entry
  }

  mutating func forget(_ number: ReceiptNumber) { wrong[number] = nil }

  private func ranOut(_ wrong: Wrong, at now: Timestamp) -> Bool {
    now.milliseconds - wrong.last.milliseconds >= Self.refusal
  }
}
