import ArgumentParser
import CaptureOrders
import PageCapture

extension KioskCapture {
  struct Shoot: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes a picture with a camera above the table and answers with it as a page.")

    @Option(help: "/dev/video0; the first that is plugged in without it.")
    var device: String?

    @Option(help: "Milliseconds in which it finds its light and focus.")
    var settle = 2000

    func validate() throws {
      guard (0...10_000).contains(settle) else {
        throw ValidationError("A camera has at most 10000 milliseconds.")
      }
    }

    func run() throws {
      try AnswerStream().answer { stream throws(CaptureFault) in
        let pictures = try pictures()
        // The camera is let go; what it gave is looked into where nothing can be reached.
        try confine()
        try Adoption.adopt(shots: pictures) { stream.write($0) }
      }
    }

    private func pictures() throws(CaptureFault) -> [[UInt8]] {
      let camera = if let device { try VideoCamera(device) } else { try VideoCamera.first() }
      return try camera.pictures(after: .milliseconds(settle))
    }
  }
}
