import Foundation
import KioskSimulators
import Synchronization

/// Numbered pictures of the screen, with what was done before each.
final class Album: Sendable {
  struct Entry: Sendable {
    let file: String
    let words: String
  }

  private let resident: Resident
  private let folder: String
  private let taken = Mutex<[Entry]>([])

  init(resident: Resident, folder: String) {
    self.resident = resident
    self.folder = folder
  }

  var entries: [Entry] { taken.withLock { $0 } }

  /// - Parameter words: what a reader of the table sees beside the picture.
  func picture(_ name: String, _ words: String) async throws {
    let number = taken.withLock { $0.count } + 1
    let file = (number < 10 ? "0" : "") + "\(number)-\(name).png"
    try await resident.photograph(to: "\(folder)/\(file)")
    taken.withLock { $0.append(Entry(file: file, words: words)) }
  }
}
