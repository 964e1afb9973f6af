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

  @Test("every form of the house names it and is what it says; one with a wrong word is not")
  func valid() throws {
    let program = """
      import glob, json, sys, yaml
      from jsonschema import Draft202012Validator
      schema = json.load(open(sys.argv[1] + "/form.schema.json"))
      Draft202012Validator.check_schema(schema)
      check = Draft202012Validator(schema)
      files = sorted(glob.glob(sys.argv[1] + "/*.yaml"))
      for file in files:
          text = open(file).read()
          assert text.startswith("# yaml-language-server: $schema=form.schema.json\\n"), file
          for error in check.iter_errors(yaml.safe_load(text)):
              print(file, error.json_path, error.message)
          assert not check.is_valid(yaml.safe_load(text.replace("fields:", "feilds:", 1))), file
      print(len(files))
      """
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-c", program, Samples.root + "/assets/forms"]
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let said = String(decoding: data, as: UTF8.self)
    #expect(process.terminationStatus == 0 && Int(said.dropLast()) ?? 0 >= 28, "\(said)")
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
