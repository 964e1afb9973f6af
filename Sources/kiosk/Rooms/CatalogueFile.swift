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
  private let forms: FormLibrary
  private var open: (catalogue: GuidanceCatalog.Catalogue, file: FileMark)?

  private let log = Logger(label: "catalogue")

  /// - Parameter sources: the folder that a missing file is built from.
  init(path: String, sources: String, forms: FormLibrary) {
    self.path = path
    self.sources = sources
    self.forms = forms
  }

  /// Builds the file where there is none: half a second, before the first question.
  func prepare() {
    guard FileMark(path: path) == nil else { return }
    do {
      let report = try CatalogueBuilder.build(from: sources, to: path, forms: nil)
      log.notice("catalogue built", metadata: ["items": "\(report.summary.items)"])
    } catch {
      log.error("no catalogue", metadata: ["cause": "\(error)"])
    }
  }

  /// The number of the catalogue that guides are shown from; 0 for the one that was delivered.
  var serial: Int { (try? catalogue().serial) ?? 0 }

  func departments() throws -> [DepartmentSummary] { try catalogue().departments() }

  func items(of department: String) throws -> [GuidanceSummary] {
    let catalogue = try catalogue()
    var items: [GuidanceSummary] = []
    while case let page = try catalogue.items(in: department, offset: items.count, limit: 300),
      !page.isEmpty
    {
      items += page
    }
    return items
  }

  func search(_ query: String) throws -> [GuidanceSummary] {
    try catalogue().search(query, limit: 20)
  }

  func items(for service: KioskService) throws -> [GuidanceSummary] {
    try catalogue().items(for: service)
  }

  func item(_ code: ItemCode) throws -> GuidanceItem? { try catalogue().item(code) }

  func form(_ code: FormCode) -> FormDefinition? { forms[code] }

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
