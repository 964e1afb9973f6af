import DataFiles
import FoundationEssentials

extension CatalogueBuilder {
  /// Makes a catalogue file from a folder as assets/catalogue is one: matters.yaml, words.yaml,
  /// ways.yaml and calendar.yaml where there are such, and any number of lists of items (`.csv`,
  /// `.jsonl`), taken in the order of their names.
  ///
  ///     let report = try CatalogueBuilder.build(
  ///       from: profile.files.catalogueSources, to: profile.files.catalogue, forms: forms)
  ///
  /// - Parameters:
  ///   - folder: of the sources; also names them in problems.
  ///   - path: of the file to write; one that stands there is replaced whole, at the very end.
  ///   - forms: all that this kiosk can fill; `nil` does not look whether matters and forms agree.
  ///   - edition: what the file says of itself when it is published.
  ///   - previous: the catalogue that was published before this one.
  ///   - isStrict: whether a line that is refused, of a list, refuses the whole.
  /// - Throws: `sources` with every problem of every file, or `file` when it cannot be written.
  ///   The old file still stands then.
  public static func build(
    from folder: String, to path: String, forms: [MatterForm]?, isStrict: Bool = false,
    edition: CatalogueEdition = .delivered, previous: Catalogue? = nil
  ) throws(CatalogueBuildError) -> CatalogueBuildReport {
    let sources = try CatalogueSources.load(folder: folder, forms: forms)
    if isStrict, let problems = sources.refusedLines { throw .sources(problems) }
    let builder = CatalogueBuilder(
      version: sources.matters.version, words: sources.words, edition: edition,
      ways: sources.ways, calendar: sources.calendar, previous: previous)
    do {
      return CatalogueBuildReport(
        summary: try builder.build(sources.entries, at: path), lists: sources.lists)
    } catch {
      throw .file(error)
    }
  }
}

/// Why no catalogue was made.
public enum CatalogueBuildError: Error, Hashable, Sendable {
  /// Whoever edits the sources must act; everything that is wrong in them.
  case sources(FileProblems)
  /// The technician must act: the disk, or the permissions of the folder.
  case file(CatalogueError)
}

/// What a catalogue was made of.
public struct CatalogueBuildReport: Hashable, Sendable {
  public let summary: CatalogueBuilder.Summary
  /// The lists of items, in the order in which they were taken.
  public let lists: [ItemList]
}
