import KioskSimulators
import Synchronization

/// A hall that another thread opens.
final class HallOpening: Sendable {
  private let state = Mutex<Result<SimulatedHall, any Error>>(
    .failure(DemonstrationError.missing("the hall")))

  var result: Result<SimulatedHall, any Error> { state.withLock { $0 } }

  func set(_ result: Result<SimulatedHall, any Error>) { state.withLock { $0 = result } }
}
