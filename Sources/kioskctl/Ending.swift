import ArgumentParser
import DataFiles
import Foundation
import GuidanceCatalog

/// The ways in which a command ends, as `kioskctl --help` lists them. What the command line
/// itself does wrong ends with 64 (EX_USAGE of sysexits(3)).
enum Ending {
  static let wrongFiles = ExitCode(1)
  static let nothingFound = ExitCode(2)
  static let catalogueFailed = ExitCode(3)
  static let noAnswer = ExitCode(4)
  static let readerFailed = ExitCode(5)
}

/// Prints every problem, a line each.
func refuse(_ problems: [FileProblem]) -> ExitCode {
  for problem in FileProblems(problems).all { print(problem) }
  return Ending.wrongFiles
}

/// Says on standard error what is wrong with a file that is no catalogue.
func refuse(_ words: String, path: String) -> ExitCode {
  FileHandle.standardError.write(Data("\(path): \(words)\n".utf8))
  return Ending.catalogueFailed
}

/// Says on standard error why the catalogue cannot be used, and what to do.
func refuse(_ error: CatalogueError, path: String) -> ExitCode {
  FileHandle.standardError.write(
    Data("\(path): \(error.chinese) / \(error.english)\n  (\(error))\n".utf8))
  return Ending.catalogueFailed
}
