/// Asks a security module and hears its answers, one at a time.
struct ReaderTalk {
  private let transport: any ReaderTransport
  private let shortLimit: Duration
  private let longLimit: Duration
  private var parser = FrameParser()

  init(_ transport: any ReaderTransport, patience: ReaderPatience) {
    self.transport = transport
    shortLimit = patience.short
    longLimit = patience.long
  }

  /// - Returns: the answer; `nil` when none came that can be the answer to this command.
  mutating func ask(_ command: SDTCommand) throws(TransportError) -> SDTReply? {
    try drain()
    try transport.send(command.frame.bytes)
    let limit = command.patience == .short ? shortLimit : longLimit
    let deadline = ContinuousClock.now + limit
    while true {
      do throws(FrameError) {
        while let frame = try parser.next() {
          if let reply = SDTReply(frame), command.accepts(reply) { return reply }
        }
      } catch {
        // Damaged: it goes on looking, and asks again when nothing better comes.
        continue
      }
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero else { return nil }
      let milliseconds = Int((left / .milliseconds(1)).rounded(.up))
      parser.append(
        try transport.receive(missing: parser.missing, limit: min(milliseconds, 500)))
    }
  }

  /// A late answer to an earlier command is not the answer to the next.
  private mutating func drain() throws(TransportError) {
    parser.discard()
    while true {
      let late = try transport.receive(missing: SDTFrame.headerCount, limit: 1)
      if late.isEmpty { return }
    }
  }
}

/// How long answers may take, and how often is looked.
public struct ReaderPatience: Hashable, Sendable {
  /// For finding, choosing, asking for an item.
  public var short: Duration = .seconds(2)
  /// For reading text and photo.
  public var long: Duration = .seconds(5)
  /// Between two looks for a card, or for whether it left.
  public var pace: Duration = .milliseconds(300)
  /// Between two tries to find a reader.
  public var search: Duration = .seconds(1)
  /// How long a card that could not be read may lie there before it is tried again.
  public var retry: Duration = .seconds(3)

  public init() {}
}
