import ApplicationForms
import Foundation
import GuidanceCatalog
import Journeys
import Logging
import ServiceModel

/// The guide: the catalogue's file and the forms.
///
/// The file is opened when it is first asked for, and again after it was replaced by another, so
/// that new guides need no restart.
///
/// Where there is none it is built from what was delivered.
actor CatalogueFile: Journeys.Catalogue {
  private let path: String
  private let sources: String
  private var forms: FormShelf
  private var open: (catalogue: GuidanceCatalog.Catalogue, file: FileMark)?
  private var use: GuideUse

  private let log = Logger(label: "catalogue")

  /// - Parameters:
  ///   - sources: the folder that a missing file is built from.
  ///   - use: the file that counts which guides are read.
  init(path: String, sources: String, forms: FormShelf, use: String) {
    self.use = GuideUse(path: use)
    self.path = path
    self.sources = sources
    self.forms = forms
  }

  /// Sees to it that there is a catalogue that can be opened, before the first question: the one that
  /// is there; where that is spoiled, the one before it; where there is none, one that is built from
  /// what was delivered, in half a second.
  func prepare() {
    if FileMark(path: path) != nil {
      do {
        _ = try catalogue()
        return
      } catch {
        log.error("the catalogue cannot be opened", metadata: ["cause": "\(error)"])
      }
      let last = path + ".last"
      if (try? GuidanceCatalog.Catalogue(path: last)) != nil, rename(last, path) == 0 {
        log.error("guides are shown from the catalogue before it")
        return
      }
    }
    do {
      let report = try CatalogueBuilder.build(from: sources, to: path, forms: nil)
      log.notice("catalogue built", metadata: ["items": "\(report.summary.items)"])
    } catch {
      log.error("no catalogue", metadata: ["cause": "\(error)"])
    }
  }

  /// What guides are shown with; `nil` where there is no catalogue.
  var edition: String? { try? catalogue().edition }

  /// The number of the catalogue that guides are shown from; 0 for the one that was delivered.
  var serial: Int { (try? catalogue().serial) ?? 0 }

  func front() throws -> GuideFront {
    let catalogue = try catalogue()
    return GuideFront(
      themes: try catalogue.ways(.theme), hasEvents: try !catalogue.ways(.event).isEmpty,
      hasPersons: try !catalogue.ways(.person).isEmpty,
      hasFrequent: try !frequent(catalogue, atMost: 1).isEmpty,
      hasRecent: try !catalogue.recent(limit: 1).isEmpty)
  }

  func ways(_ kind: GuideWay.Kind, within way: GuideWay?) throws -> [GuideWay] {
    try catalogue().ways(kind, within: way?.code)
  }

  func items(in list: GuideList) throws -> [GuidanceSummary] {
    let catalogue = try catalogue()
    switch list {
    case .along(let ways):
      return try catalogue.items(along: ways.map(\.code), limit: Self.longestList)
    case .frequent: return try frequent(catalogue, atMost: 20)
    case .recent: return try catalogue.recent(limit: 50)
    }
  }

  func calendar() throws -> WorkingCalendar? { try catalogue().calendar() }

  private func frequent(
    _ catalogue: GuidanceCatalog.Catalogue, atMost limit: Int
  ) throws -> [GuidanceSummary] {
    try catalogue.items(use.frequent(atMost: limit))
  }

  func departments() throws -> [DepartmentSummary] { try catalogue().departments() }

  func items(of department: String) throws -> [GuidanceSummary] {
    let catalogue = try catalogue()
    return try Self.all { try catalogue.items(in: department, offset: $0, limit: $1) }
  }

  /// Nobody reads more; the list ends with the way to the search.
  private static let longestList = 300

  private static func all(
    _ page: (_ offset: Int, _ limit: Int) throws -> [GuidanceSummary]
  ) rethrows -> [GuidanceSummary] {
    var items: [GuidanceSummary] = []
    while case let next = try page(items.count, 300), !next.isEmpty { items += next }
    return items
  }

  func search(_ query: String) throws -> [GuidanceSummary] {
    try catalogue().search(query, limit: 20)
  }

  func forgetSearches() { open?.catalogue.forgetSearches() }

  func items(for service: KioskService) throws -> [GuidanceSummary] {
    try catalogue().items(for: service)
  }

  func item(_ code: ItemCode) throws -> GuidanceItem? {
    try catalogue().item(code)
  }

  func noteRead(_ code: ItemCode) { use.note(code, on: Timestamp.now.chinaDay) }

  func form(_ code: FormCode) throws -> FormDefinition? {
    do {
      return try forms.form(code)
    } catch {
      log.error("a form cannot be read", metadata: ["cause": "\(error)"])
      throw error
    }
  }

  private func catalogue() throws -> GuidanceCatalog.Catalogue {
    let mark = FileMark(path: path)
    if let open, let mark, open.file == mark { return open.catalogue }
    let catalogue = try GuidanceCatalog.Catalogue(path: path)
    if let mark { open = (catalogue, mark) }
    return catalogue
  }
}

/// Which file stands at a path: another one has another mark.
private struct FileMark: Hashable {
  private let inode: UInt64
  private let device: UInt64

  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    inode = UInt64(status.st_ino)
    device = UInt64(status.st_dev)
  }
}
