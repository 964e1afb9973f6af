import ServiceModel
import Testing

@testable import Printing

@Suite("what a printer's words mean")
struct StatusReadingTests {
  static let idle = PrinterReport(state: .idle)

  @Test("a queue at rest that still names an empty tray knows nothing")
  func stale() {
    var reading = StatusReading()
    let queue = PrinterReport(state: .idle, reasons: ["media-empty-warning"])
    #expect(reading.read(queue: queue, device: .notAsked).condition == .unknown)
    let device = DeviceReport.answered(Self.idle, job: nil)
    #expect(reading.read(queue: queue, device: device).condition == .known(.ready))
  }

  @Test("cupsd is down after three looks without an answer, not before")
  func silence() {
    var reading = StatusReading()
    _ = reading.read(queue: Self.idle, device: .notAsked)
    #expect(reading.read(queue: nil, device: .notAsked).condition == .known(.ready))
    #expect(reading.read(queue: nil, device: .notAsked).condition == .known(.ready))
    let down = PrinterStatus.Condition.faulty(PrinterFault.cupsDown.fault())
    #expect(reading.read(queue: nil, device: .notAsked).condition == .known(down))
    #expect(reading.read(queue: Self.idle, device: .notAsked).condition == .known(.ready))
  }

  @Test("a stopped queue is the technician's, an unreachable printer the staff's")
  func whoActs() {
    var reading = StatusReading()
    let stopped = PrinterReport(state: .stopped, message: "Paused")
    guard
      case .known(.faulty(let paused)) = reading.read(queue: stopped, device: .silent).condition,
      case .known(.faulty(let gone)) = reading.read(queue: Self.idle, device: .silent).condition
    else {
      Issue.record("two faults expected")
      return
    }
    #expect((paused.code, paused.responsible) == ("printer-paused", .technician))
    #expect((gone.code, gone.responsible) == ("printer-gone", .staff))
  }

  @Test("a jam is named before the empty tray that it may cause")
  func urgency() {
    let fault = StateReasons.fault(in: ["media-empty-error", "media-jam-error", "media-low"])
    #expect(fault?.code == "media-jam")
    #expect(StateReasons.warnings(in: ["media-low-report", "media-jam-error"]) == ["media-low"])
  }

  @Test(
    "a queue's device is asked when it speaks IPP",
    arguments: [
      ("ipp://localhost:60000/ipp/print", "ipp://localhost:60000/ipp/print"),
      ("ipps://printer.local/ipp/print?waitjob=true", "ipp://printer.local:631/ipp/print"),
      ("ipp://printer", "ipp://printer:631/"),
      ("usb://Pantum/P2500?serial=1", nil), ("socket://10.0.0.9:9100", nil),
      ("ipp://user@printer/", nil), ("ipp://", nil),
    ] as [(String, String?)])
  func devices(uri: String, expected: String?) {
    #expect(IppDestination(deviceURI: uri)?.uri == expected)
  }
}
