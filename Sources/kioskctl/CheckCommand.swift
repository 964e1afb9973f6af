import ApplicationForms
import ArgumentParser
import DataFiles
import KioskConfiguration

/// `kioskctl check PROFILE`: every line that is wrong, in the profile and in what it names.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "检查配置文件，列出每一处错误 / lists everything that is wrong with a profile.")

  @Option(name: .long, help: "机器写文件的文件夹 / where the kiosk keeps what it writes.")
  var state: String?

  @Argument(help: "配置文件 / the profile.", completion: .file(extensions: ["yaml"]))
  var profile: String

  func run() throws {
    do throws(FileProblems) {
      let profile = try KioskProfile.load(path: profile, stateDirectory: state)
      _ = try profile.platform.readToken()
      let addresses = try AddressList.load(path: profile.files.addresses)
      let forms = try FormLibrary.load(directory: profile.files.forms, addresses: addresses)
      print(
        "\(self.profile): 正确 / right "
          + "(\(profile.kiosk.environment.rawValue), \(profile.kiosk.code), \(forms.all.count) forms)"
      )
    } catch {
      try refuse(error)
    }
  }
}

/// Prints every problem, a line each, and ends with 1.
func refuse(_ problems: FileProblems) throws -> Never {
  for problem in problems.all { print(problem) }
  throw ExitCode.failure
}
