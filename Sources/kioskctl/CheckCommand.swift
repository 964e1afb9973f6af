import ApplicationForms
import ArgumentParser
import DataFiles
import FoundationEssentials
import GuidanceCatalog
import KioskConfiguration

/// `kioskctl check PROFILE`: every line that is wrong, in the profile and in what it names.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "检查配置文件，列出每一处错误 / lists everything that is wrong with a profile.",
    discussion: """
      也检查它指到的令牌、镇村名单、表单、事项和目录库。
      Also checks what the profile names: token, addresses, forms, matters, catalogue.
      每行 / each line: 文件:行:列: 哪里错，应该怎样 / what is wrong, what would be right
      """)

  @Option(name: .long, help: "机器写文件的文件夹 / where the kiosk keeps what it writes.")
  var state: String?

  @Argument(help: "配置文件 / the profile.", completion: .file(extensions: ["yaml"]))
  var profile: String

  func run() throws {
    let profile: KioskProfile
    do throws(FileProblems) {
      profile = try KioskProfile.load(path: self.profile, stateDirectory: state)
    } catch {
      throw refuse(error.all)
    }
    var problems: [FileProblem] = []
    let summary = checkFiles(of: profile, &problems)
    try checkCatalogue(of: profile, &problems)
    guard problems.isEmpty else { throw refuse(problems) }
    print("\(self.profile): 正确 / right (\(summary))")
  }

  private func checkFiles(of profile: KioskProfile, _ problems: inout [FileProblem]) -> String {
    _ = attempt(&problems) { () throws(FileProblems) in try profile.platform.readToken() }
    let addresses = attempt(&problems) { () throws(FileProblems) in
      try AddressList.load(path: profile.files.addresses)
    }
    // Forms are looked through even where the villages that they choose from are wrong.
    let forms = attempt(&problems) { () throws(FileProblems) in
      try FormLibrary.load(
        directory: profile.files.forms,
        addresses: addresses ?? AddressList(name: "", towns: []))
    }
    do throws(CatalogueBuildError) {
      let sources = try CatalogueSources.load(
        folder: profile.files.catalogueSources, forms: forms?.matterForms)
      problems += sources.lists.flatMap(\.refused)
    } catch {
      if case .sources(let found) = error { problems += found.all }
    }
    let kiosk = profile.kiosk
    return "\(kiosk.environment.rawValue), \(kiosk.code), \(forms?.all.count ?? 0) forms"
  }

  /// A profile is also written where the kiosk is not: a catalogue that is not there yet is said,
  /// not refused.
  private func checkCatalogue(
    of profile: KioskProfile, _ problems: inout [FileProblem]
  ) throws {
    let path = profile.files.catalogue
    guard FileManager.default.fileExists(atPath: path) else {
      print("\(path): 还没有目录库 / no catalogue yet: kioskctl catalogue build")
      return
    }
    do throws(CatalogueError) {
      try Catalogue(path: path).verify()
    } catch {
      problems.append(
        FileProblem(
          file: path, line: 1, column: 1, path: "",
          reason: .refused(chinese: error.chinese, english: error.english)))
    }
  }

  private func attempt<Value>(
    _ problems: inout [FileProblem], _ load: () throws(FileProblems) -> Value
  ) -> Value? {
    do throws(FileProblems) {
      return try load()
    } catch {
      problems += error.all
      return nil
    }
  }
}
