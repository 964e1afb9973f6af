import FoundationEssentials
import Hummingbird
import ServiceModel

extension PlatformService {
  /// The certificate of a person who is in the insurance; the same request gives the same bytes.
  func certify(_ request: Request, _ kiosk: KioskCode) async throws -> Response {
    struct Question: Decodable {
      let kind: CertificateKind
      let citizenNumber: String
      let name: String
      let requestId: String
    }
    struct Certificate: Encodable {
      let number: String
      let kind: CertificateKind
      let issuedAt: Timestamp
      let document: Data
      let digest: ContentDigest
      let signature: String
      let keyId: String
    }
    let question = try await request.decodedBody(Question.self)
    guard let id = CertificateRequestID(question.requestId) else {
      throw Problem(.malformedBody, "The requestId is not a UUID.")
    }
    let person = Applicant(
      name: question.name, number: try Self.citizenNumber(question.citizenNumber))
    guard let insured = insured[person] else { throw Problem(.noRecord) }
    let order = CertificateOrder(request: id, kiosk: kiosk, kind: question.kind, person: person)
    let (reservation, document) = try await certificates.issue(order, about: insured)
    return Answer.json(
      Certificate(
        number: reservation.number, kind: question.kind, issuedAt: reservation.issuedAt,
        document: Data(document.bytes), digest: document.digest, signature: document.signature,
        keyId: document.keyId))
  }
}
