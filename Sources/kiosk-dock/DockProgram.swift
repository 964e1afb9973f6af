import ArgumentParser
import Foundation
import KioskSimulators

/// Starts a whole hall around the kiosk, for a hand at a desk or for a played resident.
@main
struct DockProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kiosk-dock", abstract: "A hall on one machine: platform, printer, reader, kiosk.",
    subcommands: [Run.self, Play.self, Around.self], defaultSubcommand: Run.self)

  /// With a display: the kiosk and, beside it, the dock.
  struct Run: ParsableCommand {
    @Option(help: "Pixels of the kiosk's window.")
    var size = "607x1080"

    func run() throws {
      let (width, height) = try ScreenSize.read(size)
      try MainActor.assumeIsolated { try DockWindow.run(width: width, height: height) }
    }
  }

  /// Everything but the kiosk, for the bench: a line says what to start it with; ends with its
  /// input.
  struct Around: ParsableCommand {
    func run() throws {
      try HallOpening.with({ $0.startsKiosk = false }) { hall in
        print("\(hall.profile) \(hall.folder)/kiosk")
        fflush(nil)
        while readLine() != nil {}
      }
    }
  }

  /// Without one: a resident is played from the first touch to the paper in the hand.
  struct Play: ParsableCommand {
    @Option(help: "Where pictures, papers and the platform's record are left.")
    var output = "demo-output"

    @Option(help: "Pixels of the kiosk's window.")
    var size = "1080x1920"

    func run() throws {
      let (width, height) = try ScreenSize.read(size)
      let done = DispatchSemaphore(value: 0)
      let result = PlayResult()
      Task.detached { [output] in
        do {
          try await Demonstration(output: output, width: width, height: height).play()
        } catch { result.fail("\(error)") }
        done.signal()
      }
      done.wait()
      if let failure = result.failure {
        FileHandle.standardError.write(Data("demonstration failed: \(failure)\n".utf8))
        throw ExitCode.failure
      }
    }
  }
}

enum ScreenSize {
  static func read(_ text: String) throws -> (Int, Int) {
    let sides = text.split(separator: "x").compactMap { Int($0) }
    guard sides.count == 2, sides.allSatisfy({ $0 >= 320 }) else {
      throw ValidationError("a size is WIDTHxHEIGHT, each at least 320: \(text)")
    }
    return (sides[0], sides[1])
  }
}
