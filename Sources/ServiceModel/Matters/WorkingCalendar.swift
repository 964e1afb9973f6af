/// Which days are worked: limits count working days, and every year the State Council says which
/// weekdays are off and which days of a weekend are worked instead (调休).
public struct WorkingCalendar: Hashable, Sendable, Codable {
  /// The years of which it knows; of others it says nothing.
  public let years: Set<Int>
  public let daysOff: Set<CalendarDay>
  public let workedWeekends: Set<CalendarDay>

  public init(years: Set<Int>, daysOff: Set<CalendarDay>, workedWeekends: Set<CalendarDay>) {
    self.years = years
    self.daysOff = daysOff
    self.workedWeekends = workedWeekends
  }

  /// `nil` for a day of a year that it does not know.
  public func isWorked(_ day: CalendarDay) -> Bool? {
    guard years.contains(day.year) else { return nil }
    return day.weekday > 5 ? workedWeekends.contains(day) : !daysOff.contains(day)
  }

  /// The day on which so many working days have passed; the day of the beginning does not count.
  ///
  /// `nil` where the way leads into a year that it does not know.
  public func day(after days: Int, from start: CalendarDay) -> CalendarDay? {
    var day = start
    var left = days
    while left > 0 {
      guard let next = day.next, let isWorked = isWorked(next) else { return nil }
      day = next
      if isWorked { left -= 1 }
    }
    return day
  }
}

extension TimeLimit {
  /// The last day of it for what is accepted on `start`; `nil` where nobody can say.
  public func lastDay(from start: CalendarDay, _ calendar: WorkingCalendar) -> CalendarDay? {
    switch self {
    case .atOnce: return start
    case .workingDays(let days), .workingDaysRange(_, let days):
      return calendar.day(after: days, from: start)
    case .calendarDays(let days):
      var day: CalendarDay? = start
      for _ in 0..<days { day = day?.next }
      return day
    case .words: return nil
    }
  }
}
