import ServiceModel

/// One look at everything that may still put out a page. The queue is looked at first, so what
/// its backend handed over before it ended is in the printer when the printer is looked at.
struct SpoolLook: Hashable, Sendable {
  /// Since the clearing began.
  var elapsed: Duration
  var queue: QueueContent
  var device: DeviceContent
}

/// What lies on the queue. Everything that was found has been cancelled by the look itself.
enum QueueContent: Hashable, Sendable {
  /// cupsd did not answer, or not to this question.
  case unknown(DeviceFault)
  /// `jobs`: cupsd's ids of those that are not finished.
  case answered(jobs: Set<Int>, state: PrinterState)
}

/// What lies in the printer itself. Everything that was found has been cancelled by the look.
enum DeviceContent: Hashable, Sendable {
  /// It does not speak IPP, or the configuration forbids asking.
  case notAsked
  case silent
  /// `jobs`: how many are not finished.
  case answered(jobs: Int, PrinterReport)
}

/// What may have gone to the printer since it was last proved empty.
enum Handover: Hashable, Sendable {
  case nothing
  /// One job, by cupsd's id; the end of its backend has not been seen.
  case inFlight(Int)
  /// An earlier run, or a conversation that broke off: nobody knows.
  case unknown
}
