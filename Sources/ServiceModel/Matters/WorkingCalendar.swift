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
  /// Whether its days are such as a guide can mean.
  public var isSensible: Bool {
    let days = 1...999
    return switch self {
    case .atOnce, .words: true
    case .workingDays(let count), .calendarDays(let count): days.contains(count)
    case .workingDaysRange(let least, let most):
      days.contains(least) && days.contains(most) && least < most
    }
  }

  /// The last day of it for what is accepted on `start`; `nil` where nobody can say.
  ///
  /// Nor on a day on which nothing is accepted, nor of what is done at once.
  public func lastDay(from start: CalendarDay, _ calendar: WorkingCalendar) -> CalendarDay? {
    guard isSensible, calendar.isWorked(start) == true else { return nil }
    switch self {
    case .atOnce: return nil
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
