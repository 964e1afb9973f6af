import FoundationEssentials
import Hummingbird
import ServiceModel

extension PlatformService {
  /// A person's cases, or those of a receipt for who knows how the applicant's number ends.
  func cases(_ request: Request) async throws -> Response {
    struct Question: Decodable {
      let citizenNumber: String?
      let receiptNumber: String?
      let citizenNumberEnding: String?
    }
    struct Cases: Encodable { let cases: [CaseProgress] }
    let question = try await request.decodedBody(Question.self)
    switch (question.citizenNumber, question.receiptNumber, question.citizenNumberEnding) {
    case (let number?, nil, nil):
      return Answer.json(Cases(cases: try await store.cases(of: Self.citizenNumber(number))))
    case (nil, let receipt?, let ending?):
      guard let receipt = ReceiptNumber(receipt), let ending = Self.ending(ending) else {
        throw Problem(.malformedBody, "The receipt number or the ending is malformed.")
      }
      try await wrongEndings.admit(receipt, at: .now)
      let cases = try await store.cases(for: receipt, ending: ending)
      if cases.isEmpty { await wrongEndings.note(receipt, at: .now) }
      return Answer.json(Cases(cases: cases))
    default:
      throw Problem(
        .malformedBody, "Either citizenNumber, or receiptNumber and citizenNumberEnding.")
    }
  }

  /// What a person answered in earlier forms, without papers and without the hand that signed.
  func forms(_ request: Request) async throws -> Response {
    struct Question: Decodable { let citizenNumber: String }
    struct Forms: Encodable { let forms: [EarlierForm] }
    struct Body: Decodable {
      let form: String
      let answers: [String: SentAnswer]
    }
    let question = try await request.decodedBody(Question.self)
    let forms = try await store.forms(
      of: Self.citizenNumber(question.citizenNumber), atMost: Self.mostForms)
    return Answer.json(
      Forms(
        forms: try forms.map { handedIn in
          let body = try JSONDecoder().decode(Body.self, from: Data(handedIn.body))
          return EarlierForm(
            form: body.form, matterName: handedIn.matterName, confirmedAt: handedIn.confirmedAt,
            answers: body.answers)
        }))
  }

  /// Of one person.
  private static let mostForms = 20

  /// What stands for papers of a person's, of the kinds that are asked for.
  func electronicCertificates(_ request: Request) async throws -> Response {
    struct Question: Decodable {
      let citizenNumber: String
      let name: String
      let kinds: [ElectronicCertificateKind]
    }
    struct Certificates: Encodable { let certificates: [ElectronicCertificate] }
    let question = try await request.decodedBody(Question.self)
    let person = Applicant(
      name: question.name, number: try Self.citizenNumber(question.citizenNumber))
    let held = certificateHolders[person]?.certificates ?? []
    return Answer.json(
      Certificates(certificates: held.filter { question.kinds.contains($0.kind) }))
  }

  func contributions(_ request: Request) async throws -> Response {
    struct Question: Decodable {
      let citizenNumber: String
      let name: String
    }
    struct Records: Encodable { let records: [ContributionRecord] }
    let question = try await request.decodedBody(Question.self)
    let person = insured[
      Applicant(name: question.name, number: try Self.citizenNumber(question.citizenNumber))]
    return Answer.json(Records(records: person?.records ?? []))
  }

  /// Whose the credential is that somebody shows.
  func identity(_ request: Request) async throws -> Response {
    struct Question: Decodable { let code: String }
    struct Person: Encodable {
      let citizenNumber: String
      let name: String
    }
    guard let code = CredentialCode(try await request.decodedBody(Question.self).code) else {
      throw Problem(.malformedBody, "The code is not 1 to 1024 printable characters.")
    }
    guard let person = credentials.person(code) else { throw Problem(.noRecord) }
    return Answer.json(Person(citizenNumber: person.number.digits, name: person.name))
  }

  static func citizenNumber(_ text: String) throws(Problem) -> PersonNumber {
    guard let number = try? PersonNumber(text) else {
      throw Problem(.malformedBody, "The citizenNumber does not check.")
    }
    return number
  }

  /// The last 4 characters of a citizen number.
  static func ending(_ text: String) -> String? {
    let ending = text.uppercased()
    let digits = ending.utf8.map { (48...57).contains($0) }
    guard digits.count == 4, digits.dropLast().allSatisfy({ $0 }),
      digits[3] || ending.last == "X"
    else { return nil }
    return ending
  }
}
