/// When the office takes things in on a day that is worked, by the clock on the wall in China.
public struct OfficeHours: Hashable, Sendable {
  /// In minutes since midnight, one behind the other.
  public let spans: [Range<Int>]

  /// `nil` unless the spans are of one day, none empty, in their order and apart.
  public init?(spans: [Range<Int>]) {
    let isOrdered = zip(spans, spans.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
    guard !spans.isEmpty, isOrdered,
      spans.allSatisfy({ !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= 24 * 60 })
    else { return nil }
    self.spans = spans
  }

  /// `09:00-12:00`.
  public init?(_ spans: [String]) {
    let read = spans.map { span -> Range<Int>? in
      let ends = span.split(separator: "-", omittingEmptySubsequences: false).map(Self.minutes)
      guard ends.count == 2, let from = ends[0], let to = ends[1], from < to else { return nil }
      return from..<to
    }
    guard !read.contains(nil) else { return nil }
    self.init(spans: read.compactMap { $0 })
  }

  private static func minutes(_ clock: Substring) -> Int? {
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
      let hours = decimalDigits(parts[0]), let minutes = decimalDigits(parts[1])
    else { return nil }
    let (hour, minute) = (hours[0] * 10 + hours[1], minutes[0] * 10 + minutes[1])
    guard minute < 60, hour * 60 + minute <= 24 * 60 else { return nil }
    return hour * 60 + minute
  }

  /// The day on which what is handed in at `time` counts as taken in: the same, until the office ends
  /// its day (where there are business hours, their end is the day's: 民法典 §203), else the next one
  /// that is worked.
  public func acceptance(of time: Timestamp, _ calendar: WorkingCalendar) -> CalendarDay? {
    let today = time.chinaDay
    guard let isWorked = calendar.isWorked(today), let last = spans.last else { return nil }
    return isWorked && time.minuteOfChinaDay < last.upperBound
      ? today : calendar.day(after: 1, from: today)
  }
}

/// What a person may expect of what was handed in.
public struct HandlingPromise: Hashable, Sendable {
  /// As the guide says it; `nil` where it does not.
  public let limit: TimeLimit?
  /// From which day it counts; `nil` where nobody said when the office takes things in.
  public let begins: CalendarDay?
  /// The office has ended its day, or does not work on this one.
  public let isLater: Bool
  /// The last day of the limit; `nil` where it cannot be reckoned.
  public let lastDay: CalendarDay?

  public init(
    _ limit: TimeLimit?, of time: Timestamp, _ hours: OfficeHours?, _ calendar: WorkingCalendar?
  ) {
    self.limit = limit
    guard let hours, let calendar else {
      begins = nil
      isLater = false
      lastDay = nil
      return
    }
    begins = hours.acceptance(of: time, calendar)
    isLater = begins.map { $0 != time.chinaDay } ?? false
    lastDay = begins.flatMap { limit?.lastDay(from: $0, calendar) }
  }
}
