import FoundationEssentials

/// What the worker writes to its standard output: one line of JSON, then as many bytes as that
/// line says, then nothing.
///
/// A fault travels as a line without bytes, so that a caller tells a document that cannot be
/// from a worker that died.
public struct WorkerReply: Hashable, Sendable {
  /// A PDF of `compose`, a PNG of `preview`, nothing of `inspect`.
  public var bytes: [UInt8]
  public var header: Header

  public struct Header: Hashable, Sendable, Codable {
    public var bytes: Int
    /// Of `compose`.
    public var pages: Int?
    /// Of `compose`: what the person reads while it prints.
    public var title: String?
    /// Of `inspect`.
    public var inspection: PaperInspection?
    public var fault: PaperFault?

    public init(
      bytes: Int = 0, pages: Int? = nil, title: String? = nil,
      inspection: PaperInspection? = nil, fault: PaperFault? = nil
    ) {
      self.bytes = bytes
      self.pages = pages
      self.title = title
      self.inspection = inspection
      self.fault = fault
    }
  }

  public init(composed paper: ComposedPaper) {
    bytes = paper.bytes
    header = Header(bytes: bytes.count, pages: paper.pages, title: paper.title)
  }

  public init(picture: [UInt8]) {
    bytes = picture
    header = Header(bytes: picture.count)
  }

  public init(inspection: PaperInspection) {
    bytes = []
    header = Header(inspection: inspection)
  }

  public init(fault: PaperFault) {
    bytes = []
    header = Header(fault: fault)
  }

  /// The frame as it goes over the pipe.
  public var framed: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = (try? encoder.encode(header)) ?? Data(#"{"bytes":-1}"#.utf8)
    return Array(line) + [UInt8(ascii: "\n")] + bytes
  }

  /// Reads a whole frame.
  ///
  /// - Throws: the worker's own fault, or `.workerReplyInvalid` when the frame is not whole.
  public init(framed frame: [UInt8]) throws(PaperFault) {
    guard let end = frame.firstIndex(of: UInt8(ascii: "\n")),
      let header = try? JSONDecoder().decode(Header.self, from: Data(frame[..<end]))
    else {
      throw PaperFault(
        .workerReplyInvalid, .technician, "the paper worker's answer has no header")
    }
    if let fault = header.fault { throw fault }
    let rest = frame[(end + 1)...]
    guard rest.count == header.bytes else {
      throw PaperFault(
        .workerReplyInvalid, .technician,
        "the paper worker announced \(header.bytes) bytes and sent \(rest.count)")
    }
    self.header = header
    bytes = Array(rest)
  }
}
