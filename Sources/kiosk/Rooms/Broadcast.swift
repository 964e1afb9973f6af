import Synchronization

/// One teller, any number of listeners; who comes late hears only what comes later.
final class Broadcast<Element: Sendable>: Sendable {
  private let listeners = Mutex<[Int: AsyncStream<Element>.Continuation]>([:])

  func tell(_ element: Element) {
    for listener in listeners.withLock({ Array($0.values) }) { listener.yield(element) }
  }

  func listen() -> AsyncStream<Element> {
    AsyncStream { continuation in
      let number = listeners.withLock { known in
        let number = (known.keys.max() ?? 0) + 1
        known[number] = continuation
        return number
      }
      continuation.onTermination = { [weak self] _ in
        _ = self?.listeners.withLock { $0.removeValue(forKey: number) }
      }
    }
  }
}
