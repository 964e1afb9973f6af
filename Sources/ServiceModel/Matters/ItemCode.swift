/// The code of a matter as its source gave it, and which form we recognise in it.
///
/// Older regional codes are still live, so every text is a valid code; recognising one is a help
/// to the reader, never a condition.
public struct ItemCode: Hashable, Sendable, Codable, CustomStringConvertible {
  public let text: String

  public init(_ text: String) { self.text = text }

  public init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  public var form: ItemCodeForm {
    let characters = text.utf8
    let alphanumeric = characters.allSatisfy {
      (48...57).contains($0) || (65...90).contains($0)
    }
    return switch (alphanumeric, characters.count) {
    case (true, 12): .basic
    case (true, 31): .implementation
    case (true, 33): .handlingItem
    default: .regional
    }
  }

  /// A word of our own, where no source gave a code; official codes begin with a digit.
  public var isOurs: Bool { text.first.map { !$0.isNumber } ?? true }

  public var description: String { text }
}

/// Which kind of code a text looks like.
public enum ItemCodeForm: Hashable, Sendable {
  /// 基本编码, 12 characters.
  case basic
  /// 实施编码, 31 characters: credit code, level, basic code.
  case implementation
  /// 业务办理项编码, 33 characters.
  case handlingItem
  /// A code of a province's own.
  case regional
}

/// 事项类型, the national two-digit codes.
public enum ItemKind: String, Hashable, Sendable, Codable {
  case licence = "01"
  case penalty = "02"
  case coercion = "03"
  case levy = "04"
  case payment = "05"
  case inspection = "06"
  case confirmation = "07"
  case reward = "08"
  case ruling = "09"
  case other = "10"
  case publicService = "20"

  /// Takes one digit too: sources write both `7` and `07`.
  public init?(code: String) {
    self.init(rawValue: code.count == 1 ? "0" + code : code)
  }

  public var chinese: String {
    switch self {
    case .licence: "行政许可"
    case .penalty: "行政处罚"
    case .coercion: "行政强制"
    case .levy: "行政征收"
    case .payment: "行政给付"
    case .inspection: "行政检查"
    case .confirmation: "行政确认"
    case .reward: "行政奖励"
    case .ruling: "行政裁决"
    case .other: "其他行政权力"
    case .publicService: "公共服务"
    }
  }
}

/// The name of a form definition, `pension-enrolment`.
public struct FormCode: Hashable, Sendable, Codable, CustomStringConvertible {
  public let text: String

  public init(_ text: String) { self.text = text }

  public init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  public var description: String { text }
}
