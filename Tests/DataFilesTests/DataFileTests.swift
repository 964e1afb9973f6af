import DataFiles
import Testing

private enum Key: String, DataKey { case name, count, switched, items, inner }
private enum InnerKey: String, DataKey { case colour }
private enum Colour: String, CaseIterable { case green, yellow }

@Suite("a data file")
struct DataFileTests {
  private func problems(_ text: String) -> [FileProblem] {
    do throws(FileProblems) {
      _ = try DataFile.read(text: text, file: "sample.yaml") { root -> String? in
        guard let mapping = root.mapping(Key.self) else { return nil }
        let name = mapping.text(.name)
        _ = mapping[.count]?.wholeNumber(in: 1...60)
        _ = mapping[.switched]?.boolean()
        _ = mapping[.items]?.items()?.map { $0.text() }
        _ = mapping[.inner]?.mapping(InnerKey.self)?.required(.colour)?.choice(Colour.self)
        return name
      }
      return []
    } catch {
      return error.all
    }
  }

  @Test("a right file has no problem")
  func right() {
    #expect(problems("name: 0001\ncount: 3\nswitched: true\ninner:\n  colour: green\n").isEmpty)
  }

  @Test(
    "every wrong value is shown where it stands",
    arguments: [
      ("count: 3\n", 1, 1, FileProblem.Reason.missingKey("name")),
      (
        "name: a\ncuont: 3\n", 2, 1,
        .unknownKey(
          "cuont", meant: "count", known: ["name", "count", "switched", "items", "inner"])
      ),
      ("name: a\ncount:  61\n", 2, 9, .outOfRange(1...60, found: 61)),
      ("name: a\ncount: \"3\"\n", 2, 8, .wrongShape(expected: .wholeNumber, found: .text)),
      ("name: a\nswitched: yes\n", 2, 11, .wrongShape(expected: .boolean, found: .text)),
      ("name:\n", 1, 1, .wrongShape(expected: .text, found: .nothing)),
      ("name: [a]\n", 1, 7, .wrongShape(expected: .text, found: .list)),
      ("name: a\nitems:\n  - b\n  - [c]\n", 4, 5, .wrongShape(expected: .text, found: .list)),
      (
        "name: a\ninner:\n  colour: gren\n", 3, 11,
        .notOneOf(allowed: ["green", "yellow"], found: "gren", meant: "green")
      ),
      (
        "name: a\ninner: { colour: blue }\n", 2, 18,
        .notOneOf(allowed: ["green", "yellow"], found: "blue", meant: nil)
      ),
      ("name: a\ninner: {}\n", 2, 8, .missingKey("colour")),
      ("name: a\nname: b\n", 1, 1, .duplicateKey("name")),
      ("- a\n", 1, 1, .wrongShape(expected: .mapping, found: .list)),
      ("", 1, 1, .wrongShape(expected: .mapping, found: .nothing)),
    ])
  func shown(text: String, line: Int, column: Int, reason: FileProblem.Reason) throws {
    let problem = try #require(problems(text).first)
    #expect(problem.reason == reason)
    #expect(problem.line == line)
    #expect(problem.column == column)
    #expect(problem.file == "sample.yaml")
  }

  @Test("all problems of a file are found in one pass, in the order of its lines")
  func all() {
    let found = problems("inner:\n  colour: blue\ncount: 0\nswitched: 1\n")
    #expect(found.map(\.line) == [1, 2, 3, 4])
    #expect(found.map(\.path) == ["", "inner.colour", "count", "switched"])
  }

  @Test("what is not YAML is shown at the place where the parser gave up")
  func syntax() throws {
    let problem = try #require(problems("name: a\n  count: [\n").first)
    guard case .syntax = problem.reason else {
      Issue.record("expected a problem of syntax, found \(problem)")
      return
    }
    #expect(problem.line >= 2)
  }

  @Test("a missing file is a problem of the file")
  func missing() {
    #expect(throws: FileProblems.self) {
      try DataFile.read(path: "/nowhere/profile.yaml") { $0.text() }
    }
  }

  @Test("a problem reads as file:line:column and both languages")
  func words() throws {
    let problem = try #require(problems("name: a\nconut: 3\n").first)
    #expect(
      problem.description
        == "sample.yaml:2:1: 没有“conut”这一项，是不是“count”？ / unknown key “conut”: did you mean “count”?")
  }

  @Test("aliases and merge keys give no key that the file does not show")
  func merge() throws {
    let problem = try #require(problems("name: a\n<<: { count: 3 }\n").first)
    #expect(problem.line == 2)
  }
}
