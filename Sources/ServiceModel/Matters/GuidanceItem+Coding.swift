extension GuidanceItem {
  private enum Key: String, CodingKey {
    case code, name, department, kind, conditions, materials, process, legalLimit, promisedLimit
    case fee, result, places, consultPhone, complaintPhone, services, form, version
    case basis, legalLimitBasis, level, audience, caseKind, channels, scope, delivery
    case resultSample, situations, questions
  }

  /// Code, name and department are needed; what else is not there was not given.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    func list<Element: Decodable>(_ key: Key) throws -> [Element] {
      try values.decodeIfPresent([Element].self, forKey: key) ?? []
    }
    self.init(
      code: try values.decode(ItemCode.self, forKey: .code),
      name: try values.decode(String.self, forKey: .name),
      department: try values.decode(String.self, forKey: .department),
      kind: try values.decodeIfPresent(ItemKind.self, forKey: .kind),
      conditions: try list(.conditions), materials: try list(.materials),
      process: try list(.process),
      legalLimit: try values.decodeIfPresent(TimeLimit.self, forKey: .legalLimit),
      promisedLimit: try values.decodeIfPresent(TimeLimit.self, forKey: .promisedLimit),
      fee: try values.decodeIfPresent(Fee.self, forKey: .fee),
      result: try values.decodeIfPresent(String.self, forKey: .result),
      places: try list(.places),
      consultPhone: try values.decodeIfPresent(String.self, forKey: .consultPhone),
      complaintPhone: try values.decodeIfPresent(String.self, forKey: .complaintPhone),
      services: Set(try list(.services) as [KioskService]),
      form: try values.decodeIfPresent(FormCode.self, forKey: .form),
      version: try values.decodeIfPresent(String.self, forKey: .version))
    basis = try list(.basis)
    legalLimitBasis = try values.decodeIfPresent(String.self, forKey: .legalLimitBasis)
    level = try values.decodeIfPresent(ExerciseLevel.self, forKey: .level)
    audience = try list(.audience)
    caseKind = try values.decodeIfPresent(CaseKind.self, forKey: .caseKind)
    channels = try list(.channels)
    scope = try values.decodeIfPresent(String.self, forKey: .scope)
    delivery = try list(.delivery)
    resultSample = try values.decodeIfPresent(String.self, forKey: .resultSample)
    situations = try list(.situations)
    questions = try list(.questions)
  }
}
