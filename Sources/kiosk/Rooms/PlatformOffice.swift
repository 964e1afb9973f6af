import Delivery
import Journeys
import PaperOrders
import Sealing
import ServiceModel

/// What only the platform knows, asked over the line. A certificate is believed when its digest
/// is that of its bytes, the platform signed it, and it is a sound document.
struct PlatformOffice: PlatformEnquiries {
  let client: PlatformClient
  let keys: PlatformKeys
  let worker: PaperWorker
  /// The platform can be reached: what waits may go.
  let answered: @Sendable () async -> Void

  func cases(of number: PersonNumber) async throws(EnquiryFault) -> [CaseProgress] {
    try await asking { () async throws(PlatformError) in try await client.cases(of: number) }
  }

  func cases(
    of receipt: ReceiptNumber, ending: String
  ) async throws(EnquiryFault) -> [CaseProgress] {
    try await asking { () async throws(PlatformError) in
      try await client.cases(for: receipt, ending: ending)
    }
  }

  /// The platform vouches for who the person is; the kiosk only carries the code.
  func identity(of code: CredentialCode) async throws(EnquiryFault) -> Identity {
    let person = try await asking { () async throws(PlatformError) in
      try await client.person(of: code)
    }
    return Identity(
      name: person.name, number: PersonNumber(person.number), sex: person.number.sex,
      birth: person.number.birth, source: .credentialCode, verification: .verified)
  }

  func earlierForms(of number: PersonNumber) async throws(EnquiryFault) -> [EarlierForm] {
    try await asking { () async throws(PlatformError) in
      try await client.earlierForms(of: number)
    }
  }

  func certificates(
    of identity: Identity, _ kinds: [ElectronicCertificateKind]
  ) async throws(EnquiryFault) -> [ElectronicCertificate] {
    try await asking { () async throws(PlatformError) in
      try await client.certificates(of: identity.number, name: identity.name, kinds)
    }
  }

  func contributions(of identity: Identity) async throws(EnquiryFault) -> [ContributionRecord] {
    try await asking { () async throws(PlatformError) in
      try await client.contributions(of: identity.number, name: identity.name)
    }
  }

  func certificate(
    _ kind: CertificateKind, of identity: Identity, request: SubmissionID
  ) async throws(EnquiryFault) -> PrintableDocument {
    let issued = try await asking { () async throws(PlatformError) in
      try await keys.learn()
      return try await client.certificate(
        kind, for: identity.number, name: identity.name, request: request.text)
    }
    guard ContentDigest.of(issued.document) == issued.digest,
      keys.verifies(issued.signature, over: issued.digest.hexadecimal)
    else { throw .notAuthentic }
    do throws(DeviceFault) {
      return try await worker.verify(issued.document, title: kind.chinese)
    } catch {
      throw .notAuthentic
    }
  }

  private func asking<Answer>(
    _ ask: () async throws(PlatformError) -> Answer
  ) async throws(EnquiryFault) -> Answer {
    do throws(PlatformError) {
      let answer = try await ask()
      await answered()
      return answer
    } catch {
      switch error {
      case .refused("no-record", _, _): throw .noRecord
      case .refused(let code, _, _): throw .refused(code: code)
      case .unauthorised: throw .refused(code: "unauthorised")
      default: throw .unreachable
      }
    }
  }
}
