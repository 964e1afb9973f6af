import ArgumentParser

/// Takes pages, from a scanner, a camera or a file that somebody brought, then ends. `CaptureWorker`
/// starts it; a technician may too. It writes `CaptureAnswer`s to standard output.
@main
struct KioskCapture: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kiosk-capture",
    abstract: "Takes pages from a scanner, or from a file in a sandbox of its own.",
    subcommands: [
      Devices.self, Scan.self, Shoot.self, Adopt.self, Edit.self, Show.self, TrySandbox.self,
    ])
}
