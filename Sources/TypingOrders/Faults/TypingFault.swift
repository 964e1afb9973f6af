import ServiceModel

/// Why typing gave no answer, and who can help.
///
/// It travels from the worker to the kiosk, so it is a plain value, and it never holds anything
/// of what was typed.
public struct TypingFault: Error, Hashable, Sendable, Codable {
  public let code: Code
  public let responsible: DeviceFault.Responsible
  /// The sentence for whoever must act: what is wrong and what to do.
  public let detail: String
  /// What the system said, when it said something: `No such file or directory`.
  public let cause: String?

  public init(
    _ code: Code, _ responsible: DeviceFault.Responsible, _ detail: String, cause: String? = nil
  ) {
    self.code = code
    self.responsible = responsible
    self.detail = detail
    self.cause = cause
  }

  /// A stable word for logs, tests and translations; more may come.
  public struct Code: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
  }
}

extension TypingFault: CustomStringConvertible {
  public var description: String {
    "\(code.rawValue): \(detail)" + (cause.map { " (\($0))" } ?? "")
  }

  /// The fault as the journeys know it: `typing-worker-died`.
  public var device: DeviceFault {
    DeviceFault(
      code: "typing-" + code.rawValue, responsible: responsible,
      detail: detail + (cause.map { " (\($0))" } ?? ""))
  }
}

extension TypingFault.Code {
  // What the engines need.
  public static let dictionaryAbsent = Self(rawValue: "dictionary-absent")
  public static let handwritingAbsent = Self(rawValue: "handwriting-absent")
  public static let engineFailed = Self(rawValue: "engine-failed")

  // Questions.
  /// Too many letters or points, or a candidate that is not among those of these letters.
  public static let questionInvalid = Self(rawValue: "question-invalid")

  // The worker.
  public static let workerAbsent = Self(rawValue: "worker-absent")
  public static let workerDied = Self(rawValue: "worker-died")
  public static let workerTimedOut = Self(rawValue: "worker-timed-out")
  public static let answerInvalid = Self(rawValue: "answer-invalid")
  /// No folder for what a worker may write.
  public static let scratchFailed = Self(rawValue: "scratch-failed")
  /// The session was forgotten while the question waited.
  public static let forgotten = Self(rawValue: "forgotten")
}
