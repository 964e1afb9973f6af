/// A form that a person handed in before, as the platform tells it: what it was for, when, and the answers.
public struct EarlierForm: Hashable, Sendable, Codable {
  /// Code and version, `pension-enrolment/1`.
  public var form: String
  public var matterName: String
  public var confirmedAt: Timestamp
  /// By the form's fields.
  public var answers: [String: SentAnswer]

  public init(
    form: String, matterName: String, confirmedAt: Timestamp, answers: [String: SentAnswer]
  ) {
    self.form = form
    self.matterName = matterName
    self.confirmedAt = confirmedAt
    self.answers = answers
  }
}

/// An answer as it stands in a submission's body.
public enum SentAnswer: Hashable, Sendable, Codable {
  case one(String)
  /// The codes of several choices.
  case several([String])
  /// The rows of a list, each with its own fields.
  case rows([[String: SentAnswer]])

  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let one = try? value.decode(String.self) {
      self = .one(one)
    } else if let several = try? value.decode([String].self) {
      self = .several(several)
    } else {
      self = .rows(try value.decode([[String: SentAnswer]].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .one(let text): try value.encode(text)
    case .several(let codes): try value.encode(codes)
    case .rows(let rows): try value.encode(rows)
    }
  }
}
