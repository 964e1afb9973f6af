import FoundationEssentials
import ServiceModel

/// The insurance's records of the sample persons, read once from assets/platform.
///
/// A platform of a real district asks the insurance's own system instead.
struct ContributionBook: Sendable {
  private let persons: [PersonNumber: InsuredPerson]

  /// Nobody is insured.
  init() { persons = [:] }

  /// - Throws: `DecodingError`, or what reading the file gives.
  init(reading path: String) throws {
    struct Book: Decodable { let persons: [InsuredPerson] }
    let book = try JSONDecoder().decode(Book.self, from: Data(contentsOf: URL(filePath: path)))
    persons = Dictionary(book.persons.map { ($0.person.number, $0) }, uniquingKeysWith: { $1 })
  }

  var count: Int { persons.count }

  /// The records of the person, when name and number are both theirs.
  func person(_ asked: Applicant) -> InsuredPerson? {
    persons[asked.number].flatMap { $0.person == asked ? $0 : nil }
  }
}

/// A person in the insurance and what was paid.
struct InsuredPerson: Hashable, Sendable, Decodable {
  let person: Applicant
  /// 参保地.
  let place: String
  /// 参保状态, in the insurance's words.
  let state: String
  let records: [ContributionRecord]

  private enum CodingKeys: CodingKey { case name, number, place, state, records }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard let number = try? PersonNumber(container.decode(String.self, forKey: .number)) else {
      throw DecodingError.dataCorruptedError(
        forKey: .number, in: container, debugDescription: "not a citizen number that checks")
    }
    person = Applicant(name: try container.decode(String.self, forKey: .name), number: number)
    place = try container.decode(String.self, forKey: .place)
    state = try container.decode(String.self, forKey: .state)
    records = try container.decode([ContributionRecord].self, forKey: .records)
  }
}
