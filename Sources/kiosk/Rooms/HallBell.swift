import Journeys
import Logging
import ServiceModel
import Synchronization

/// Calls the staff: the journal and whoever asks the control socket see it.
final class HallBell: HelpBell {
  private let rung = Mutex<(count: Int, reason: HelpReason?)>((0, nil))
  private let log = Logger(label: "bell")

  func ring(_ reason: HelpReason) async {
    rung.withLock { $0 = ($0.count + 1, reason) }
    log.notice("staff wanted", metadata: ["reason": "\(reason.rawValue)"])
  }

  /// How often it rang since the start, and why it rang last.
  var state: (count: Int, reason: HelpReason?) { rung.withLock { $0 } }
}
