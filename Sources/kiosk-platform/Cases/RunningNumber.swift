import ServiceModel

/// A number that people read: eight digits of the day in China's zone, then a running number that
/// is never given twice. Fits the an..50 of GB/T 39046—2020.
enum RunningNumber {
  static func caseNumber(day: CalendarDay, sequence: Int64) -> CaseNumber {
    CaseNumber(text(day, sequence))
  }

  /// `ZM` (证明) tells it from a case's.
  static func certificate(day: CalendarDay, sequence: Int64) -> String {
    "ZM" + text(day, sequence)
  }

  private static func text(_ day: CalendarDay, _ sequence: Int64) -> String {
    let digits = String(sequence)
    return day.compact + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
