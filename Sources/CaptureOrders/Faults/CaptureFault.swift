import ServiceModel

/// Why a page could not be taken, and who can help.
///
/// It travels from the worker to the program that asked, so it is a plain value. It holds nothing of
/// what stands on the page.
public struct CaptureFault: Error, Hashable, Sendable, Codable {
  public let code: Code
  /// What happened, for staff and technicians.
  public let cause: String

  public init(_ code: Code, _ cause: String) {
    self.code = code
    self.cause = cause
  }

  public var responsible: DeviceFault.Responsible { code.responsible }
  /// What whoever must act reads.
  public var sentence: String { code.sentence }

  /// The fault as the journeys know it: `capture-scanner-jammed`.
  public var device: DeviceFault {
    DeviceFault(
      code: "capture-" + code.rawValue, responsible: responsible, detail: "\(sentence) \(cause)")
  }

  /// A stable word for logs, tests and translations.
  public enum Code: String, Hashable, Sendable, Codable, CaseIterable {
    // The scanner.
    case scannerAbsent = "scanner-absent"
    case scannerForbidden = "scanner-forbidden"
    case scannerBusy = "scanner-busy"
    case scannerEmpty = "scanner-empty"
    case scannerOpen = "scanner-open"
    case scannerJammed = "scanner-jammed"
    case scannerSilent = "scanner-silent"
    /// It does what its driver promised not to, or a thing that is not known here.
    case scannerStrange = "scanner-strange"

    // The camera.
    case cameraAbsent = "camera-absent"
    case cameraForbidden = "camera-forbidden"
    case cameraBusy = "camera-busy"
    case cameraSilent = "camera-silent"
    /// It gives no JPEG, or does a thing that is not known here.
    case cameraStrange = "camera-strange"

    // The file.
    case fileEmpty = "file-empty"
    case fileTooLarge = "file-too-large"
    case fileUnknown = "file-unknown"
    case fileDamaged = "file-damaged"
    case fileLocked = "file-locked"
    case stickAbsent = "stick-absent"
    /// The machine did not mount it as it must.
    case stickUnsafe = "stick-unsafe"
    case tooManyPages = "too-many-pages"
    case pictureTooLarge = "picture-too-large"
    case pictureTooSmall = "picture-too-small"

    // The worker.
    case orderInvalid = "order-invalid"
    case memoryShort = "memory-short"
    case sandboxFailed = "sandbox-failed"
    case workerAbsent = "worker-absent"
    case workerDied = "worker-died"
    case workerTimedOut = "worker-timed-out"
    case workerReplyInvalid = "worker-reply-invalid"
    case cancelled
  }
}

extension CaptureFault: CustomStringConvertible {
  public var description: String { "\(code.rawValue): \(cause)" }
}
