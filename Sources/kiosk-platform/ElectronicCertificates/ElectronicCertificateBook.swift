import FoundationEssentials
import ServiceModel

/// The certificates of the sample persons, read once from assets/platform.
///
/// A platform of a real district asks its store of electronic certificates instead.
struct ElectronicCertificateBook: Sendable {
  private let persons: [PersonNumber: Holder]

  /// Nobody has any.
  init() { persons = [:] }

  /// - Throws: `DecodingError`, or what reading the file gives.
  init(reading path: String) throws {
    struct Book: Decodable { let persons: [Holder] }
    let book = try JSONDecoder().decode(Book.self, from: Data(contentsOf: URL(filePath: path)))
    persons = Dictionary(book.persons.map { ($0.person.number, $0) }, uniquingKeysWith: { $1 })
  }

  /// Of the person, when name and number are both theirs.
  func held(
    by asked: Applicant, of kinds: [ElectronicCertificateKind]
  ) -> [ElectronicCertificate] {
    guard let holder = persons[asked.number], holder.person == asked else { return [] }
    return holder.certificates.filter { kinds.contains($0.kind) }
  }

  private struct Holder: Decodable {
    let person: Applicant
    let certificates: [ElectronicCertificate]

    private enum CodingKeys: CodingKey { case name, number, certificates }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      guard let number = try? PersonNumber(container.decode(String.self, forKey: .number)) else {
        throw DecodingError.dataCorruptedError(
          forKey: .number, in: container, debugDescription: "not a citizen number that checks")
      }
      person = Applicant(name: try container.decode(String.self, forKey: .name), number: number)
      certificates = try container.decode([ElectronicCertificate].self, forKey: .certificates)
    }
  }
}
