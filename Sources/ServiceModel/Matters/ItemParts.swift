/// A paper that a matter asks for.
public struct Material: Hashable, Sendable, Codable {
  public var name: String
  public var note: String?
  public var originals: Int?
  public var copies: Int?
  public var required: Bool

  public init(
    name: String, note: String? = nil, originals: Int? = nil, copies: Int? = nil,
    required: Bool = true
  ) {
    self.name = name
    self.note = note
    self.originals = originals
    self.copies = copies
    self.required = required
  }
}

/// How long a matter may take.
public enum TimeLimit: Hashable, Sendable, Codable {
  /// 即办.
  case atOnce
  case workingDays(Int)
  /// A range that the source gives, such as 25–30 working days.
  case workingDaysRange(Int, Int)
  case calendarDays(Int)
  /// In the source's own words, where it gives no plain number.
  case words(String)

  public var chinese: String {
    switch self {
    case .atOnce: "当场办结"
    case .workingDays(let days): "\(days) 个工作日"
    case .workingDaysRange(let least, let most): "\(least) 至 \(most) 个工作日"
    case .calendarDays(let days): "\(days) 天"
    case .words(let words): words
    }
  }
}

/// What a matter costs the person.
public enum Fee: Hashable, Sendable, Codable {
  case free
  case charged(basis: String)
}

/// Where a matter is handled, and when.
public struct ServicePlace: Hashable, Sendable, Codable {
  public var name: String
  public var address: String?
  public var hours: String?

  public init(name: String, address: String? = nil, hours: String? = nil) {
    self.name = name
    self.address = address
    self.hours = hours
  }
}
