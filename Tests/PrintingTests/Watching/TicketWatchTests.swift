import ServiceModel
import Testing

@testable import Printing

@Suite("what counts as evidence")
struct TicketWatchTests {
  static let name = "0b0e7a5e-0000-4000-8000-000000000001"

  /// One look, written short.
  struct Look: Sendable {
    var at: Duration = .zero
    /// `nil`: cupsd does not answer.
    var queue: JobState? = .processing
    var found = true
    var named = TicketWatchTests.name
    var queueState = PrinterState.processing
    var queueReasons: Set<String> = []
    var message = ""
    var since: Int? = 1
    var device: DeviceReport = .notAsked

    var observation: TicketObservation {
      guard let queue else {
        return TicketObservation(elapsed: at, queue: .silent, device: device)
      }
      let job = JobReport(
        id: 7, name: named, state: queue, message: message, processingSince: since)
      return TicketObservation(
        elapsed: at,
        queue: .answered(
          PrinterReport(state: queueState, reasons: queueReasons), job: found ? job : nil),
        device: device)
    }
  }

  static func device(_ state: JobState?, id: Int = 3) -> DeviceReport {
    .answered(
      PrinterReport(state: .processing),
      job: state.map { JobReport(id: id, name: name, state: $0) })
  }

  static func held(_ fault: PrinterFault, _ detail: String = "") -> TicketWatch.Verdict {
    .watching(.held(fault.fault(detail)))
  }

  static func failed(_ fault: PrinterFault, _ detail: String = "") -> TicketWatch.Verdict {
    .over(.failed(fault.fault(detail)))
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let looks: [Look]
    let verdict: TicketWatch.Verdict

    init(_ testDescription: String, _ looks: [Look], _ verdict: TicketWatch.Verdict) {
      self.testDescription = testDescription
      self.looks = looks
      self.verdict = verdict
    }
  }

  static let gone = "The printer may not exist or is unavailable at this time."

  static let rows: [Row] = [
    Row("accepted is told by the desk and not again", [Look(queue: .pending)], .watching(nil)),
    Row("processing is printing", [Look()], .watching(.printing)),
    Row("nothing new is not told", [Look(), Look()], .watching(nil)),
    Row(
      "the queue's completed counts for a printer that cannot be asked",
      [Look(), Look(queue: .completed)], .over(.delivered)),
    Row(
      "completed with a lost record is uncertain",
      [Look(), Look(queue: .completed, queueReasons: ["cups-ipp-missing-job-history"])],
      .over(.uncertain)),
    Row(
      "a stale lost record does not matter when the printer itself has completed",
      [Look(queueReasons: ["cups-ipp-missing-job-history"], device: device(.completed))],
      .over(.delivered)),
    Row(
      "the printer's completed counts before the queue notices",
      [Look(device: device(.processing)), Look(device: device(.completed))], .over(.delivered)),
    Row(
      "the queue's completed waits for a printer that still works",
      [Look(device: device(.processing)), Look(queue: .completed, device: device(.processing))],
      .watching(nil)),
    Row(
      "a printer that forgot the job is uncertain whatever the queue says",
      [Look(device: device(.processing)), Look(queue: .completed, device: device(nil))],
      .over(.uncertain)),
    Row(
      "a document that the printer gets a second time is uncertain",
      [Look(device: device(.processing)), Look(device: device(.processing, id: 4))],
      .over(.uncertain)),
    Row(
      "a printer that stays silent after the queue's completed is uncertain",
      [Look(device: device(.processing))]
        + Array(repeating: Look(queue: .completed, device: .silent), count: 3),
      .over(.uncertain)),
    Row(
      "a printer that aborts fails the ticket",
      [Look(device: device(.aborted))], failed(.printerAborted, "aborted")),
    Row(
      "a queue that aborts fails the ticket",
      [Look(queue: .aborted)], failed(.printerAborted, "aborted")),
    Row(
      "a job that somebody else cancelled fails the ticket",
      [Look(queue: .canceled)], failed(.printerAborted, "canceled")),
    Row("a vanished job is uncertain", [Look(), Look(found: false)], .over(.uncertain)),
    Row(
      "a job of another name under the same id is uncertain",
      [Look(), Look(named: "somebody-else's")], .over(.uncertain)),
    Row(
      "a job that cupsd began anew is uncertain",
      [Look(since: 1), Look(since: 2)], .over(.uncertain)),
    Row(
      "a job that went back to pending is uncertain",
      [Look(), Look(queue: .pending, since: nil)], .over(.uncertain)),
    Row(
      "two failed looks are a blip",
      [Look(), Look(queue: nil), Look(queue: nil), Look()], .watching(nil)),
    Row(
      "three failed looks in a row are uncertain",
      [Look(), Look(queue: nil), Look(queue: nil), Look(queue: nil)], .over(.uncertain)),
    Row(
      "an empty tray holds for the staff, whatever its suffix",
      [Look(queueReasons: ["media-empty-warning"])], held(.mediaEmpty, "media-empty-warning")),
    Row(
      "the printer's own reasons count over the queue's stale ones",
      [Look(queueReasons: ["media-empty-warning"], device: device(.processing))],
      .watching(.printing)),
    Row(
      "little paper does not hold",
      [Look(queueReasons: ["media-low-warning", "toner-low-report"])], .watching(.printing)),
    Row(
      "paper that came back is told",
      [Look(queueReasons: ["media-empty-error"]), Look()], .watching(.printing)),
    Row(
      "an unknown error is the technician's",
      [Look(queueReasons: ["vendor-smoke-error"])], held(.printerError, "vendor-smoke-error")),
    Row(
      "a queue that was stopped is the technician's",
      [Look(queue: .stopped)], held(.printerPaused, "job processing-stopped")),
    Row(
      "a job that waits on a stopped queue is the technician's",
      [Look(queue: .pending, queueState: .stopped, since: nil)], held(.printerPaused)),
    Row(
      "an unreachable printer is gone",
      [Look(message: gone, device: .silent)], held(.printerGone)),
    Row(
      "a printer that answers is not gone, whatever the backend said",
      [Look(message: gone, device: device(nil))], .watching(.printing)),
    Row(
      "gone for too long fails the ticket",
      [Look(message: gone), Look(at: .seconds(45), message: gone)], failed(.printerGone)),
    Row(
      "gone for too long with the document in its memory is uncertain",
      [
        Look(device: device(.processing)), Look(message: gone, device: .silent),
        Look(at: .seconds(45), message: gone, device: .silent),
      ], .over(.uncertain)),
    Row(
      "being back starts the patience anew",
      [Look(message: gone), Look(at: .seconds(44)), Look(at: .seconds(46), message: gone)],
      held(.printerGone)),
    Row(
      "the failsafe names what held it",
      [Look(queueReasons: ["media-jam"]), Look(at: .seconds(120), queueReasons: ["media-jam"])],
      failed(.mediaJam, "media-jam")),
    Row(
      "the failsafe ends what only seems to print",
      [Look(), Look(at: .seconds(120))], failed(.timedOut)),
  ]

  @Test("a look becomes", arguments: rows)
  func verdict(_ row: Row) throws {
    let ticket = try #require(TicketID(Self.name))
    var watch = TicketWatch(ticket: ticket, failsafe: .seconds(120), goneLimit: .seconds(45))
    var verdicts: [TicketWatch.Verdict] = []
    for look in row.looks { verdicts.append(watch.observe(look.observation)) }
    #expect(verdicts.last == row.verdict)
    for early in verdicts.dropLast() {
      if case .over = early { Issue.record("ended too early: \(verdicts)") }
    }
  }
}
