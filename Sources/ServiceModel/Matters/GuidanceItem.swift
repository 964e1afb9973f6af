/// One matter as the public guide tells it (the field set of GB/T 39046—2020).
///
/// What the source does not give is `nil` or empty and is said to be missing: nothing is invented.
public struct GuidanceItem: Hashable, Sendable, Codable, Identifiable {
  /// The implementation code as the source gave it, whatever its form.
  public internal(set) var code: ItemCode
  public var name: String
  public var department: String
  public var kind: ItemKind?
  public var conditions: [String]
  public var materials: [Material]
  public var process: [String]
  public var legalLimit: TimeLimit?
  public var promisedLimit: TimeLimit?
  public var fee: Fee?
  public var result: String?
  public var places: [ServicePlace]
  public var consultPhone: String?
  public var complaintPhone: String?
  /// What this kiosk can do for the matter; empty for a guide that is only read.
  public var services: Set<KioskService>
  /// The form that `.registration` and `.declaration` fill, and `.formPrinting` prints.
  public var form: FormCode?
  public var version: String?

  /// 设定依据: the laws and rules that the matter rests on.
  public var basis: [String] = []
  /// The clause that sets the legal limit.
  public var legalLimitBasis: String?
  public var level: ExerciseLevel?
  public var audience: [ServiceAudience] = []
  public var caseKind: CaseKind?
  public var channels: [HandlingChannel] = []
  /// 通办范围: 全国通办, in the source's own words.
  public var scope: String?
  /// 结果领取: how the result comes to the person.
  public var delivery: [String] = []
  /// What the result looks like.
  public var resultSample: String?
  /// At most one of them applies.
  public var situations: [Situation] = []
  public var questions: [GuidanceQuestion] = []

  public var id: ItemCode { code }

  /// The same guide, as a region's list has the matter.
  public func listed(
    as code: ItemCode, name: String, department: String, kind: ItemKind?
  ) -> GuidanceItem {
    var item = self
    item.code = code
    item.name = name
    item.department = department
    item.kind = kind ?? self.kind
    return item
  }

  /// Everything that is asked for; in a situation what that asks for too.
  public func materials(in situation: Situation?) -> [Material] {
    materials + (situation?.materials ?? [])
  }

  /// The same for the conditions.
  public func conditions(in situation: Situation?) -> [String] {
    conditions + (situation?.conditions ?? [])
  }

  public init(
    code: ItemCode, name: String, department: String, kind: ItemKind? = nil,
    conditions: [String] = [], materials: [Material] = [], process: [String] = [],
    legalLimit: TimeLimit? = nil, promisedLimit: TimeLimit? = nil, fee: Fee? = nil,
    result: String? = nil, places: [ServicePlace] = [], consultPhone: String? = nil,
    complaintPhone: String? = nil, services: Set<KioskService> = [], form: FormCode? = nil,
    version: String? = nil
  ) {
    self.code = code
    self.name = name
    self.department = department
    self.kind = kind
    self.conditions = conditions
    self.materials = materials
    self.process = process
    self.legalLimit = legalLimit
    self.promisedLimit = promisedLimit
    self.fee = fee
    self.result = result
    self.places = places
    self.consultPhone = consultPhone
    self.complaintPhone = complaintPhone
    self.services = services
    self.form = form
    self.version = version
  }
}

/// A line of a list of matters: enough to choose one.
public struct GuidanceSummary: Hashable, Sendable, Identifiable {
  public let code: ItemCode
  public let name: String
  public let department: String
  public let services: Set<KioskService>
  /// Of an item that was searched for.
  public var match: SearchMatch?
  /// The day since which its guide is as it is; `nil` where nobody knows.
  public var changed: CalendarDay?

  public var id: ItemCode { code }

  public init(
    code: ItemCode, name: String, department: String, services: Set<KioskService> = [],
    match: SearchMatch? = nil
  ) {
    self.match = match
    self.code = code
    self.name = name
    self.department = department
    self.services = services
  }
}

/// A department and how many matters it has in the catalogue.
public struct DepartmentSummary: Hashable, Sendable, Identifiable {
  public let name: String
  public let items: Int

  public var id: String { name }

  public init(name: String, items: Int) {
    self.name = name
    self.items = items
  }
}

/// A way to matters for somebody who would not know what to search for.
public struct GuideWay: Hashable, Sendable, Identifiable {
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// 教育医疗.
    case theme
    /// What happens in a life: 结婚.
    case event
    /// Who somebody is: 老年人.
    case person
  }

  public let code: String
  public let kind: Kind
  public let name: String
  /// What lies there, in a line.
  public let say: String
  public let items: Int

  public var id: String { code }

  public init(code: String, kind: Kind, name: String, say: String, items: Int) {
    self.code = code
    self.kind = kind
    self.name = name
    self.say = say
    self.items = items
  }
}

/// What the kiosk itself can do for a matter: which of the eight tiles lead to it.
public enum KioskService: String, Hashable, Sendable, Codable, CaseIterable {
  /// 一窗登记.
  case registration
  /// 自助申报.
  case declaration
  /// 表格打印.
  case formPrinting
  /// 证明打印.
  case certificate
  /// 便民查询.
  case enquiry
}
