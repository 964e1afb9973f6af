import DataFiles
import ServiceModel

/// assets/catalogue/matters.yaml: the matters that the kiosk ships with, in full.
public struct MatterFile: Hashable, Sendable {
  /// The version that the guides are shown with.
  public let version: String
  public let entries: [CatalogueEntry]

  /// - Parameter forms: all that this kiosk can fill; each matter's form is looked for among them.
  ///   `nil` looks for none.
  /// - Throws: `FileProblems` with every unknown key, wrong value and code that stands twice, and
  ///   with every form that a matter names and is not there, or that no matter names.
  public static func load(
    path: String, forms: [MatterForm]? = nil
  ) throws(FileProblems) -> MatterFile {
    try DataFile.read(path: path) { decode($0, forms.map { MatterForms($0) }) }
  }

  /// The same from text in memory; `file` only names it.
  public static func load(
    text: String, file: String, forms: [MatterForm]? = nil
  ) throws(FileProblems) -> MatterFile {
    try DataFile.read(text: text, file: file) { decode($0, forms.map { MatterForms($0) }) }
  }

  private static func decode(_ root: DataNode, _ forms: MatterForms?) -> MatterFile? {
    guard let mapping = root.mapping(MatterFileKey.self) else { return nil }
    let version = mapping.text(.version)
    let reader = MatterReader(version: version, forms: forms)
    var codes: Set<String> = []
    let entries = mapping.required(.matters)?.items()?.compactMap { node -> CatalogueEntry? in
      guard let entry = reader.entry(node) else { return nil }
      guard codes.insert(entry.item.code.text).inserted else {
        node.report(
          chinese: "编码“\(entry.item.code)”写了两次",
          english: "the code “\(entry.item.code)” is given twice")
        return nil
      }
      return entry
    }
    guard let version, let entries else { return nil }
    forms?.checkAllAreUsed(by: entries, at: mapping[.matters])
    return MatterFile(version: version, entries: entries)
  }
}

enum MatterFileKey: String, DataKey { case version, matters }

enum MatterKey: String, DataKey {
  case code, name, department, kind, level, audience, caseKind, basis
  case conditions, materials, situations, process, limit, legalLimit, legalLimitBasis, fee
  case result, resultSample, delivery, channels, scope, places, questions
  case consultPhone, complaintPhone, services, form, also, listed
}

enum MaterialKey: String, DataKey {
  case name, note, originals, copies, required, issuer, trust, certificate
}

enum SituationKey: String, DataKey { case name, conditions, materials }

enum PlaceKey: String, DataKey { case name, address, hours }

enum QuestionKey: String, DataKey { case ask, answer }

enum LimitKey: String, DataKey {
  case atOnce, workingDays, workingDaysRange, calendarDays, words
}

enum FeeKey: String, DataKey { case free, basis }
