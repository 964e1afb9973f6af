/// RFC 8011 §5.3.7.
enum JobState: Int, Hashable, Sendable {
  case pending = 3
  case held = 4
  case processing = 5
  case stopped = 6
  case canceled = 7
  case aborted = 8
  case completed = 9

  var isFinished: Bool { rawValue >= 7 }
}

/// One job as a queue or a printer tells it.
struct JobReport: Hashable, Sendable {
  var id: Int
  /// The ticket's UUID when the job is ours. Job ids are given out again after a crash of cupsd.
  var name: String
  var state: JobState
  var reasons: Set<String> = []
  /// What the backend last said about the printer while it worked on this job.
  var message: String = ""
  /// `time-at-processing`: changes when a restarted cupsd begins the job anew.
  var processingSince: Int?
}

/// A queue or a printer about itself.
struct PrinterReport: Hashable, Sendable {
  var state: PrinterState
  var reasons: Set<String> = []
  var message: String = ""
}

/// RFC 8011 §5.4.11.
enum PrinterState: Int, Hashable, Sendable {
  case idle = 3
  case processing = 4
  case stopped = 5
}

/// What cupsd said in one look.
enum QueueReport: Hashable, Sendable {
  /// The connection or the query failed.
  case silent
  /// `job` is `nil` when cupsd knows no job of that id.
  case answered(PrinterReport, job: JobReport?)
}

/// What the printer itself said in one look.
enum DeviceReport: Hashable, Sendable {
  /// It does not speak IPP, or the configuration forbids asking.
  case notAsked
  case silent
  /// `job` is `nil` when the printer lists none of the ticket's name.
  case answered(PrinterReport, job: JobReport?)
}

/// One look at an open ticket.
struct TicketObservation: Hashable, Sendable {
  /// Since the job was handed to cupsd.
  var elapsed: Duration
  var queue: QueueReport
  var device: DeviceReport = .notAsked
}
