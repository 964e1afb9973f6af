/// The keys of a JSON value, without its content: tells which keys a decoder passed over.
enum JSONShape: Decodable {
  case object([String: JSONShape])
  case array([JSONShape])
  case leaf

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: Key.self) {
      var members: [String: JSONShape] = [:]
      for key in container.allKeys {
        members[key.stringValue] = try container.decode(JSONShape.self, forKey: key)
      }
      self = .object(members)
    } else if var container = try? decoder.unkeyedContainer() {
      var items: [JSONShape] = []
      while !container.isAtEnd { items.append(try container.decode(JSONShape.self)) }
      self = .array(items)
    } else {
      self = .leaf
    }
  }

  /// The path of the first key, in the order of the alphabet, that `other` lacks.
  func firstKey(notIn other: JSONShape, path: String = "") -> String? {
    switch (self, other) {
    case (.object(let mine), .object(let theirs)):
      for key in mine.keys.sorted() {
        let deeper = path.isEmpty ? key : "\(path).\(key)"
        guard let member = theirs[key] else { return deeper }
        if let found = mine[key]?.firstKey(notIn: member, path: deeper) { return found }
      }
      return nil
    case (.array(let mine), .array(let theirs)):
      for (place, (item, its)) in zip(mine, theirs).enumerated() {
        if let found = item.firstKey(notIn: its, path: "\(path)[\(place)]") { return found }
      }
      return nil
    default: return nil
    }
  }
}
