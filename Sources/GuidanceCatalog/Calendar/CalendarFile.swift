import DataFiles
import ServiceModel

/// assets/catalogue/calendar.yaml: the days that the State Council gives off and takes back, a year
/// at a time.
public enum CalendarFile {
  /// - Throws: `FileProblems`; also for a day that the week alone decides already.
  public static func load(path: String) throws(FileProblems) -> WorkingCalendar {
    try DataFile.read(path: path, decode)
  }

  /// The same from text in memory; `file` only names it.
  public static func load(text: String, file: String) throws(FileProblems) -> WorkingCalendar {
    try DataFile.read(text: text, file: file, decode)
  }

  private enum Key: String, DataKey { case years }
  private enum YearKey: String, DataKey { case year, source, off, work }

  private static func decode(_ root: DataNode) -> WorkingCalendar? {
    guard let nodes = root.mapping(Key.self)?.required(.years)?.items() else { return nil }
    var years: Set<Int> = []
    var daysOff: Set<CalendarDay> = []
    var worked: Set<CalendarDay> = []
    for node in nodes {
      guard let mapping = node.mapping(YearKey.self) else { continue }
      let year = mapping.required(.year)?.wholeNumber(in: 2020...2100)
      // A calendar that nobody can look up is none.
      _ = mapping.text(.source)
      guard let year else { continue }
      if !years.insert(year).inserted {
        node.report(chinese: "\(year) 年写了两次", english: "the year \(year) is given twice")
      }
      for item in mapping.required(.off)?.items() ?? [] {
        daysOff.formUnion(days(item, of: year).filter { $0.weekday <= 5 })
      }
      for item in mapping.required(.work)?.items() ?? [] {
        for day in days(item, of: year) {
          if day.weekday <= 5 {
            item.report(
              chinese: "\(day.chinese)是周一到周五，本来就上班",
              english: "\(day.iso) is no day of a weekend: it is worked anyway")
          }
          worked.insert(day)
        }
      }
    }
    return WorkingCalendar(years: years, daysOff: daysOff, workedWeekends: worked)
  }

  /// `02-15`, or `02-15/02-23` with both ends.
  private static func days(_ node: DataNode, of year: Int) -> [CalendarDay] {
    guard let text = node.text() else { return [] }
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
      .map { CalendarDay(iso: "\(year)-\($0)") }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
      first <= last
    else {
      node.report(
        chinese: "写成 02-15 或 02-15/02-23", english: "written 02-15 or 02-15/02-23")
      return []
    }
    return Array(
      sequence(first: first) { day in day < last ? day.next : nil })
  }
}
