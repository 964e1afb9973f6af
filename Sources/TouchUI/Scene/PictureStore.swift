import Drawing
import Synchronization

/// Pictures by their names in one folder, decoded beside the main thread: a photograph takes
/// longer than a frame, and nobody waits for it to see the words.
final class PictureStore: Sendable {
  private enum Standing: Sendable {
    case decoding
    case ready(Picture)
    /// Its place stays empty; the words beside it still say what it is.
    case broken
  }

  private struct Shelf: Sendable {
    var pictures: [String: Standing] = [:]
    var arrived: Set<String> = []
    /// Called after a picture arrived, on any thread.
    var notify: @Sendable () -> Void = {}
  }

  private let folder: String
  private let shelf = Mutex(Shelf())

  init(folder: String) { self.folder = folder }

  func onArrival(_ notify: @escaping @Sendable () -> Void) {
    shelf.withLock { $0.notify = notify }
  }

  /// `nil` while it is decoded, or when it cannot be; `takeNews` tells when it is there.
  func picture(_ name: String) -> Picture? {
    let known: Standing? = shelf.withLock { shelf in
      if let standing = shelf.pictures[name] { return standing }
      shelf.pictures[name] = .decoding
      return nil
    }
    switch known {
    case .ready(let picture): return picture
    case .decoding, .broken: return nil
    case nil:
      Task.detached { [self] in decode(name) }
      return nil
    }
  }

  var hasNews: Bool { shelf.withLock { !$0.arrived.isEmpty } }

  /// The names of those that arrived since the last time.
  func takeNews() -> Set<String> {
    shelf.withLock { shelf in
      defer { shelf.arrived = [] }
      return shelf.arrived
    }
  }

  private func decode(_ name: String) {
    let picture = try? Picture(png: "\(folder)/\(name)")
    let notify = shelf.withLock { shelf in
      shelf.pictures[name] = picture.map { .ready($0) } ?? .broken
      shelf.arrived.insert(name)
      return shelf.notify
    }
    notify()
  }
}
