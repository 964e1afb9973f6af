/// A paper that a matter asks for.
public struct Material: Hashable, Sendable, Codable {
  public var name: String
  public var note: String?
  public var originals: Int?
  public var copies: Int?
  public var required: Bool
  /// Who issues it.
  public var issuer: String?
  public var trust: MaterialTrust?
  /// 电子证照: what the store of e-certificates calls it, where it can give it. It is then not asked
  /// of the person again.
  public var certificate: String?

  public init(
    name: String, note: String? = nil, originals: Int? = nil, copies: Int? = nil,
    required: Bool = true, issuer: String? = nil, trust: MaterialTrust? = nil,
    certificate: String? = nil
  ) {
    self.name = name
    self.note = note
    self.originals = originals
    self.copies = copies
    self.required = required
    self.issuer = issuer
    self.trust = trust
    self.certificate = certificate
  }
}

/// How far a paper is to be trusted, by who vouches for it.
public enum MaterialTrust: String, Hashable, Sendable, Codable, CaseIterable {
  /// An agency gave it out.
  case issued = "A"
  /// Staff looked at it once.
  case verified = "B"
  /// The person handed it in.
  case uploaded = "C"
  /// The person answers for it (告知承诺).
  case pledged = "D"
}

/// 情形: how a matter can stand for a person, with what is then asked besides.
public struct Situation: Hashable, Sendable, Codable, Identifiable {
  /// 由他人代办.
  public var name: String
  public var conditions: [String]
  public var materials: [Material]

  public var id: String { name }

  public init(name: String, conditions: [String] = [], materials: [Material] = []) {
    self.name = name
    self.conditions = conditions
    self.materials = materials
  }
}

/// 常见问题.
public struct GuidanceQuestion: Hashable, Sendable, Codable {
  public var question: String
  public var answer: String

  public init(question: String, answer: String) {
    self.question = question
    self.answer = answer
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
