import ApplicationForms
import ArgumentParser
import DataFiles

/// `kioskctl forms`: the form definitions.
struct FormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forms", abstract: "表单 / forms.", subcommands: [Check.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "检查表单文件 / lists everything that is wrong with form definitions.")

    @Option(help: "镇、村名单 / the towns and villages that forms choose from.")
    var addresses: String?

    @Argument(help: "表单文件 / form definitions.", completion: .file(extensions: ["yaml"]))
    var files: [String]

    func run() throws {
      var problems: [FileProblem] = []
      do throws(FileProblems) {
        let list = try addressList()
        for file in files {
          do throws(FileProblems) {
            let form = try FormDefinition.load(path: file, addresses: list)
            print("\(file): \(form.schema) \(form.title.chinese), \(form.fields.count) fields")
          } catch {
            problems += error.all
          }
        }
      } catch {
        problems += error.all
      }
      if !problems.isEmpty { throw refuse(problems) }
    }

    private func addressList() throws(FileProblems) -> AddressList {
      guard let addresses else { return AddressList(name: "", towns: []) }
      return try AddressList.load(path: addresses)
    }
  }
}
