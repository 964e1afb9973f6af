import ServiceModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension PlatformClient {
  private struct CasesQuestion: Encodable {
    var citizenNumber: String?
    var receiptNumber: ReceiptNumber?
    var citizenNumberEnding: String?
  }

  private struct CasesAnswer: Decodable { let cases: [CaseProgress] }

  /// All cases of the person, newest first; empty when there are none.
  public func cases(of number: PersonNumber) async throws(PlatformError) -> [CaseProgress] {
    let answer: CasesAnswer = try await ask(
      "POST", "/v1/enquiries/cases", CasesQuestion(citizenNumber: number.digits))
    return answer.cases
  }

  /// The case of a receipt, for who knows the last 4 characters of the applicant's number.
  public func cases(
    for receipt: ReceiptNumber, ending: String
  ) async throws(PlatformError) -> [CaseProgress] {
    let answer: CasesAnswer = try await ask(
      "POST", "/v1/enquiries/cases",
      CasesQuestion(receiptNumber: receipt, citizenNumberEnding: ending))
    return answer.cases
  }

  /// What the person answered in forms that were handed in before, newest first, each form once.
  public func earlierForms(of number: PersonNumber) async throws(PlatformError) -> [EarlierForm] {
    struct Answer: Decodable { let forms: [EarlierForm] }
    let answer: Answer = try await ask(
      "POST", "/v1/enquiries/forms", CasesQuestion(citizenNumber: number.digits))
    return answer.forms
  }

  /// Certificates of these kinds that the platform keeps for the person; empty when there are none.
  public func certificates(
    of number: PersonNumber, name: String, _ kinds: [ElectronicCertificateKind]
  ) async throws(PlatformError) -> [ElectronicCertificate] {
    struct Question: Encodable {
      let citizenNumber: String
      let name: String
      let kinds: [ElectronicCertificateKind]
    }
    struct Answer: Decodable { let certificates: [ElectronicCertificate] }
    let answer: Answer = try await ask(
      "POST", "/v1/enquiries/certificates",
      Question(citizenNumber: number.digits, name: name, kinds: kinds))
    return answer.certificates
  }

  /// What was paid into the person's insurance; empty when nothing is recorded.
  public func contributions(
    of number: PersonNumber, name: String
  ) async throws(PlatformError) -> [ContributionRecord] {
    struct Question: Encodable {
      let citizenNumber: String
      let name: String
    }
    struct Answer: Decodable { let records: [ContributionRecord] }
    let answer: Answer = try await ask(
      "POST", "/v1/enquiries/contributions",
      Question(citizenNumber: number.digits, name: name))
    return answer.records
  }

  /// Whose a credential is that somebody shows.
  ///
  /// - Throws: `.refused(code: "no-record", …)` for one that is not known, or not any more.
  public func person(
    of code: CredentialCode
  ) async throws(PlatformError) -> (name: String, number: CitizenNumber) {
    struct Question: Encodable { let code: String }
    struct Answer: Decodable {
      let citizenNumber: String
      let name: String
    }
    let answer: Answer = try await ask(
      "POST", "/v1/enquiries/identity", Question(code: code.text))
    guard let number = try? CitizenNumber(answer.citizenNumber), !answer.name.isEmpty else {
      throw .unreadable("no person")
    }
    return (answer.name, number)
  }

  /// Asks for a certificate. The same `request` gives the same document, so that an answer that
  /// was lost can be asked for again.
  ///
  /// - Parameter request: a UUID of the caller's.
  /// - Returns: the document as it came: that its digest is that of its bytes, and that the
  ///   signature over the digest is the platform's, is for the caller to see before it is shown.
  /// - Throws: `.refused(code: "no-record", …)` when the person is not in the insurance.
  public func certificate(
    _ kind: CertificateKind, for number: PersonNumber, name: String, request: String
  ) async throws(PlatformError) -> IssuedCertificate {
    struct Question: Encodable {
      let kind: CertificateKind
      let citizenNumber: String
      let name: String
      let requestId: String
    }
    struct Answer: Decodable {
      let number: String
      let kind: CertificateKind
      let issuedAt: Timestamp
      let document: Data
      let digest: ContentDigest
      let signature: String
      let keyId: String
    }
    let answer: Answer = try await ask(
      "POST", "/v1/certificates",
      Question(kind: kind, citizenNumber: number.digits, name: name, requestId: request))
    return IssuedCertificate(
      number: answer.number, kind: answer.kind, issuedAt: answer.issuedAt,
      document: [UInt8](answer.document), digest: answer.digest, signature: answer.signature,
      keyId: answer.keyId)
  }
}
