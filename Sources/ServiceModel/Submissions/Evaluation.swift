/// 满意度 of 好差评 (GB/T 39735—2020): five fixed levels.
public enum EvaluationLevel: Int, Hashable, Sendable, Codable, CaseIterable {
  case verySatisfied = 1
  case satisfied = 2
  case fairlySatisfied = 3
  case dissatisfied = 4
  case veryDissatisfied = 5

  public var chinese: String {
    switch self {
    case .verySatisfied: "非常满意"
    case .satisfied: "满意"
    case .fairlySatisfied: "基本满意"
    case .dissatisfied: "不满意"
    case .veryDissatisfied: "非常不满意"
    }
  }

  /// Levels 4 and 5 ask for a reason and are followed up.
  public var asksForReason: Bool { rawValue >= 4 }
}

/// What kind of remark a person leaves.
public enum FeedbackKind: String, Hashable, Sendable, Codable, CaseIterable {
  case complaint
  case suggestion
  case question
  case help

  public var chinese: String {
    switch self {
    case .complaint: "投诉"
    case .suggestion: "建议"
    case .question: "咨询"
    case .help: "求助"
    }
  }
}
