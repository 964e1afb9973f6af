/// The towns and villages that a kiosk's residents live in, with their region codes
/// (GB/T 2260 and the twelve-digit statistical codes that extend it).
public struct AddressList: Hashable, Sendable {
  /// The district that the list covers.
  public let name: String
  public let towns: [Town]

  public init(name: String, towns: [Town]) {
    self.name = name
    self.towns = towns
  }

  public struct Town: Hashable, Sendable, Identifiable {
    /// 9 digits.
    public let code: String
    public let name: String
    public let villages: [Village]

    public init(code: String, name: String, villages: [Village]) {
      self.code = code
      self.name = name
      self.villages = villages
    }

    public var id: String { code }
  }

  public struct Village: Hashable, Sendable, Identifiable {
    /// 12 digits that begin with the town's 9.
    public let code: String
    public let name: String

    public init(code: String, name: String) {
      self.code = code
      self.name = name
    }

    public var id: String { code }
  }

  /// Every village with its town's name before its own.
  public var options: [ChoiceOption] {
    towns.flatMap { town in
      town.villages.map { ChoiceOption(code: $0.code, label: Wording(town.name + $0.name)) }
    }
  }

  /// A village with its town's name before its own; `nil` for a code that is not on the list.
  public func village(_ code: String) -> String? {
    guard let town = towns.first(where: { code.hasPrefix($0.code) }) else { return nil }
    return town.villages.first { $0.code == code }.map { town.name + $0.name }
  }
}
