/// One matter as the public guide tells it (the field set of GB/T 39046—2020).
///
/// What the source does not give is `nil` or empty and is shown as 未提供: nothing is invented.
public struct GuidanceItem: Hashable, Sendable, Codable, Identifiable {
  /// The implementation code as the source gave it, whatever its form.
  public let code: ItemCode
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

  public var id: ItemCode { code }

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
