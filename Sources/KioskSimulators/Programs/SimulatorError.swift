import Foundation

/// Why a simulator could not do what was asked.
public enum SimulatorError: Error, Hashable, Sendable {
  /// A program is not installed: the apt package that has it.
  case programMissing(String, apt: String)
  /// A program did not start, or ended at once; `log` is the file that says why.
  case notStarted(String, log: String)
  /// It started, and was not ready before the deadline; with the last lines of its log, for the file may
  /// be gone by the time that somebody reads this.
  case notReady(String, log: String, saying: String)
  case toolFailed(String, status: Int32, output: String)

  static func notReady(_ program: String, log: String) -> SimulatorError {
    let words = String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
    return .notReady(
      program, log: log, saying: words.split(separator: "\n").suffix(12).joined(separator: " / "))
  }
}
