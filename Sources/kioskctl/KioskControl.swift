import ArgumentParser

/// The technician's command.
@main
struct KioskControl: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kioskctl",
    abstract: "检查和准备一台自助终端 / checks and prepares a kiosk.",
    discussion: """
      结束码 / exit codes:
        0   正确 / right, done
        1   文件有错，每一处一行 / files are wrong, a line for each place
        2   没有找到 / nothing found
        3   目录库读不出或写不了 / the catalogue cannot be read or written
        4   机器没有应答 / no kiosk answers
        5   读卡器不能用 / the reader does not work
        64  命令写错了 / the command line is wrong
      """,
    subcommands: [
      CheckCommand.self, CatalogueCommand.self, FormsCommand.self, StatusCommand.self,
      StaffCodeCommand.self, ReaderCommand.self,
    ])
}
