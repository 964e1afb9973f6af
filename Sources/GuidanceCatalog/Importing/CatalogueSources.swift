import DataFiles
import FoundationEssentials
import ServiceModel

/// A folder as assets/catalogue is one, read whole.
public struct CatalogueSources: Hashable, Sendable {
  public let matters: MatterFile
  public let words: CatalogueWords
  /// Empty where the folder has none.
  public let ways: WaysFile
  /// `nil` where the folder has none: last days are not told then.
  public let calendar: WorkingCalendar?
  public let lists: [ItemList]

  /// - Throws: `FileProblems`-carrying `CatalogueBuildError.sources`, with the problems of all
  ///   files together; also for a list that cannot be read at all.
  public static func load(
    folder: String, forms: [MatterForm]?
  ) throws(CatalogueBuildError) -> CatalogueSources {
    var problems: [FileProblem] = []
    let matters = attempt(&problems) { () throws(FileProblems) in
      try MatterFile.load(path: folder + "/matters.yaml", forms: forms)
    }
    let words = attempt(&problems) { () throws(FileProblems) in
      try CatalogueWords.load(path: folder + "/words.yaml")
    }
    let ways = attempt(&problems) { () throws(FileProblems) in
      try optional(folder + "/ways.yaml", WaysFile.load(path:))
    }
    let calendar = attempt(&problems) { () throws(FileProblems) in
      try optional(folder + "/calendar.yaml", CalendarFile.load(path:))
    }
    let lists = listNames(in: folder).compactMap { name in
      attempt(&problems) { () throws(FileProblems) in try list(at: folder + "/" + name) }
    }
    guard problems.isEmpty, let matters, let words, let ways, let calendar else {
      throw .sources(FileProblems(problems))
    }
    return CatalogueSources(
      matters: matters, words: words, ways: ways ?? WaysFile(), calendar: calendar, lists: lists)
  }

  /// The matters that the kiosk ships with, then the lists. An item of a list that is such a matter
  /// takes its guide and its services over, and stands in its place: the region's own code, name and
  /// department are what people are to see, and nothing stands there twice.
  var entries: [CatalogueEntry] {
    var listed = lists.flatMap(\.report.entries)
    var places: [String: [Int]] = [:]
    for (place, entry) in listed.enumerated() {
      places[FoldedText.fold(entry.item.name), default: []].append(place)
    }
    let unlisted = matters.entries.compactMap { matter -> CatalogueEntry? in
      let names = Set(([matter.item.name] + matter.listed).map { FoldedText.fold($0) })
      let same = names.sorted().flatMap { places[$0] ?? [] }
      for place in same { listed[place].take(over: matter) }
      guard same.isEmpty else { return nil }
      var general = matter
      general.isGeneral = !listed.isEmpty
      return general
    }
    return unlisted + listed
  }

  /// `nil` when every line became an item.
  var refusedLines: FileProblems? {
    let refused = lists.flatMap(\.refused)
    return refused.isEmpty ? nil : FileProblems(refused)
  }

  private static func attempt<Value>(
    _ problems: inout [FileProblem], _ load: () throws(FileProblems) -> Value
  ) -> Value? {
    do throws(FileProblems) {
      return try load()
    } catch {
      problems += error.all
      return nil
    }
  }

  /// `nil` where there is no such file.
  private static func optional<Value>(
    _ path: String, _ load: (String) throws(FileProblems) -> Value
  ) throws(FileProblems) -> Value? {
    FileManager.default.fileExists(atPath: path) ? try load(path) : nil
  }

  private static func listNames(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".jsonl") }.sorted()
  }

  private static func list(at path: String) throws(FileProblems) -> ItemList {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FileProblems([
        FileProblem(
          file: path, line: 1, column: 1, path: "", reason: .unreadable("no permission to read"))
      ])
    }
    let report =
      path.hasSuffix(".jsonl")
      ? CatalogueImporter.entries(inJSONLines: Array(data))
      : CatalogueImporter.entries(inCSV: Array(data))
    // A heading that lacks a column makes no item of any line: that is not this list's data.
    let missing = report.refused.filter {
      if case .missingColumn = $0.reason { true } else { false }
    }
    guard missing.isEmpty else { throw FileProblems(missing.map { $0.inFile(path) }) }
    return ItemList(path: path, report: report)
  }
}

extension CatalogueEntry {
  fileprivate mutating func take(over matter: CatalogueEntry) {
    let guide = matter.item
    item = guide.listed(
      as: item.code, name: item.name, department: item.department, kind: item.kind)
    self.matter = guide.code
    also += matter.also
    if guide.name != item.name { also.append(guide.name) }
  }
}
