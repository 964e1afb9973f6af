import ApplicationForms
import DataFiles
import Foundation
import ServiceModel
import Testing

@Suite("a form definition")
struct FormDefinitionTests {
  @Test("the forms of the repository load")
  func repository() throws {
    let forms = try Samples.library().all
    #expect(forms.count >= 22)
    #expect(forms.filter { $0.kind == .declaration }.count >= 5)
    let enrolment = try #require(try Samples.library()[FormCode("pension-enrolment")])
    #expect(
      enrolment.fields.map(\.id) == [
        "name", "number", "sex", "birth", "address", "mobile", "village", "grade", "bank-card",
        "household",
      ])
  }

  private let right = """
    code: sample
    version: "1"
    title: 样表
    matter: sample
    kind: registration
    sections:
      - id: one
        title: 一
        fields:
          - id: way
            label: 方式
            kind: choice
            options: [{ code: a, label: 甲 }]
          - id: note
            label: 备注
            kind: text
    """

  private func problems(replacing old: String, with new: String) throws -> [FileProblem] {
    try #require(right.contains(old))
    do throws(FileProblems) {
      _ = try FormDefinition.load(
        text: right.replacing(old, with: new), file: "sample.yaml",
        addresses: AddressList(name: "空", towns: []))
      return []
    } catch {
      return error.all
    }
  }

  @Test(
    "what a definition cannot say is refused where it stands",
    arguments: [
      ("kind: text", "kind: texte", 16, 15),
      ("label: 备注", "lable: 备注", 15, 9),
      ("kind: registration", "kind: permission", 5, 7),
      ("id: note", "id: way", 14, 13),
      ("id: note", "id: 备注", 14, 13),
      ("kind: text", "kind: pledge\n        pledge: { text: 一, consequence: 二 }", 6, 1),
      ("kind: text", "kind: text\n        certificates: [a]", 17, 23),
      ("kind: text", "kind: file\n        pages: 2\n        certificates: [a, 户口簿]", 18, 27),
      ("kind: text", "kind: file\n        pages: 2\n        certificates: []", 18, 23),
      ("kind: text", "kind: text\n        rules: { pattern: \"[\" }", 17, 27),
      ("kind: text", "kind: text\n        options: [{ code: a, label: 甲 }]", 17, 18),
      ("options: [{ code: a, label: 甲 }]", "options: []", 13, 18),
      ("kind: text", "kind: text\n        when: way = \"b\"", 17, 15),
      ("kind: text", "kind: text\n        when: later = \"a\"", 17, 15),
      ("kind: text", "kind: text\n        rules: { length: { least: 9, most: 3 } }", 17, 26),
    ])
  func refused(old: String, new: String, line: Int, column: Int) throws {
    let found = try problems(replacing: old, with: new)
    let problem = try #require(found.first)
    #expect(found.count == 1)
    #expect(problem.line == line, "\(problem)")
    #expect(problem.column == column, "\(problem)")
  }

  @Test("two options of one code are refused")
  func options() throws {
    let found = try problems(
      replacing: "{ code: a, label: 甲 }", with: "{ code: a, label: 甲 }, { code: a, label: 乙 }")
    #expect(found.count == 1)
  }

  @Test("a village's code begins with its town's, and none stands twice")
  func villages() throws {
    let text = """
      name: 示例县
      towns:
        - code: "990000101"
          name: 示例镇
          villages:
            - { code: "990000101001", name: 甲 }
            - { code: "990000101001", name: 乙 }
            - { code: "990000201001", name: 丙 }
            - { code: "99000010100", name: 丁 }
      """
    do throws(FileProblems) {
      _ = try AddressList.load(text: text, file: "addresses.yaml")
      Issue.record("expected three problems")
    } catch {
      #expect(error.all.map(\.line) == [7, 8, 9])
    }
  }

  @Test("a folder without forms says so")
  func emptyFolder() throws {
    #expect(throws: FileProblems.self) {
      try FormLibrary.load(
        directory: Samples.root + "/assets/addresses/none",
        addresses: AddressList(name: "空", towns: []))
    }
  }

  @Test("the form that docs/forms.md adds is right as it stands there")
  func documented() throws {
    let page = try String(contentsOfFile: Samples.root + "/docs/forms.md", encoding: .utf8)
    let blocks = page.components(separatedBy: "```yaml\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    let form = try #require(blocks.first { $0.contains("sections:") })
    let text = form.split(separator: "\n").map { $0.dropFirst(3) }.joined(separator: "\n")
    let definition = try FormDefinition.load(
      text: text, file: "well-permit.yaml", addresses: Samples.addresses(),
      sections: Samples.root + "/assets/forms/sections")
    #expect(definition.code == FormCode("well-permit") && definition.fields.count == 10)
  }

  @Test("a rule of a row that names a field behind it is refused")
  func behind() throws {
    let list = """
      kind: rows
              item: 人
              count: { least: 0, most: 2 }
              fields:
                - { id: first, label: 先, kind: text, when: given(way) }
                - { id: way, label: 后, kind: text }
      """
    #expect(try problems(replacing: "kind: text", with: list).count == 1)
  }

  @Test("a shared section that uses another is refused, and does not go on for ever")
  func loop() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/sections-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "use: loop\n".write(toFile: folder + "/loop.yaml", atomically: true, encoding: .utf8)
    let text = right.replacing("sections:\n", with: "sections:\n  - use: loop\n")
    #expect(throws: FileProblems.self) {
      try FormDefinition.load(
        text: text, file: "sample.yaml", addresses: AddressList(name: "空", towns: []),
        sections: folder)
    }
  }
}
