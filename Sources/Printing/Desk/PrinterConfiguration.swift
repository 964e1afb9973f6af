/// Which queue the kiosk prints on and how patiently it is watched.
public struct PrinterConfiguration: Hashable, Sendable {
  /// Where cupsd listens.
  public enum Server: Hashable, Sendable {
    /// A path, `/run/cups/cups.sock`.
    case socket(String)
    case host(String, port: Int)
  }

  public var server: Server
  /// The queue's name in CUPS.
  public var queue: String
  /// Between two looks at a job. Two queries take about 4 ms, so 500 ms cost nothing.
  public var pollInterval: Duration
  /// Between two looks at the printer while somebody shows its status.
  public var statusInterval: Duration
  /// A ticket that is still open after this time is cancelled whole.
  public var failsafe: Duration
  /// How long a printer may be switched off, unplugged or not yet empty of an earlier job before
  /// a ticket fails.
  public var goneLimit: Duration
  /// How long a session's end goes on emptying the printer. A page that the printer has begun
  /// takes up to ten seconds, and a backend that does not answer is killed after two.
  public var clearingLimit: Duration
  /// How long a printer that cannot be asked may put out what it was given. Nothing is printed
  /// for anybody else before.
  public var unaskedDrain: Duration
  /// Whether the printer itself is asked, beside its queue, when the queue's device speaks IPP.
  /// The queue alone keeps reasons that are no longer true, and it alone cannot tell a printed
  /// page from one that a power cut took. Turn it off only for a printer that others share:
  /// clearing empties the printer too.
  public var asksDevice: Bool
  /// PWG 5101.1 name of the paper: `iso_a4_210x297mm`.
  public var media: String
  /// RFC 8011 §5.2.8: `one-sided`, `two-sided-long-edge`.
  public var sides: String

  public init(
    server: Server, queue: String, pollInterval: Duration = .milliseconds(500),
    statusInterval: Duration = .seconds(2), failsafe: Duration = .seconds(120),
    goneLimit: Duration = .seconds(45), clearingLimit: Duration = .seconds(20),
    unaskedDrain: Duration = .seconds(20),
    asksDevice: Bool = true, media: String = "iso_a4_210x297mm", sides: String = "one-sided"
  ) {
    self.server = server
    self.queue = queue
    self.pollInterval = pollInterval
    self.statusInterval = statusInterval
    self.failsafe = failsafe
    self.goneLimit = goneLimit
    self.clearingLimit = clearingLimit
    self.unaskedDrain = unaskedDrain
    self.asksDevice = asksDevice
    self.media = media
    self.sides = sides
  }
}
