import Hummingbird
import Logging
import ServiceModel

/// Answers what the contract lets be asked. Knows of HTTP only the request and the response.
struct PlatformService: Sendable {
  let store: any PlatformStore
  let certificates: CertificateOffice
  let insured: SampleBook<InsuredPerson>
  let certificateHolders: SampleBook<CertificateHolder>
  let credentials: CredentialBook
  let bundles: BundleShelf
  let phonePage: UploadPage
  /// Where phones reach the platform; `nil`: where the kiosk does.
  let publicURL: String?
  let tokens: AccessTokens
  let now: @Sendable () -> Timestamp
  let log: Logger
  let underWay = SubmissionsUnderWay()
  let wrongEndings = WrongEndings()
  /// Counted apart: every receipt that is asked for is looked for among the drafts too.
  let wrongDraftEndings = WrongEndings()
  let uploads = UploadDesk()

  /// - Parameter parts: the values of the path's places.
  func answer(
    _ operation: Operation, _ request: Request, _ parts: Parameters
  ) async throws -> Response {
    switch (operation, try tokens.caller(of: request, for: operation)) {
    case (.health, _): health()
    case (.keys, _): try await keys()
    case (.catalogue, .kiosk): try catalogue(request)
    case (.submit, .kiosk(let kiosk)): try await submit(request, kiosk)
    case (.takePage, .kiosk(let kiosk)):
      try await takePage(request, Self.digest(parts), kiosk)
    case (.receipt, .kiosk(let kiosk)): try await receipt(of: Self.id(parts), kiosk)
    case (.reconcile, .kiosk(let kiosk)): try await reconcile(request, kiosk)
    case (.enquireCases, .kiosk): try await cases(request)
    case (.enquireForms, .kiosk): try await forms(request)
    case (.enquireDrafts, .kiosk): try await drafts(request)
    case (.keepDraft, .kiosk): try await keepDraft(request, Self.id(parts, "draft"))
    case (.endDraft, .kiosk): try await endDraft(request, Self.id(parts, "draft"))
    case (.enquireCertificates, .kiosk): try await electronicCertificates(request)
    case (.enquireContributions, .kiosk): try await contributions(request)
    case (.enquireIdentity, .kiosk): try await identity(request)
    case (.certify, .kiosk(let kiosk)): try await certify(request, kiosk)
    case (.openUpload, .kiosk(let kiosk)): try await openUpload(request, kiosk)
    case (.upload, .kiosk(let kiosk)): try await upload(Self.token(parts), kiosk)
    case (.uploadedPage, .kiosk(let kiosk)):
      try await uploadedPage(Self.digest(parts), of: Self.token(parts), kiosk)
    case (.closeUpload, .kiosk(let kiosk)): await closeUpload(try Self.token(parts), kiosk)
    case (.uploadPage, _): await uploadPage(UploadToken(parts.get("token") ?? ""))
    case (.addUploadedPage, _):
      try await addUploadedPage(request, to: UploadToken(parts.get("token") ?? ""))
    case (.listSubmissions, .platformOperator): try await listSubmissions()
    case (.submissionBody, .platformOperator): try await submissionBody(Self.id(parts))
    case (.submissionPage, .platformOperator):
      try await submissionPage(Self.digest(parts), of: Self.id(parts))
    case (.addCaseStep, .platformOperator):
      try await addCaseStep(request, to: CaseNumber(parts.get("caseNumber") ?? ""))
    case (.listMessages, .platformOperator): try await listMessages()
    case (.messageSent, .platformOperator): try await messageSent(parts.get("number") ?? "")
    case (.databaseHealth, .platformOperator): Answer.json(try await store.condition())
    default: throw Problem(.unauthorised)
    }
  }

  private func health() -> Response {
    struct Health: Encodable {
      let status = "ok"
      let time: Timestamp
      private enum CodingKeys: CodingKey { case status, time }
    }
    return Answer.json(Health(time: now()))
  }

  private func keys() async throws -> Response {
    struct Keys: Encodable { let keys: [PlatformKey] }
    return Answer.json(Keys(keys: try await store.keys()))
  }

  private static func id(_ parts: Parameters, _ name: String = "id") throws -> SubmissionID {
    guard let id = parts.get(name).flatMap({ SubmissionID($0) }) else {
      throw Problem(.malformedPath, "The id is not a UUID of version 7.")
    }
    return id
  }

  private static func token(_ parts: Parameters) throws -> UploadToken {
    guard let token = parts.get("token").flatMap({ UploadToken($0) }) else {
      throw Problem(.malformedPath, "The token is not 22 characters of base64url.")
    }
    return token
  }

  private static func digest(_ parts: Parameters) throws -> ContentDigest {
    guard let text = parts.get("digest"), let digest = ContentDigest(hexadecimal: text),
      digest.hexadecimal == text
    else { throw Problem(.malformedPath, "The digest is not 64 lowercase hexadecimal characters.") }
    return digest
  }
}
