import FoundationEssentials
import ServiceModel

/// The credentials of the sample persons' telephones, read once from assets/platform. They never run
/// out, as real ones do.
///
/// A platform of a real district asks whoever issues the credentials instead.
struct CredentialBook: Sendable {
  private let persons: [CredentialCode: Applicant]

  /// Nobody has a credential.
  init() { persons = [:] }

  /// - Throws: `DecodingError`, or what reading the file gives.
  init(reading path: String) throws {
    struct Book: Decodable { let credentials: [Credential] }
    let book = try JSONDecoder().decode(Book.self, from: Data(contentsOf: URL(filePath: path)))
    persons = Dictionary(
      book.credentials.map { ($0.code, $0.person) }, uniquingKeysWith: { $1 })
  }

  func person(_ code: CredentialCode) -> Applicant? { persons[code] }

  private struct Credential: Decodable {
    let code: CredentialCode
    let person: Applicant

    private enum CodingKeys: CodingKey { case code }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      guard let code = CredentialCode(try container.decode(String.self, forKey: .code)) else {
        throw DecodingError.dataCorruptedError(
          forKey: .code, in: container, debugDescription: "not a code that a scanner gives")
      }
      self.code = code
      person = try Applicant(ofEntry: decoder)
    }
  }
}
