import FoundationEssentials
import Yams

/// Reads one YAML file into a value, or says everything that is wrong with it.
public enum DataFile {
  /// - Parameters:
  ///   - path: also names the file in problems.
  ///   - decode: reads what it needs from the root and leaves its problems with the nodes; gives
  ///     `nil` when a part that it needs is among them.
  /// - Throws: `FileProblems`, all that the decoder and the parser found.
  public static func read<Value>(
    path: String, _ decode: (DataNode) -> Value?
  ) throws(FileProblems) -> Value {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      let words =
        FileManager.default.fileExists(atPath: path) ? "not readable UTF-8" : "no such file"
      throw FileProblems([
        FileProblem(file: path, line: 1, column: 1, path: "", reason: .unreadable(words))
      ])
    }
    return try read(text: text, file: path, decode)
  }

  /// The same for text that is already in memory; `file` only names it.
  public static func read<Value>(
    text: String, file: String, _ decode: (DataNode) -> Value?
  ) throws(FileProblems) -> Value {
    let collector = ProblemCollector(file: file)
    let root = DataNode(
      node: try parse(text, file: file), line: 1, column: 1, path: "", collector: collector)
    let value = decode(root)
    guard collector.problems.isEmpty else { throw FileProblems(collector.problems) }
    guard let value else { preconditionFailure("the decoder refused \(file) and said no reason") }
    return value
  }

  private static func parse(_ text: String, file: String) throws(FileProblems) -> Node {
    func problem(_ mark: Mark?, _ reason: FileProblem.Reason) -> FileProblems {
      FileProblems([
        FileProblem(
          file: file, line: mark?.line ?? 1, column: mark?.column ?? 1, path: "", reason: reason)
      ])
    }
    do {
      // Shapes are read by the nodes themselves; Yams would try ten regular expressions on each.
      return try Yams.compose(yaml: text, .basic) ?? Node("")
    } catch YamlError.scanner(_, let words, let mark, _),
      YamlError.parser(_, let words, let mark, _), YamlError.composer(_, let words, let mark, _)
    {
      throw problem(mark, .syntax(words))
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
      throw problem(context.mark, .duplicateKey(keys[0]))
    } catch YamlError.reader(let words, _, _, _) {
      throw problem(nil, .syntax(words))
    } catch {
      throw problem(nil, .syntax("\(error)"))
    }
  }
}

/// Gathers the problems of one file while its nodes are read.
final class ProblemCollector {
  let file: String
  private(set) var problems: [FileProblem] = []

  init(file: String) { self.file = file }

  func add(line: Int, column: Int, path: String, reason: FileProblem.Reason) {
    problems.append(
      FileProblem(file: file, line: line, column: column, path: path, reason: reason))
  }
}
