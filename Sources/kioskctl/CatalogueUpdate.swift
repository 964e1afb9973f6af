import ArgumentParser
import DataFiles
import KioskConfiguration

/// `kioskctl catalogue update PROFILE`: the running kiosk looks for a newer catalogue at once.
struct CatalogueUpdate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "叫正在运行的机器马上看有没有新指南 / the running kiosk looks for newer guides at once.",
    discussion: """
      平时每小时看一次。说出结果：installed 装上了，unchanged 没有新的，none-published 平台没有发布，unreachable 连不上，bundle-… 不能用的原因。
      It looks every hour by itself. Says what came of it: installed, unchanged, none-published,
      unreachable, or the code of why it was refused (bundle-…).
      """)

  @Option(name: .long, help: "机器写文件的文件夹 / where the kiosk keeps what it writes.")
  var state: String?

  @Argument(help: "配置文件 / the profile.", completion: .file(extensions: ["yaml"]))
  var profile: String

  func run() throws {
    let socket: String
    do throws(FileProblems) {
      socket = try KioskProfile.load(path: profile, stateDirectory: state).files.controlSocket
    } catch {
      throw refuse(error.all)
    }
    guard let answer = ControlLine.post("/v1/catalogue/look", at: socket) else {
      print("\(socket): 没有应答，机器没有运行 / no answer: the kiosk does not run")
      throw Ending.noAnswer
    }
    print(answer, terminator: "")
    if answer.hasPrefix("bundle-") { throw Ending.wrongFiles }
    if answer.hasPrefix("unreachable") { throw Ending.noAnswer }
  }
}
