import ArgumentParser

/// Makes, checks and shows one document, then ends. `PaperWorker` starts it; a technician may
/// too. It reads standard input to its end and writes a `WorkerReply` to standard output.
@main
struct KioskPaper: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kiosk-paper",
    abstract: "Makes, checks and shows one document in a sandbox of its own.",
    subcommands: [Compose.self, Inspect.self, Preview.self, TrySandbox.self])
}
