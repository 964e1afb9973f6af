import ServiceModel

/// The kiosk's reader of identity cards.
///
/// ```swift
/// let models = try ReaderModel.load(path: assets + "/devices/readers.json")
/// let reader = IdentityReader(connection: .usb(devices: models), today: { Timestamp.now.chinaDay })
/// for await event in reader.cards() { … }
/// ```
/// The device is opened when somebody listens for the first time and stays open until the reader
/// is released. All its calls, which block, run on one thread of its own.
public final class IdentityReader: Sendable {
  private let works: ReaderWorks

  /// - Parameters:
  ///   - photos: what decodes the photos of cards; without it they are dropped.
  ///   - today: the day that a card's validity is compared with.
  public init(
    connection: ReaderConnection, timing: ReaderTiming = ReaderTiming(),
    photos: PhotoDecoder? = nil, today: @escaping @Sendable () -> CalendarDay
  ) {
    works = ReaderWorks(connection, timing: timing, photos: photos, today: today)
  }

  deinit { works.close() }

  /// Looks for cards until the iteration is cancelled or the stream released; may be called again.
  ///
  /// One listener at a time: an earlier stream ends. `.waiting` comes first, or `.unavailable`
  /// followed by `.waiting` when the reader is there. A card comes as `.reading`, then `.read` or
  /// `.failed`, and goes as `.removed` when it had been read. A card that lies there
  /// since an earlier listener is not read: `.failed` with `card-left-lying` asks to lift it. That it
  /// leaves is seen while nobody listens, too. A fault that lasts is told once.
  public func cards() -> AsyncStream<CardEvent> { works.listen() }

  /// Returns when the card that lies there has been taken, also while nobody listens; at once when
  /// there is none, and when the reader is gone with it.
  public func cardTaken() async { await works.departure() }

  /// The security module's number, for the technician's page; `nil` until a reader was open.
  public var module: SAMIdentifier? { works.module }
}
