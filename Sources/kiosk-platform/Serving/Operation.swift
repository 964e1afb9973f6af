import Hummingbird

/// Everything that the platform can be asked, as docs/platform-api.yaml tells it: what the router
/// registers, who may ask, and with which statuses it may answer.
enum Operation: String, CaseIterable, Sendable {
  case health
  case keys
  case catalogue
  case submit
  case takePage
  case receipt
  case reconcile
  case enquireCases
  case enquireForms
  case enquireDrafts
  case enquireCertificates
  case enquireContributions
  case enquireIdentity
  case certify
  case openUpload
  case upload
  case uploadedPage
  case closeUpload
  case keepDraft
  case endDraft
  case uploadPage
  case addUploadedPage
  case listSubmissions
  case submissionBody
  case submissionPage
  case addCaseStep
  case listMessages
  case messageSent
  case databaseHealth

  /// Who may ask.
  enum Access: Hashable, Sendable {
    case anyone
    /// The kiosk's token and a kiosk's number.
    case kiosk
    /// The operator's token.
    case platformOperator
  }

  var method: HTTPRequest.Method {
    switch self {
    case .submit, .reconcile, .enquireCases, .enquireForms, .enquireDrafts, .enquireCertificates,
      .enquireContributions, .enquireIdentity, .certify, .openUpload, .addUploadedPage,
      .addCaseStep:
      .post
    case .takePage, .keepDraft: .put
    case .closeUpload, .endDraft, .messageSent: .delete
    case .health, .keys, .catalogue, .receipt, .upload, .uploadedPage, .uploadPage,
      .listSubmissions,
      .submissionBody, .submissionPage, .listMessages, .databaseHealth:
      .get
    }
  }

  /// In OpenAPI's spelling, which is the router's too.
  var path: String {
    switch self {
    case .health: "/v1/health"
    case .keys: "/v1/keys"
    case .catalogue: "/v1/catalogue"
    case .submit: "/v1/submissions"
    case .takePage: "/v1/pages/{digest}"
    case .receipt: "/v1/submissions/{id}"
    case .reconcile: "/v1/reconciliation"
    case .enquireCases: "/v1/enquiries/cases"
    case .enquireForms: "/v1/enquiries/forms"
    case .enquireDrafts: "/v1/enquiries/drafts"
    case .keepDraft, .endDraft: "/v1/drafts/{draft}"
    case .enquireCertificates: "/v1/enquiries/certificates"
    case .enquireContributions: "/v1/enquiries/contributions"
    case .enquireIdentity: "/v1/enquiries/identity"
    case .certify: "/v1/certificates"
    case .openUpload: "/v1/uploads"
    case .upload, .closeUpload: "/v1/uploads/{token}"
    case .uploadedPage: "/v1/uploads/{token}/pages/{digest}"
    case .uploadPage: "/u/{token}"
    case .addUploadedPage: "/u/{token}/pages"
    case .listSubmissions: "/v1/operator/submissions"
    case .submissionBody: "/v1/operator/submissions/{id}/body"
    case .submissionPage: "/v1/operator/submissions/{id}/pages/{digest}"
    case .addCaseStep: "/v1/operator/cases/{caseNumber}/steps"
    case .listMessages: "/v1/operator/messages"
    case .messageSent: "/v1/operator/messages/{number}"
    case .databaseHealth: "/v1/operator/health/database"
    }
  }

  var access: Access {
    switch self {
    // A phone shows nothing but the address that it was given.
    case .health, .keys, .uploadPage, .addUploadedPage: .anyone
    case .catalogue, .submit, .takePage, .receipt, .reconcile, .enquireCases, .enquireForms,
      .enquireDrafts, .enquireCertificates, .enquireContributions, .enquireIdentity, .certify,
      .openUpload, .upload,
      .uploadedPage, .closeUpload, .keepDraft, .endDraft:
      .kiosk
    case .listSubmissions, .submissionBody, .submissionPage, .addCaseStep, .listMessages,
      .messageSent, .databaseHealth:
      .platformOperator
    }
  }

  /// The statuses of good answers.
  var successes: Set<Int> {
    switch self {
    case .submit, .takePage, .addCaseStep: [200, 201]
    case .catalogue: [200, 206, 304]
    case .openUpload, .addUploadedPage: [201]
    case .closeUpload, .keepDraft, .endDraft, .messageSent: [204]
    default: [200]
    }
  }

  /// Every status that it may answer with.
  var statuses: Set<Int> {
    var all = successes.union(ownRefusals).union([500])
    if access != .anyone { all.insert(401) }
    if method == .post || method == .put { all.formUnion([400, 413]) }
    if usesStore { all.insert(503) }
    return all
  }

  private var ownRefusals: Set<Int> {
    switch self {
    case .submit: [409, 422]
    case .catalogue: [404, 416]
    case .receipt, .submissionBody, .submissionPage, .addCaseStep: [400, 404]
    case .certify: [404, 422]
    case .enquireCases, .enquireDrafts: [429]
    case .enquireIdentity, .uploadPage: [404]
    case .upload, .uploadedPage: [400, 404]
    case .closeUpload, .endDraft, .messageSent: [400]
    case .keepDraft: [422]
    case .addUploadedPage: [404, 422, 503]
    default: []
    }
  }

  private var usesStore: Bool {
    switch self {
    case .health, .catalogue, .enquireCertificates, .enquireContributions, .enquireIdentity,
      .openUpload, .upload,
      .uploadedPage, .closeUpload, .uploadPage, .addUploadedPage:
      false
    default: true
    }
  }
}
