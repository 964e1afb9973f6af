import Glibc
import ServiceModel
import Synchronization

/// The reader of identity cards.
///
///     let reader = IdentityReader(.usb(try ReaderModel.load(path: table)), today: { … })
///     for await event in reader.cards() { … }
///
/// What it reads goes to the listener and nowhere else: not to a log, a file or an error.
public final class IdentityReader: Sendable {
  public enum Connection: Hashable, Sendable {
    /// The first reader of the table that is plugged in.
    case usb([ReaderModel])
    /// A UART, `/dev/ttyS0`.
    case serial(path: String)
  }

  private let connection: Connection
  private let patience: ReaderPatience
  private let today: @Sendable () -> CalendarDay
  /// One talk at a time: the next waits until the last has closed the device.
  private let turn = Mutex(())

  /// - Parameter today: the day that a card's validity is held against.
  public init(
    _ connection: Connection, patience: ReaderPatience = ReaderPatience(),
    today: @escaping @Sendable () -> CalendarDay
  ) {
    self.connection = connection
    self.patience = patience
    self.today = today
  }

  /// Looks for cards for as long as somebody iterates; ends when the iteration is cancelled.
  public func cards() -> AsyncStream<CardEvent> {
    AsyncStream { continuation in
      let loop = ReaderLoop(
        patience: patience, today: today, open: open, emit: { continuation.yield($0) })
      continuation.onTermination = { _ in loop.end() }
      // Not one of the few threads that tasks share: it blocks for seconds.
      detachThread { [self] in
        turn.withLock { _ in loop.run() }
        continuation.finish()
      }
    }
  }

  private func open() throws(TransportError) -> any ReaderTransport {
    switch connection {
    case .usb(let models): try USBTransport(models: models)
    case .serial(let path): try SerialTransport(path: path)
    }
  }
}

/// Runs `body` on a thread of its own, which ends with it.
private func detachThread(_ body: @escaping @Sendable () -> Void) {
  let box = Unmanaged.passRetained(ThreadBody(body))
  var thread = pthread_t()
  let status = pthread_create(
    &thread, nil,
    { argument in
      if let argument { Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run() }
      return nil
    }, box.toOpaque())
  precondition(status == 0, "no thread to be had")
  pthread_detach(thread)
}

private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
