import Delivery
import Foundation
import GuidanceCatalog
import Logging
import Sealing

/// Fetches newer catalogues from the platform, a piece at a time, and puts them in place when they are
/// whole and the platform's own. What was fetched before the line broke is not fetched again, nor is a
/// bundle that was refused.
actor CatalogueUpdates {
  /// How the last look ended, for the technician.
  struct Standing: Hashable, Sendable {
    /// `none` yet, `unchanged`, `installed`, `none-published`, `unreachable`, or the code of a
    /// `BundleError`.
    var word = "none"
    var detail = ""

    /// A newer catalogue was refused.
    var isTrouble: Bool { word.hasPrefix("bundle-") }
  }

  private let client: PlatformClient
  private let installer: BundleInstaller
  private let part: String
  /// A file that says that the part is a whole bundle.
  private var whole: String { part + ".whole" }
  private(set) var standing = Standing()
  private let log = Logger(label: "catalogue")

  /// Until one of them could not be used; then whole bundles are asked for, until one was.
  private var takesDifferences = true

  /// 512 KB: at 64 KB a second within the client's 30 s. Halved where the line is slower.
  private var pieceSize = 1 << 19
  private static let leastPiece = 1 << 15

  /// - Parameter path: of the catalogue file; what is fetched lies beside it.
  init(path: String, client: PlatformClient, keys: PlatformKeys) {
    self.client = client
    part = path + ".bundle"
    installer = BundleInstaller(
      path: path,
      seal: BundleSeal(
        verifies: { keys.verifiesBundle($0, over: $1) },
        digest: { try SHA256.hexadecimal(of: $0) }))
  }

  /// Looks now, and every hour; every minute while a bundle is on its way.
  func run(keys: PlatformKeys) async {
    while !Task.isCancelled {
      _ = await lookNow(keys)
      let isUnderWay = FileManager.default.fileExists(atPath: part)
      try? await Task.sleep(for: isUnderWay ? .seconds(60) : .seconds(3600))
    }
  }

  private var looking: Task<Void, Never>?

  /// Looks at once, for a technician who does not want to wait an hour; joins a look that is under way.
  func lookNow(_ keys: PlatformKeys) async -> Standing {
    let task = looking ?? Task { await look(keys) }
    looking = task
    await task.value
    if looking == task { looking = nil }
    return standing
  }

  private func look(_ keys: PlatformKeys) async {
    do {
      try await keys.learn()
      // One that is whole was not put in place: the process or the disk ended before.
      if !FileManager.default.fileExists(atPath: whole) {
        guard try await fetch() else {
          standing = Standing(word: "unchanged")
          return
        }
      }
      let header = try installer.install(part)
      // Should the file be spoiled, the same bundle is wanted again.
      forget(keepingMark: false)
      takesDifferences = true
      standing = Standing(word: "installed", detail: "\(header.serial)")
      log.notice(
        "a new catalogue", metadata: ["number": "\(header.serial)", "items": "\(header.items)"])
    } catch let error as BundleError {
      settle(error)
    } catch let error as PlatformError {
      settle(error)
    } catch {
      // The disk: what was fetched must not keep it full.
      forget(keepingMark: false)
      standing = Standing(word: BundleError.Code.notWritten.rawValue, detail: "\(error)")
      log.error("a catalogue cannot be kept", metadata: ["cause": "\(error)"])
    }
  }

  private func settle(_ error: BundleError) {
    switch error.code {
    case .present:
      forget(keepingMark: true)
      standing = Standing(word: "unchanged")
      return
    // One for another version of this program is asked for again by that one.
    case .older, .otherFormat: forget(keepingMark: true)
    // Spoiled on its way or by a power cut, or not the platform's: it is fetched anew.
    case .damaged, .malformed, .badSignature, .notWritten, .otherBase, .unreadable:
      forget(keepingMark: false)
      takesDifferences = false
    }
    standing = Standing(word: error.code.rawValue, detail: error.cause)
    log.error("a catalogue is refused", metadata: ["code": "\(error.code.rawValue)"])
  }

  private func settle(_ error: PlatformError) {
    switch error {
    case .refused("no-catalogue", _, _): standing = Standing(word: "none-published")
    default:
      pieceSize = max(pieceSize / 2, Self.leastPiece)
      standing = Standing(word: "unreachable", detail: "\(error)")
      log.notice("no catalogue was fetched", metadata: ["cause": "\(error)"])
    }
  }

  /// - Returns: whether a whole bundle lies there; `false` when there is none that is new.
  private func fetch() async throws -> Bool {
    let base = takesDifferences ? installer.base : nil
    var mark = knownMark(for: base)
    var have = mark == nil ? 0 : Self.size(of: part)
    var size: Int?
    var beginnings = 0
    while true {
      let answer = try await client.catalogue(from: have, atMost: pieceSize, mark: mark, base: base)
      guard case .part(let bytes, let start, let total, let tag) = answer else { return false }
      if start == 0 {
        beginnings += 1
        size = nil
        guard beginnings < 3 else { throw PlatformError.unreadable("it begins again and again") }
        try Data(bytes).write(to: URL(filePath: part))
        try Data("\(tag)\n\(circumstances(base))".utf8)
          .write(to: URL(filePath: part + ".mark"), options: .atomic)
        mark = tag
      } else {
        try append(bytes)
      }
      have = start + bytes.count
      // The header says how long it is, and whether it is worth while.
      let promised = try size ?? installer.promise(of: part)
      size = promised
      guard total == promised, !bytes.isEmpty else {
        throw PlatformError.unreadable("\(total) bytes, not \(promised)")
      }
      guard have < promised else { break }
    }
    try Data().write(to: URL(filePath: whole))
    return true
  }

  /// The bundle that was last begun, or settled, where the catalogue is the same still: another one
  /// wants another bundle.
  private func knownMark(for base: String?) -> String? {
    let text = try? String(contentsOfFile: part + ".mark", encoding: .utf8)
    let lines = text?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    return lines.count == 2 && lines[1] == circumstances(base) ? String(lines[0]) : nil
  }

  private func circumstances(_ base: String?) -> String {
    "\(GuidanceCatalog.Catalogue.format) \(base ?? "")"
  }

  private func forget(keepingMark: Bool) {
    for path in [whole, part] + (keepingMark ? [] : [part + ".mark"]) {
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  private func append(_ bytes: [UInt8]) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: part))
    defer { try? file.close() }
    try file.seekToEnd()
    try file.write(contentsOf: bytes)
  }

  private static func size(of path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? UInt64).map { Int($0) } ?? 0
  }
}
