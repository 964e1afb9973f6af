import FoundationEssentials
import ServiceModel

/// What a file of assets/platform says about the sample persons, read once.
///
/// A platform of a real district asks the offices' own systems instead.
struct SampleBook<Entry: SampleEntry>: Sendable {
  private let entries: [PersonNumber: Entry]

  private struct File: Decodable { let persons: [Entry] }

  /// Nobody is in it.
  init() { entries = [:] }

  /// - Throws: `DecodingError`, or what reading the file gives.
  init(reading path: String) throws {
    let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: URL(filePath: path)))
    entries = Dictionary(file.persons.map { ($0.person.number, $0) }, uniquingKeysWith: { $1 })
  }

  /// What stands there of a person, when name and number are both theirs.
  subscript(asked: Applicant) -> Entry? {
    entries[asked.number].flatMap { $0.person == asked ? $0 : nil }
  }
}

/// One person's entry.
protocol SampleEntry: Decodable, Sendable {
  var person: Applicant { get }
}

extension Applicant {
  private enum CodingKeys: CodingKey { case name, number }

  /// From `name` and `number` among an entry's own members.
  init(ofEntry decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard let number = try? PersonNumber(container.decode(String.self, forKey: .number)) else {
      throw DecodingError.dataCorruptedError(
        forKey: .number, in: container, debugDescription: "not a citizen number that checks")
    }
    self.init(name: try container.decode(String.self, forKey: .name), number: number)
  }
}
