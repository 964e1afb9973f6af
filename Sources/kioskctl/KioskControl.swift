import ArgumentParser

/// The technician's command.
@main
struct KioskControl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kioskctl",
    abstract: "检查和准备一台自助终端 / checks and prepares a kiosk.",
    subcommands: [CheckCommand.self, CatalogueCommand.self, FormsCommand.self])
}
