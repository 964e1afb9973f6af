import ArgumentParser
import CLate
import Confinement
import FoundationEssentials
import PaperOrders
import Paperwork
import ServiceModel

extension KioskPaper {
  struct Compose: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads a request as JSON and answers with a PDF.")

    @Option(help: "The folder that holds documents and fonts.")
    var assets: String

    func run() throws {
      try answer(confinedTo: [assets]) { input throws(PaperFault) in
        guard let request = try? JSONDecoder().decode(DocumentRequest.self, from: Data(input))
        else {
          throw PaperFault(.requestInvalid, .technician, "the request is not one")
        }
        return WorkerReply(composed: try Composer(assets: assets).compose(request))
      }
    }
  }

  struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads a PDF and answers with what it holds, or why it cannot be printed.")

    func run() throws {
      try answer(confinedTo: []) { input throws(PaperFault) in
        WorkerReply(inspection: try PaperInspection.inspect(input))
      }
    }
  }

  struct Preview: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads a PDF and answers with a page as a PNG.")

    @Option(help: "The page, counted from 1.")
    var page: Int

    @Option(help: "Dots an inch, 18 to 600.")
    var dpi: Double

    func run() throws {
      try answer(confinedTo: []) { input throws(PaperFault) in
        WorkerReply(picture: try PaperPreview.png(input, page: page, dotsPerInch: dpi))
      }
    }
  }

  struct TrySandbox: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tries what no document may do, and says what became of each.")

    @Argument(help: "A folder in which a file is tried.")
    var folder: String

    func run() throws {
      try confine(to: [])
      var allRefused = true
      for attempt in SandboxAttempt.all(folder: folder) {
        allRefused = allRefused && attempt.isRefused
        print("\(attempt.name) \(attempt.isRefused ? "refused" : "ALLOWED")")
      }
      if !allRefused { throw ExitCode.failure }
    }
  }
}

/// Confines the process, then works on its standard input and writes the answer; a fault is an
/// answer too.
private func answer(
  confinedTo folders: [String], _ work: ([UInt8]) throws(PaperFault) -> WorkerReply
) throws {
  let reply: WorkerReply
  do throws(PaperFault) {
    // In the sandbox the loader may not read its own table of libraries.
    late_load_text()
    try confine(to: folders)
    reply = try work(try StandardStreams.readInput())
  } catch {
    reply = WorkerReply(fault: error)
  }
  guard StandardStreams.write(reply.framed) else { throw ExitCode.failure }
  if reply.header.fault != nil { throw ExitCode.failure }
}

private func confine(to folders: [String]) throws(PaperFault) {
  do throws(SandboxRefusal) {
    try Sandbox.enter(readable: folders)
  } catch {
    throw PaperFault(.sandboxFailed, .technician, error.words)
  }
}
