import FoundationEssentials
import ServiceModel

extension CatalogueImporter {
  /// Reads whole guides, one in JSON on each line, as `kioskctl catalogue export` writes them.
  public static func entries(inJSONLines bytes: [UInt8]) -> ImportReport {
    var report = ImportReport()
    var lineOfCode: [ItemCode: Int] = [:]
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (place, text) in lines.enumerated() where !text.allSatisfy({ $0 < 33 }) {
      let line = place + 1
      do {
        let item = try JSONDecoder().decode(GuidanceItem.self, from: Data(text))
        guard [item.legalLimit, item.promisedLimit].allSatisfy({ $0?.isSensible ?? true }) else {
          report.refused.append(ImportProblem(line: line, reason: .noItem))
          continue
        }
        if let first = lineOfCode[item.code] {
          report.refused.append(
            ImportProblem(line: line, reason: .duplicateCode(item.code.text, firstLine: first)))
          continue
        }
        lineOfCode[item.code] = line
        report.entries.append(CatalogueEntry(item: item))
      } catch DecodingError.keyNotFound(let key, _) {
        report.refused.append(ImportProblem(line: line, reason: .emptyField(key.stringValue)))
      } catch {
        report.refused.append(ImportProblem(line: line, reason: .noItem))
      }
    }
    return report
  }
}
