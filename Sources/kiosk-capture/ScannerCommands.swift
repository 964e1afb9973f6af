import ArgumentParser
import CLinux
import CaptureOrders
import PageCapture
import ServiceModel

extension KioskCapture {
  struct Devices: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the scanners that are plugged in.")

    @OptionGroup var drivers: Drivers

    func run() throws {
      try AnswerStream().answer { stream throws(CaptureFault) in
        let scanners = try ScannerLibrary(configuration: drivers.configuration).scanners()
        stream.write(.scanners(scanners))
        stream.write(.end(pages: 0))
      }
    }
  }

  struct Scan: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes one page, or every page of a feeder, as JPEG.")

    @OptionGroup var drivers: Drivers

    @Option(help: "The scanner's name, as `devices` says it.")
    var device: String

    @Option(help: "glass, or feeder: every page until it is empty.")
    var source = ScanOrder.Source.glass

    @Option(help: "Dots an inch, 75 to 600.")
    var resolution = 200

    @Flag(help: "In colour.")
    var colour = false

    func validate() throws {
      guard (75...600).contains(resolution) else {
        throw ValidationError("A page has 75 to 600 dots an inch.")
      }
    }

    func run() throws {
      var isWell = false
      try AnswerStream().answer { stream throws(CaptureFault) in
        ScanInterruption.listen()
        // Whoever waits for the page is gone: so is the scan.
        _ = linux_prctl(PR_SET_PDEATHSIG, UInt(SIGINT))
        let order = ScanOrder(
          device: device, source: source, resolution: resolution, isColoured: colour)
        let library = try ScannerLibrary(configuration: drivers.configuration)
        isWell = library.scan(order) { stream.write($0) }
      }
      if !isWell { throw ExitCode.failure }
    }
  }

  struct Drivers: ParsableArguments {
    @Option(help: "A folder with SANE's dll.conf, before /etc/sane.d.")
    var configuration: String?
  }
}

extension ScanOrder.Source: ExpressibleByArgument {}
