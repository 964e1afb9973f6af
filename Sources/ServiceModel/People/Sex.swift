/// GB/T 2261.1.
public enum Sex: String, Hashable, Sendable, Codable {
  case unknown = "0"
  case male = "1"
  case female = "2"
  case unspecified = "9"

  public var chinese: String {
    switch self {
    case .unknown: "未知"
    case .male: "男"
    case .female: "女"
    case .unspecified: "未说明"
    }
  }
}
