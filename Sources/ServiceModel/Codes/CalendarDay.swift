/// A day of the civil calendar, without time or zone: a birth, the last day of a card.
public struct CalendarDay: Hashable, Sendable, Codable, Comparable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// `nil` when there is no such day in the Gregorian calendar.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Eight digits, `19491231`, as identity cards and citizen numbers write it.
  public init?(compact text: some StringProtocol) {
    guard text.utf8.count == 8, text.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int(text)
    else { return nil }
    self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  /// `19491231`.
  public var compact: String { pad(year, 4) + pad(month, 2) + pad(day, 2) }

  /// `1949-12-31` (ISO 8601).
  public var iso: String { "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))" }

  /// `1949年12月31日`.
  public var chinese: String { "\(year)年\(month)月\(day)日" }

  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// Full years between this day and `today`; negative when this day lies ahead.
  public func fullYears(until today: CalendarDay) -> Int {
    let had = (today.month, today.day) >= (month, day)
    return today.year - year - (had ? 0 : 1)
  }

  /// The day after it; `nil` after the last one that there is.
  public var next: CalendarDay? {
    CalendarDay(year: year, month: month, day: day + 1)
      ?? CalendarDay(year: year, month: month + 1, day: 1)
      ?? CalendarDay(year: year + 1, month: 1, day: 1)
  }

  /// 1 for Monday to 7 for Sunday (ISO 8601).
  public var weekday: Int {
    // Zeller's congruence, with a year that begins in March.
    let (m, y) = month < 3 ? (month + 12, year - 1) : (month, year)
    let sum = day + 13 * (m + 1) / 5 + y + y / 4 - y / 100 + y / 400
    return (sum + 5) % 7 + 1
  }

  /// `2026-11-22` (ISO 8601).
  public init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
    self.init(compact: parts.joined())
  }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }
}

/// `number` in at least `width` decimal digits.
func pad(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
