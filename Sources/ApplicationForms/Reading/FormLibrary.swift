import DataFiles
import FoundationEssentials
import ServiceModel

/// The forms that this kiosk fills.
public struct FormLibrary: Hashable, Sendable {
  private let forms: [FormCode: FormDefinition]

  public init(_ forms: [FormDefinition]) {
    self.forms = Dictionary(forms.map { ($0.code, $0) }) { first, _ in first }
  }

  public subscript(code: FormCode) -> FormDefinition? { forms[code] }

  /// By their codes.
  public var all: [FormDefinition] {
    forms.values.sorted { $0.code.text < $1.code.text }
  }

  /// Where the form of a code lies.
  static func path(of code: FormCode, in directory: String) -> String {
    "\(directory)/\(code.text).yaml"
  }

  /// Reads every `.yaml` of a folder.
  ///
  /// - Throws: `FileProblems` of all files together; also for a folder without forms.
  public static func load(
    directory: String, addresses: AddressList
  ) throws(FileProblems) -> FormLibrary {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    let paths = names.filter { $0.hasSuffix(".yaml") }.sorted().map { directory + "/" + $0 }
    guard !paths.isEmpty else {
      throw FileProblems([
        FileProblem(
          file: directory, line: 1, column: 1, path: "",
          reason: .refused(chinese: "这里没有表单（.yaml）", english: "no form (.yaml) in this folder"))
      ])
    }
    var forms: [FormCode: FormDefinition] = [:]
    var problems: [FileProblem] = []
    for path in paths {
      do throws(FileProblems) {
        let form = try FormDefinition.load(path: path, addresses: addresses)
        forms[form.code] = form
      } catch {
        problems += error.all
      }
    }
    guard problems.isEmpty else { throw FileProblems(problems) }
    return FormLibrary(Array(forms.values))
  }
}
