/// Why a simulator could not do what was asked.
public enum SimulatorError: Error, Hashable, Sendable {
  /// A program is not installed: the apt package that has it.
  case programMissing(String, apt: String)
  /// A program did not start, or ended at once; `log` is the file that says why.
  case notStarted(String, log: String)
  /// It started, and was not ready before the deadline.
  case notReady(String, log: String)
  case toolFailed(String, status: Int32, output: String)
}
