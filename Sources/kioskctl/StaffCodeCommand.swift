import ArgumentParser
import Foundation
import Sealing

/// `kioskctl staff-code FILE`: the code that the centre's staff sign in with, kept as what cannot
/// be turned back.
struct StaffCodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff-code",
    abstract: "设定工作人员密码 / sets the staff's code: reads it from standard input.",
    discussion: """
      密码是 4 到 12 位数字。 Four to twelve digits, on one line. The file can be read by its owner
      only; name it in the profile under staff.codeFile.
      """)

  @Argument(help: "要写的文件 / the file to write.", completion: .file())
  var file: String

  func run() throws {
    print("密码 / code: ", terminator: "")
    fflush(nil)
    let code = (readLine() ?? "").trimmingCharacters(in: .whitespaces)
    guard (4...12).contains(code.count), code.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      print("密码应是 4 到 12 位数字 / a code of four to twelve digits")
      throw ExitCode(1)
    }
    let line = PassCode(code).line + "\n"
    let made = FileManager.default.createFile(
      atPath: file, contents: Data(line.utf8), attributes: [.posixPermissions: 0o600])
    guard made else {
      print("\(file): 写不了 / cannot be written")
      throw ExitCode(1)
    }
    print("\(file): 好了 / done")
  }
}
