import ServiceModel
import Testing

@Suite("When the office takes things in")
struct OfficeHoursTests {
  /// Worked but for weekends, a holiday on 2026-11-24, and the Saturday 2026-11-28.
  static func calendar() throws -> WorkingCalendar {
    WorkingCalendar(
      years: [2026], daysOff: [try day("2026-11-24")], workedWeekends: [try day("2026-11-28")])
  }

  static func day(_ iso: String) throws -> CalendarDay { try #require(CalendarDay(iso: iso)) }

  /// Of a day in November 2026.
  static func time(_ day: Int, _ hour: Int, _ minute: Int) -> Timestamp {
    // 2026-11-01 00:00 in China.
    let minutes = ((day - 1) * 24 + hour) * 60 + minute
    return Timestamp(milliseconds: 1_793_462_400_000 + Int64(minutes) * 60_000)
  }

  @Test("spans are of one day, in their order and apart")
  func spans() throws {
    let hours = try #require(OfficeHours(["09:00-12:00", "13:30-24:00"]))
    #expect(hours.spans == [540..<720, 810..<1440])
    for wrong in [
      [], ["9:00-12:00"], ["09:00"], ["12:00-09:00"], ["09:00-09:00"], ["09:60-12:00"],
      ["09:00-24:01"], ["13:00-17:00", "09:00-12:00"], ["09:00-13:00", "12:00-17:00"],
      ["09:00-12:00-13:00"], ["０9:00-12:00"],
    ] {
      #expect(OfficeHours(wrong) == nil, "\(wrong)")
    }
  }

  @Test(
    "what is handed in counts that day until the office ends it, then on the next worked one",
    arguments: [
      (20, 8, 0, "2026-11-20"), (20, 12, 30, "2026-11-20"), (20, 16, 59, "2026-11-20"),
      (20, 17, 0, "2026-11-23"), (21, 10, 0, "2026-11-23"), (23, 23, 59, "2026-11-25"),
      (27, 20, 0, "2026-11-28"), (28, 9, 0, "2026-11-28"),
    ])
  func acceptance(day: Int, hour: Int, minute: Int, expected: String) throws {
    let hours = try #require(OfficeHours(["09:00-12:00", "13:00-17:00"]))
    let time = Self.time(day, hour, minute)
    #expect(time.chinaDay.day == day && time.minuteOfChinaDay == hour * 60 + minute)
    let found = hours.acceptance(of: time, try Self.calendar())
    #expect(found == (try Self.day(expected)))
  }

  @Test(
    "a promise has its last day where hours and calendar are known, and claims nothing where not")
  func promise() throws {
    let hours = OfficeHours(["09:00-17:00"])
    let calendar = try Self.calendar()
    let night = HandlingPromise(.workingDays(3), of: Self.time(20, 22, 0), hours, calendar)
    // Friday night: taken in on Monday; Tuesday is off.
    #expect(night.begins == (try Self.day("2026-11-23")) && night.isLater)
    #expect(night.lastDay == (try Self.day("2026-11-27")))
    let day = HandlingPromise(.workingDays(1), of: Self.time(20, 10, 0), hours, calendar)
    #expect(day.begins == (try Self.day("2026-11-20")) && !day.isLater)
    #expect(HandlingPromise(.atOnce, of: Self.time(20, 10, 0), hours, calendar).lastDay == nil)
    for unknown in [
      HandlingPromise(.workingDays(3), of: Self.time(20, 10, 0), nil, calendar),
      HandlingPromise(.workingDays(3), of: Self.time(20, 10, 0), hours, nil),
    ] {
      #expect(unknown.begins == nil && unknown.lastDay == nil && !unknown.isLater)
      #expect(unknown.limit == .workingDays(3))
    }
    let lastOfYear = HandlingPromise(
      .workingDays(3), of: Timestamp(milliseconds: 1_798_700_000_000), hours, calendar)
    #expect(lastOfYear.lastDay == nil)
  }
}
