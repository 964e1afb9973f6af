import ServiceModel
import Testing

@testable import Printing

@Suite("what proves that a printer is empty")
struct SpoolWatchTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let handover: Handover
    let looks: [SpoolLook]
    let verdict: SpoolWatch.Verdict

    init(
      _ testDescription: String, _ handover: Handover, _ looks: [SpoolLook],
      _ verdict: SpoolWatch.Verdict
    ) {
      self.testDescription = testDescription
      self.handover = handover
      self.looks = looks
      self.verdict = verdict
    }
  }

  static let working = QueueContent.answered(jobs: [7], state: .processing)
  /// The job is cancelled and its backend has not ended.
  static let ending = QueueContent.answered(jobs: [], state: .processing)
  static let rest = QueueContent.answered(jobs: [], state: .idle)
  static let down = QueueContent.unknown(PrinterFault.cupsDown.fault())
  static let empty = device(0, .idle)

  static func device(
    _ jobs: Int, _ state: PrinterState, _ reasons: Set<String> = []
  ) -> DeviceContent {
    .answered(jobs: jobs, PrinterReport(state: state, reasons: reasons))
  }

  static func look(_ queue: QueueContent, _ device: DeviceContent, at time: Int = 0) -> SpoolLook {
    SpoolLook(elapsed: .milliseconds(time), queue: queue, device: device)
  }

  static func not(_ fault: PrinterFault, _ detail: String = "") -> SpoolWatch.Verdict {
    .notProved(fault.fault(detail))
  }

  static let rows: [Row] = [
    Row("nothing was handed over, nothing is there", .nothing, [look(rest, empty)], .empty),
    Row(
      "a backend that ended by itself has told everything", .inFlight(7),
      [
        look(working, device(1, .processing)), look(ending, empty, at: 50),
        look(rest, empty, at: 100),
      ],
      .empty),
    Row(
      "an empty printer proves nothing while the backend works", .inFlight(7),
      [look(working, empty), look(ending, empty, at: 50)], .clearing),
    Row(
      "a printer that has no job and still moves paper is not empty", .inFlight(7),
      [look(working, device(1, .processing)), look(rest, device(0, .processing), at: 50)],
      .clearing),
    Row(
      "a job that left the queue unseen makes the printer wait", .inFlight(7),
      [look(rest, empty), look(rest, empty, at: 950)], .clearing),
    Row(
      "empty for a second after a broken conversation is empty", .inFlight(7),
      [look(rest, empty), look(rest, empty, at: 1000)], .empty),
    Row(
      "a page that turns up after a broken conversation starts the second anew", .inFlight(7),
      [
        look(rest, empty), look(rest, device(1, .processing), at: 500),
        look(rest, empty, at: 1000), look(rest, empty, at: 1900),
      ], .clearing),
    Row(
      "a backend that needed a second may have been killed", .inFlight(7),
      [look(working, empty), look(ending, empty, at: 1000), look(rest, empty, at: 1050)],
      .clearing),
    Row(
      "an earlier run may have left anything", .unknown,
      [look(rest, empty), look(rest, empty, at: 999)], .clearing),
    Row(
      "a cupsd that restarts in between breaks the conversation", .inFlight(7),
      [look(working, empty), look(down, empty, at: 50), look(rest, empty, at: 100)], .clearing),
    Row(
      "a queue that somebody stopped does not tell when its backend ends", .inFlight(7),
      [look(working, empty), look(.answered(jobs: [], state: .stopped), empty, at: 50)],
      .clearing),
    Row(
      "a printer that does not answer is not empty", .inFlight(7),
      [look(working, empty), look(rest, .silent, at: 50), look(rest, .silent, at: 100)], .clearing),
    Row(
      "a printer that does not answer three times is the staff's", .inFlight(7),
      [look(working, .silent), look(rest, .silent, at: 50), look(rest, .silent, at: 100)],
      not(.printerGone)),
    Row(
      "without cupsd the printer is emptied and nothing is proved", .inFlight(7),
      [look(down, empty), look(down, empty, at: 500), look(down, empty, at: 1000)], not(.cupsDown)),
    Row(
      "without cupsd a page that the printer has is waited for", .inFlight(7),
      [
        look(down, device(1, .processing)), look(down, device(1, .processing), at: 500),
        look(down, empty, at: 1000),
      ], .clearing),
    Row(
      "without cupsd and printer there is nothing to wait for", .unknown,
      [look(down, .silent), look(down, .silent, at: 50), look(down, .silent, at: 100)],
      not(.cupsDown)),
    Row(
      "a job that survives on the queue", .inFlight(7),
      [look(working, empty), look(working, empty, at: 6000)], not(.spoolNotClear)),
    Row(
      "a printer that goes on working", .inFlight(7),
      [look(working, empty), look(rest, device(1, .processing), at: 6000)],
      not(.leftoverInPrinter)),
    Row(
      "a stopped printer may have a page in its way", .inFlight(7),
      [look(rest, device(0, .stopped, ["media-jam-error"]), at: 6000)],
      not(.mediaJam, "media-jam-error")),
    Row(
      "an idle printer that complains is empty", .nothing,
      [look(rest, device(0, .idle, ["media-empty-error"]))], .empty),
    Row(
      "a printer that cannot be asked gets its time", .inFlight(7),
      [look(working, .notAsked), look(rest, .notAsked, at: 50), look(rest, .notAsked, at: 19_000)],
      .clearing),
    Row(
      "a printer that cannot be asked has had its time", .inFlight(7),
      [look(working, .notAsked), look(rest, .notAsked, at: 50), look(rest, .notAsked, at: 20_050)],
      .empty),
    Row(
      "a printer that cannot be asked and was given nothing has nothing", .nothing,
      [look(rest, .notAsked)], .empty),
  ]

  @Test("looks become", arguments: rows)
  func verdict(_ row: Row) {
    var watch = SpoolWatch(handover: row.handover, limit: .seconds(6), drain: .seconds(20))
    var verdicts: [SpoolWatch.Verdict] = []
    for look in row.looks { verdicts.append(watch.observe(look)) }
    #expect(verdicts.last == row.verdict)
    #expect(verdicts.dropLast().allSatisfy { $0 == .clearing })
  }
}
