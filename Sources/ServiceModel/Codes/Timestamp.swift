/// A moment of wall-clock time: milliseconds since 1970-01-01 UTC. For showing and telling,
/// never for ordering or expiring.
public struct Timestamp: Hashable, Sendable, Codable, CustomStringConvertible {
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }

  /// The day in China's one zone (UTC+8, no summer time).
  public var chinaDay: CalendarDay {
    let days = (milliseconds + Self.chinaOffset).flooredDivision(by: 86_400_000)
    return Self.day(sinceEpoch: days)
  }

  /// `2026年11月21日 09:05`, in China's one zone.
  public var chinese: String {
    let ofDay = minuteOfChinaDay
    return "\(chinaDay.chinese) \(pad(ofDay / 60, 2)):\(pad(ofDay % 60, 2))"
  }

  /// Minutes since midnight, in China's one zone.
  public var minuteOfChinaDay: Int {
    let minutes = (milliseconds + Self.chinaOffset).flooredDivision(by: 60_000)
    return Int(minutes - minutes.flooredDivision(by: 1440) * 1440)
  }

  /// The last midnight, in China's one zone.
  public var startOfChinaDay: Timestamp {
    let days = (milliseconds + Self.chinaOffset).flooredDivision(by: 86_400_000)
    return Timestamp(milliseconds: days * 86_400_000 - Self.chinaOffset)
  }

  public var description: String { chinese }

  private static let chinaOffset: Int64 = 8 * 3_600_000

  /// The civil date of a day number (H. Hinnant, "chrono-compatible low-level date algorithms").
  private static func day(sinceEpoch number: Int64) -> CalendarDay {
    let shifted = number + 719_468
    let era = shifted.flooredDivision(by: 146_097)
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    let day = Int(ofYear - (153 * shiftedMonth + 2) / 5 + 1)
    let month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
    let year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    return CalendarDay(year: year, month: month, day: day) ?? CalendarDay.epoch
  }
}

extension CalendarDay {
  static let epoch = CalendarDay(year: 1970, month: 1, day: 1)!
}

extension Int64 {
  func flooredDivision(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
