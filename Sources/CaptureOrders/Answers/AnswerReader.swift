import FoundationEssentials
import ServiceModel

/// Reads answers out of bytes as they come, in pieces of any size.
public struct AnswerReader {
  private var waiting: [UInt8] = []
  private var header: Header?
  /// Whether the last answer was read; nothing may follow.
  public private(set) var isAtEnd = false
  private var count = 0

  /// A list of scanners has some hundred bytes.
  private static let longestLine = 1 << 16
  /// Every page of a feeder, and what is said before and after.
  private static let mostAnswers = CaptureLimits.scannedPages + 3

  public init() {}

  public mutating func add(_ bytes: some Sequence<UInt8>) { waiting += bytes }

  /// The next answer that is whole; `nil` when more bytes are needed.
  ///
  /// - Throws: `.workerReplyInvalid` for bytes that are none.
  public mutating func next() throws(CaptureFault) -> CaptureAnswer? {
    guard !isAtEnd else {
      guard waiting.isEmpty else { throw Self.invalid("something follows its last answer") }
      return nil
    }
    if header == nil {
      guard let end = waiting.firstIndex(of: UInt8(ascii: "\n")) else {
        guard waiting.count <= Self.longestLine else { throw Self.invalid("a line has no end") }
        return nil
      }
      header = try? JSONDecoder().decode(Header.self, from: Data(waiting[..<end]))
      waiting.removeFirst(end + 1)
    }
    guard let header else { throw Self.invalid("an answer has no header") }
    guard let length = header.bodyLength else { throw Self.invalid("one has no end") }
    guard waiting.count >= length else { return nil }
    guard let answer = header.answer(with: Array(waiting[..<length])) else {
      throw Self.invalid("an answer says nothing")
    }
    waiting.removeFirst(length)
    self.header = nil
    count += 1
    guard count <= Self.mostAnswers else { throw Self.invalid("there are too many") }
    isAtEnd = answer.isLast
    return answer
  }

  private static func invalid(_ what: String) -> CaptureFault {
    CaptureFault(.workerReplyInvalid, "of the capture worker's answers, \(what)")
  }
}
