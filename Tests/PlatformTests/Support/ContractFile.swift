import Foundation
import Yams

/// docs/platform-api.yaml, as far as the tests read it.
///
/// Numbers stay as YAML has them, `$ref` is followed within the file.
struct ContractFile: @unchecked Sendable {
  /// Maps, lists and plain values; never changed after reading, hence safe to share.
  let root: [String: Any]

  static let file = PlatformProgram.repository.appending(path: "docs/platform-api.yaml")

  init() throws {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    root = try Yams.load(yaml: text) as? [String: Any] ?? [:]
  }

  /// One operation: `GET /v1/keys`.
  struct Operation {
    let method: String
    let path: String
    let form: [String: Any]
    var name: String { "\(method) \(path)" }
    var operationID: String { form["operationId"] as? String ?? "" }
  }

  var operations: [Operation] {
    let paths = root["paths"] as? [String: [String: Any]] ?? [:]
    return paths.flatMap { path, methods in
      methods.map {
        Operation(
          method: $0.key.uppercased(), path: path, form: $0.value as? [String: Any] ?? [:])
      }
    }.sorted { $0.name < $1.name }
  }

  /// The statuses of an operation and what each is answered with.
  func responses(of operation: Operation) -> [Int: [String: Any]] {
    let responses = operation.form["responses"] as? [String: Any] ?? [:]
    return Dictionary(
      uniqueKeysWithValues: responses.map { (Int($0.key) ?? 0, resolved($0.value)) })
  }

  /// The schema of a body by its media type.
  func schema(of part: [String: Any], _ type: String = "application/json") -> [String: Any]? {
    let content = part["content"] as? [String: [String: Any]]
    return content?[type]?["schema"].map(resolved)
  }

  /// Every example with the schema that it stands beside, and where.
  var examples: [(place: String, schema: [String: Any], value: Any)] {
    var found: [(place: String, schema: [String: Any], value: Any)] = []
    collect(root, "", &found)
    return found
  }

  private func collect(
    _ node: Any, _ place: String,
    _ found: inout [(place: String, schema: [String: Any], value: Any)]
  ) {
    if let list = node as? [Any] {
      for (index, value) in list.enumerated() { collect(value, "\(place)/\(index)", &found) }
    }
    guard let map = node as? [String: Any] else { return }
    if let schema = map["schema"].map(resolved) {
      if let value = map["example"] { found.append((place, schema, value)) }
      let several = map["examples"] as? [String: [String: Any]] ?? [:]
      for (name, example) in several {
        if let value = example["value"] { found.append(("\(place)/\(name)", schema, value)) }
      }
    }
    for (key, value) in map where key != "example" && key != "examples" {
      collect(value, "\(place)/\(key)", &found)
    }
  }

  func resolved(_ node: Any) -> [String: Any] {
    guard let map = node as? [String: Any] else { return [:] }
    guard let reference = map["$ref"] as? String else { return map }
    var found: Any = root
    for part in reference.dropFirst(2).split(separator: "/") {
      found = (found as? [String: Any])?[String(part)] ?? [:]
    }
    return resolved(found)
  }
}
