import DataFiles
import Foundation
import Testing

@testable import ApplicationForms

@Suite("the schema of form definitions")
struct FormSchemaTests {
  private func schema() throws -> [String: Any] {
    let path = Samples.root + "/assets/forms/form.schema.json"
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
    return try #require(json as? [String: Any])
  }

  private func part(_ names: String...) throws -> [String: Any] {
    try names.reduce(try schema()) { part, name in
      try #require((part[name] as? [String: Any]) ?? (part[name] as? [[String: Any]])?.last)
    }
  }

  private func keys(_ part: [String: Any]) throws -> Set<String> {
    #expect(part["additionalProperties"] as? Bool == false)
    return Set(try #require(part["properties"] as? [String: Any]).keys)
  }

  private func words<Key: DataKey>(_ type: Key.Type) -> Set<String> {
    Set(type.allCases.map(\.rawValue))
  }

  @Test("it has the keys and the words of the reader and no others")
  func same() throws {
    #expect(try keys(schema()) == words(FormKey.self))
    #expect(try keys(part("$defs", "section", "anyOf")).union(["use"]) == words(SectionKey.self))
    #expect(try keys(part("$defs", "field")) == words(FieldKey.self))
    #expect(try keys(part("$defs", "rules")) == words(RulesKey.self))
    #expect(try keys(part("$defs", "material")) == words(FormMaterialKey.self))
    #expect(
      try keys(part("$defs", "rules", "properties", "checks", "items")) == words(CheckKey.self))
    #expect(
      try keys(part("$defs", "field", "properties", "options", "items")) == words(OptionKey.self))
    #expect(try keys(part("$defs", "field", "properties", "pledge")) == words(PledgeKey.self))
    #expect(try keys(part("$defs", "wording", "anyOf")) == words(WordingKey.self))
    let kinds = try part("$defs", "field", "properties", "kind")["enum"] as? [String]
    #expect(kinds == FieldKindWord.allCases.map(\.rawValue))
    let layouts =
      try part("$defs", "section", "anyOf", "properties", "layout")["enum"] as? [String]
    #expect(layouts == SectionLayout.allCases.map(\.rawValue))
  }
}
