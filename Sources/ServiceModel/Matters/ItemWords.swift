// The national codes of an item's fields (GB/T 39046—2020), with what they are called.

/// 行使层级.
public enum ExerciseLevel: String, Hashable, Sendable, Codable, CaseIterable {
  case nation = "1"
  case province = "2"
  case city = "3"
  case county = "4"
  case town = "5"
  case village = "6"

  public var chinese: String {
    switch self {
    case .nation: "国家级"
    case .province: "省级"
    case .city: "市级"
    case .county: "县级"
    case .town: "镇（乡、街道）级"
    case .village: "村（社区）级"
    }
  }
}

/// 服务对象. Its words are those that people use: 个人 where the standard says 自然人.
public enum ServiceAudience: String, Hashable, Sendable, Codable, CaseIterable {
  case person = "1"
  case enterprise = "2"
  case publicInstitution = "3"
  case socialOrganisation = "4"
  case agency = "5"
  case other = "6"

  public var chinese: String {
    switch self {
    case .person: "个人"
    case .enterprise: "企业"
    case .publicInstitution: "事业单位"
    case .socialOrganisation: "社会组织"
    case .agency: "行政机关"
    case .other: "其他"
    }
  }
}

/// 办件类型.
public enum CaseKind: String, Hashable, Sendable, Codable, CaseIterable {
  case atOnce = "1"
  case promised = "2"
  case other = "9"

  public var chinese: String {
    switch self {
    case .atOnce: "即办件"
    case .promised: "承诺件"
    case .other: "其他"
    }
  }
}

/// 办理形式; a kiosk has no code of its own.
public enum HandlingChannel: String, Hashable, Sendable, Codable, CaseIterable {
  case window = "1"
  case computer = "2"
  case mobile = "3"
  case post = "4"
  case other = "9"

  public var chinese: String {
    switch self {
    case .window: "窗口"
    case .computer: "电脑"
    case .mobile: "手机"
    case .post: "快递"
    case .other: "其他"
    }
  }
}
