import DataFiles
import ServiceModel

/// assets/catalogue/matters.yaml: the matters that the kiosk ships with, in full.
public struct MatterFile: Hashable, Sendable {
  /// The version that the guides are shown with.
  public let version: String
  public let entries: [CatalogueEntry]

  /// - Throws: `FileProblems` with every unknown key, wrong value and code that stands twice.
  public static func load(path: String) throws(FileProblems) -> MatterFile {
    try DataFile.read(path: path, decode)
  }

  /// The same from text in memory; `file` only names it.
  public static func load(text: String, file: String) throws(FileProblems) -> MatterFile {
    try DataFile.read(text: text, file: file, decode)
  }

  private static func decode(_ root: DataNode) -> MatterFile? {
    guard let mapping = root.mapping(MatterFileKey.self) else { return nil }
    let version = mapping.text(.version)
    var codes: Set<String> = []
    let entries = mapping.required(.matters)?.items()?.compactMap { node -> CatalogueEntry? in
      guard let entry = MatterReader(version: version).entry(node) else { return nil }
      guard codes.insert(entry.item.code.text).inserted else {
        node.report(
          chinese: "编码“\(entry.item.code)”写了两次",
          english: "the code “\(entry.item.code)” is given twice")
        return nil
      }
      return entry
    }
    guard let version, let entries else { return nil }
    return MatterFile(version: version, entries: entries)
  }
}

enum MatterFileKey: String, DataKey { case version, matters }

enum MatterKey: String, DataKey {
  case code, name, department, kind, conditions, materials, process, limit, fee, result
  case consultPhone, complaintPhone, services, form, also
}

enum MaterialKey: String, DataKey { case name, note, originals, copies, required }

enum LimitKey: String, DataKey {
  case atOnce, workingDays, workingDaysRange, calendarDays, words
}

enum FeeKey: String, DataKey { case free, basis }
