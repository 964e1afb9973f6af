import Foundation
import ServiceModel

/// How often each guide was read at this kiosk in the last weeks. It knows codes, days and numbers,
/// and nothing of who read; when the file is lost, so are some numbers.
struct GuideUse {
  private let path: String
  /// By code, then by day.
  private var counts: [String: [String: Int]]

  /// What was read less often says nothing about a place, and might say something about whoever stood
  /// here before.
  private static let least = 5
  private static let leastCodes = 3
  private static let days = 30
  /// More guides than a centre's people read in a month: a file cannot grow without end.
  private static let mostCodes = 2000

  init(path: String) {
    self.path = path
    let data = FileManager.default.contents(atPath: path) ?? Data()
    counts = (try? JSONDecoder().decode([String: [String: Int]].self, from: data)) ?? [:]
  }

  mutating func note(_ code: ItemCode, on day: CalendarDay) {
    let first = Self.firstDay(before: day)
    counts = counts.mapValues { $0.filter { $0.key >= first } }.filter { !$0.value.isEmpty }
    guard counts[code.text] != nil || counts.count < Self.mostCodes else { return }
    counts[code.text, default: [:]][day.iso, default: 0] += 1
    try? JSONEncoder().encode(counts).write(to: URL(filePath: path), options: .atomic)
  }

  /// Most often read first.
  func frequent(atMost limit: Int) -> [ItemCode] {
    let often = counts.map { (code: $0.key, count: $0.value.values.reduce(0, +)) }
      .filter { $0.count >= Self.least }
    guard often.count >= Self.leastCodes else { return [] }
    return often.sorted { ($1.count, $0.code) < ($0.count, $1.code) }
      .prefix(limit).map { ItemCode($0.code) }
  }

  private static func firstDay(before day: CalendarDay) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = DateComponents(year: day.year, month: day.month, day: day.day)
    guard let date = calendar.date(from: parts),
      let first = calendar.date(byAdding: .day, value: -days, to: date)
    else { return day.iso }
    let found = calendar.dateComponents([.year, .month, .day], from: first)
    return CalendarDay(year: found.year ?? 1, month: found.month ?? 1, day: found.day ?? 1)?.iso
      ?? day.iso
  }
}
