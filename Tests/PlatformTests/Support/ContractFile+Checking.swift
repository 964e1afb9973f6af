import Foundation

extension ContractFile {
  /// What in a value is not as its schema (JSON Schema 2020-12) says; empty when it is all right.
  ///
  /// Only the words that the contract uses are known; another one is a fault of this check, told
  /// like a fault of the value.
  func faults(in value: Any, _ schema: [String: Any], at place: String = "") -> [String] {
    let schema = resolved(schema)
    let unknown = Set(schema.keys).subtracting(Self.known)
    guard unknown.isEmpty else { return ["\(place): cannot check \(unknown.sorted())"] }
    if let choices = schema["oneOf"] as? [[String: Any]] {
      let fitting = choices.filter { faults(in: value, $0, at: place).isEmpty }
      return fitting.count == 1 ? [] : ["\(place): fits \(fitting.count) of the choices"]
    }
    switch (schema["type"] as? String, value) {
    case ("object", let object as [String: Any]): return faults(inObject: object, schema, place)
    case ("array", let list as [Any]): return faults(inList: list, schema, place)
    case ("string", let text as String): return faults(inText: text, schema, place)
    case ("boolean", is Bool): return []
    case ("integer", let number as Int):
      let least = schema["minimum"] as? Int ?? .min
      let most = schema["maximum"] as? Int ?? .max
      return least <= number && number <= most ? [] : ["\(place): \(number)"]
    default: return ["\(place): no \(schema["type"] ?? "type")"]
    }
  }

  private static let known: Set<String> = [
    "type", "oneOf", "properties", "required", "additionalProperties", "items", "minItems",
    "maxItems", "minLength", "maxLength", "pattern", "enum", "const", "minimum", "maximum",
    "description", "default", "contentEncoding", "contentMediaType",
  ]

  private func faults(
    inObject object: [String: Any], _ schema: [String: Any], _ place: String
  ) -> [String] {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let required = schema["required"] as? [String] ?? []
    var found = required.filter { object[$0] == nil }.map { "\(place)/\($0): missing" }
    for (name, value) in object {
      if let property = properties[name] {
        found += faults(in: value, property, at: "\(place)/\(name)")
      } else if let others = schema["additionalProperties"] as? [String: Any] {
        found += faults(in: value, others, at: "\(place)/\(name)")
      } else if schema["additionalProperties"] as? Bool == false {
        found.append("\(place)/\(name): not in the contract")
      }
    }
    return found
  }

  private func faults(
    inList list: [Any], _ schema: [String: Any], _ place: String
  ) -> [String] {
    let items = schema["items"] as? [String: Any] ?? [:]
    var found = list.enumerated().flatMap { faults(in: $1, items, at: "\(place)/\($0)") }
    let range = (schema["minItems"] as? Int ?? 0)...(schema["maxItems"] as? Int ?? .max)
    if !range.contains(list.count) { found.append("\(place): \(list.count) items") }
    return found
  }

  private func faults(
    inText text: String, _ schema: [String: Any], _ place: String
  ) -> [String] {
    var found: [String] = []
    let range = (schema["minLength"] as? Int ?? 0)...(schema["maxLength"] as? Int ?? .max)
    if !range.contains(text.count) { found.append("\(place): \(text.count) characters") }
    if let pattern = schema["pattern"] as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      found.append("\(place): \(text) is not \(pattern)")
    }
    if let values = schema["enum"] as? [String], !values.contains(text) {
      found.append("\(place): \(text) is none of \(values)")
    }
    if let value = schema["const"] as? String, value != text {
      found.append("\(place): \(text) is not \(value)")
    }
    return found
  }
}
