/// How long things may take at a reader.
public struct ReaderTiming: Hashable, Sendable {
  /// Between two looks for a card, or for its removal. Makers ask for 300 ms at least.
  public var look: Duration
  /// Between two looks for a reader that is gone.
  public var reopen: Duration
  /// To give the reader a command.
  public var command: Duration
  /// For an answer from the module's memory or after one radio exchange.
  public var shortAnswer: Duration
  /// For a card's contents: many radio exchanges.
  public var longAnswer: Duration

  public init(
    look: Duration = .milliseconds(300), reopen: Duration = .seconds(1),
    command: Duration = .seconds(1), shortAnswer: Duration = .seconds(2),
    longAnswer: Duration = .seconds(5)
  ) {
    self.look = look
    self.reopen = reopen
    self.command = command
    self.shortAnswer = shortAnswer
    self.longAnswer = longAnswer
  }

  func answer(_ patience: SDTCommand.Patience) -> Duration {
    switch patience {
    case .short: shortAnswer
    case .long: longAnswer
    }
  }
}
