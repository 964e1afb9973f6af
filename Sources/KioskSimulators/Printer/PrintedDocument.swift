import Foundation

/// One document that came out of the virtual printer, as its print command wrote it down.
public struct PrintedDocument: Hashable, Sendable, Codable {
  /// Milliseconds since 1970-01-01 UTC: the moment it lay in the tray.
  public let at: Int64
  /// The ticket's UUID when the kiosk sent it.
  public let jobName: String
  /// The printer's own number of the job.
  public let job: Int
  /// Absolute path of the PDF that was printed.
  public let file: String
  public let pages: Int
  public let copies: Int

  /// The PDF as the printer got it: CUPS's filters have written it anew, text and pages are those
  /// of the document that was sent.
  public func contents() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: file)) }
}
