import ServiceModel

/// Why a document could not be composed, checked or shown, and who can help.
///
/// It travels from the worker to the program that asked, so it is a plain value. Its detail is
/// read by staff and technicians and holds nothing of what was to be printed, save the code
/// point of a character that no font can draw.
public struct PaperFault: Error, Hashable, Sendable, Codable {
  public let code: Code
  public let responsible: DeviceFault.Responsible
  /// The sentence for whoever must act: what is wrong and what to do.
  public let detail: String

  public init(_ code: Code, _ responsible: DeviceFault.Responsible, _ detail: String) {
    self.code = code
    self.responsible = responsible
    self.detail = detail
  }

  /// A stable word for logs, tests and translations; more may come.
  public struct Code: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
  }
}

extension PaperFault: CustomStringConvertible {
  public var description: String { "\(code.rawValue): \(detail)" }
}

extension PaperFault.Code {
  // Templates.
  public static let fontsAbsent = Self(rawValue: "fonts-absent")
  public static let templatesAbsent = Self(rawValue: "templates-absent")
  public static let templateInvalid = Self(rawValue: "template-invalid")
  public static let unknownTemplate = Self(rawValue: "unknown-template")

  // Requests.
  public static let requestInvalid = Self(rawValue: "request-invalid")
  public static let missingValue = Self(rawValue: "missing-value")
  public static let unexpectedValue = Self(rawValue: "unexpected-value")
  public static let wrongRowLength = Self(rawValue: "wrong-row-length")
  public static let unprintableCharacter = Self(rawValue: "unprintable-character")

  // Composition.
  public static let doesNotFit = Self(rawValue: "does-not-fit")
  public static let tooManyPages = Self(rawValue: "too-many-pages")
  public static let drawingFailed = Self(rawValue: "drawing-failed")

  // Checks and previews.
  public static let notPDF = Self(rawValue: "not-pdf")
  public static let encrypted = Self(rawValue: "encrypted")
  public static let activeContent = Self(rawValue: "active-content")
  public static let wrongPageSize = Self(rawValue: "wrong-page-size")
  public static let fontNotEmbedded = Self(rawValue: "font-not-embedded")
  public static let textLost = Self(rawValue: "text-lost")
  public static let noSuchPage = Self(rawValue: "no-such-page")

  // The worker.
  public static let sandboxFailed = Self(rawValue: "sandbox-failed")
  public static let workerAbsent = Self(rawValue: "worker-absent")
  public static let workerDied = Self(rawValue: "worker-died")
  public static let workerTimedOut = Self(rawValue: "worker-timed-out")
  public static let workerReplyInvalid = Self(rawValue: "worker-reply-invalid")
  public static let cancelled = Self(rawValue: "cancelled")
}
