import ApplicationForms
import Foundation
import GuidanceCatalog
import ServiceModel

@testable import kioskctl

/// The repository's own data.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static let sources = root + "/assets/catalogue"

  /// As assets/forms has them; where they choose from no villages, none are wanted.
  static let forms =
    (try? FormLibrary.load(
      directory: root + "/assets/forms", addresses: AddressList(name: "", towns: [])))?
    .matterForms ?? []

  /// The published list of items, as the importer reads it.
  static func publishedItems() throws -> [GuidanceItem] {
    let bytes = try Data(contentsOf: URL(filePath: sources + "/guangan-items.csv"))
    return CatalogueImporter.entries(inCSV: Array(bytes)).entries.map(\.item)
  }
}

/// A folder of its own, gone when the bench is.
final class Bench: Sendable {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/catalogue-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var path: String { folder + "/catalogue.sqlite" }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

  func overwrite(with bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }

  /// A catalogue of these items, named by numbers where no code matters.
  func catalogue(
    _ entries: [CatalogueEntry], version: String = "1", words: CatalogueWords = CatalogueWords()
  ) throws -> Catalogue {
    _ = try CatalogueBuilder(version: version, words: words).build(entries, at: path)
    return try Catalogue(path: path)
  }
}

/// The catalogue of the repository, made once. Its file is removed as soon as it is open.
enum Shipped {
  static func catalogue() throws -> Catalogue { try made.get() }

  private static let made = Result {
    let bench = try Bench()
    _ = try CatalogueBuilder.build(
      from: Repository.sources, to: bench.path, forms: Repository.forms, isStrict: true)
    return try Catalogue(path: bench.path)
  }
}

/// An entry by its name; the code is the name, too.
func entry(
  _ name: String, department: String = "示例局", services: Set<KioskService> = [],
  also: [String] = [], heading: String? = nil
) -> CatalogueEntry {
  CatalogueEntry(
    item: GuidanceItem(
      code: ItemCode(name), name: name, department: department, services: services),
    also: also, heading: heading)
}

/// A fixed sequence of chance (SplitMix64).
struct SeededChance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// Every seventh of a list in `make test`, all in `make faults`.
enum Share {
  static func of<Element>(_ all: [Element]) -> [Element] {
    guard ProcessInfo.processInfo.environment["FAULTS"] != "full" else { return all }
    return stride(from: 0, to: all.count, by: 7).map { all[$0] }
  }
}
