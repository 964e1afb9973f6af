import ArgumentParser
import CLate
import CaptureOrders
import Confinement
import PageCapture
import ServiceModel

extension KioskCapture {
  struct Adopt: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads a JPEG, PNG or PDF and answers with its pages as JPEG.")

    func run() throws {
      try AnswerStream().answer { stream throws(CaptureFault) in
        try confine()
        let bytes = try StandardInput.read(atMost: CaptureLimits.fileBytes)
        try Adoption.adopt(bytes) { stream.write($0) }
      }
    }
  }

  struct Edit: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads a page and answers with it turned, cut and marked.")

    @Option(help: "Degrees clockwise: 0, 90, 180 or 270.")
    var turn = 0

    @Option(help: "Left, top, width and height in thousandths of the turned page: 0,0,1000,500.")
    var crop: String?

    @Option(help: "What the copy may be used for, written across it.")
    var mark: String?

    @Option(help: "A fontconfig file, for the mark.")
    var fonts: String?

    @Option(help: "Dots an inch of the page, if they are known.")
    var dpi: Int?

    func run() throws {
      try AnswerStream().answer { stream throws(CaptureFault) in
        if mark != nil {
          late_load_text()
          try PageMark.prepare(fonts: fonts ?? "")
        }
        try confine()
        let edit = try edit()
        let bytes = try StandardInput.read(atMost: CaptureLimits.fileBytes)
        stream.write(.page(try Editing.edit(bytes, edit, dotsPerInch: dpi)))
        stream.write(.end(pages: 1))
      }
    }

    private func edit() throws(CaptureFault) -> PageEdit {
      guard let turn = PageEdit.Turn(rawValue: turn) else {
        throw CaptureFault(.orderInvalid, "no turn by \(turn) degrees")
      }
      guard let crop else { return PageEdit(turn: turn, mark: mark) }
      guard let rectangle = PageEdit.Crop(argument: crop) else {
        throw CaptureFault(.orderInvalid, "no crop by “\(crop)”")
      }
      return PageEdit(turn: turn, crop: rectangle, mark: mark)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads a page or a PDF and answers with its pixels.")

    @Option(help: "Of the longer side, 64 to 1920 pixels.")
    var longest: Int

    func validate() throws {
      guard CaptureLimits.shownSides.contains(longest) else {
        throw ValidationError("A picture to show has 64 to 1920 pixels.")
      }
    }

    func run() throws {
      try AnswerStream().answer { stream throws(CaptureFault) in
        try confine()
        let bytes = try StandardInput.read(atMost: CaptureLimits.fileBytes)
        try Editing.show(bytes, longest: longest) { stream.write(.picture($0)) }
        stream.write(.end(pages: 0))
      }
    }
  }

  struct TrySandbox: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tries what no file may do, and says what became of each.")

    @Argument(help: "A folder in which a file is tried.")
    var folder: String

    func run() throws {
      try confine()
      var allRefused = true
      for attempt in SandboxAttempt.all(folder: folder) {
        allRefused = allRefused && attempt.isRefused
        print("\(attempt.name) \(attempt.isRefused ? "refused" : "ALLOWED")")
      }
      if !allRefused { throw ExitCode.failure }
    }
  }
}

/// Before a byte is read that somebody brought.
func confine() throws(CaptureFault) {
  do throws(SandboxRefusal) {
    try Sandbox.enter(readable: [])
  } catch {
    throw CaptureFault(.sandboxFailed, error.words)
  }
}
