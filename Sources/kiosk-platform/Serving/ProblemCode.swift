/// What can be wrong with a request, in words that do not change: programs go by them.
enum ProblemCode: String, CaseIterable, Sendable {
  // A header, path or body that is not of the contract's form.
  case malformedIdempotencyKey = "malformed-idempotency-key"
  case malformedContentType = "malformed-content-type"
  case malformedContentDigest = "malformed-content-digest"
  case malformedSubmissionKind = "malformed-submission-kind"
  case malformedSubmissionSchema = "malformed-submission-schema"
  case malformedMatterCode = "malformed-matter-code"
  case malformedMatterName = "malformed-matter-name"
  case malformedReceiptNumber = "malformed-receipt-number"
  case malformedConfirmedAt = "malformed-confirmed-at"
  case malformedSentAt = "malformed-sent-at"
  case malformedIdentityVerification = "malformed-identity-verification"
  case malformedPath = "malformed-path"
  case malformedBody = "malformed-body"
  case malformedPage = "malformed-page"
  case digestMismatch = "digest-mismatch"

  case unauthorised = "unauthorised"
  case noSuchOperation = "no-such-operation"
  case unknownSubmission = "unknown-submission"
  case unknownPage = "unknown-page"
  case unknownCase = "unknown-case"
  case noRecord = "no-record"
  case unknownUpload = "unknown-upload"
  case noCatalogue = "no-catalogue"
  case noSuchRange = "no-such-range"
  case inProgress = "in-progress"
  case tooLarge = "too-large"
  case keyReused = "key-reused"
  case pagesMissing = "pages-missing"
  case unprocessable = "unprocessable"
  case uploadFull = "upload-full"
  case draftElsewhere = "draft-elsewhere"
  case alreadyEvaluated = "already-evaluated"
  case tooManyTries = "too-many-tries"
  case internalFailure = "internal-failure"
  case busy = "busy"
  case storageFull = "storage-full"
  case certificatesUnavailable = "certificates-unavailable"

  var status: Int {
    switch self {
    case .malformedIdempotencyKey, .malformedContentType, .malformedContentDigest,
      .malformedSubmissionKind, .malformedSubmissionSchema, .malformedMatterCode,
      .malformedMatterName, .malformedReceiptNumber, .malformedConfirmedAt, .malformedSentAt,
      .malformedIdentityVerification, .malformedPath, .malformedBody, .malformedPage,
      .digestMismatch:
      400
    case .unauthorised: 401
    case .noSuchOperation, .unknownSubmission, .unknownPage, .unknownCase, .noRecord,
      .unknownUpload,
      .noCatalogue:
      404
    case .noSuchRange: 416
    case .inProgress: 409
    case .tooLarge: 413
    case .keyReused, .pagesMissing, .unprocessable, .uploadFull, .draftElsewhere,
      .alreadyEvaluated:
      422
    case .tooManyTries: 429
    case .internalFailure: 500
    case .busy, .storageFull, .certificatesUnavailable: 503
    }
  }

  /// The kind of problem in a few words (RFC 9457's `title`): the same for every occurrence.
  var title: String {
    switch self {
    case .malformedIdempotencyKey: "The Idempotency-Key is not a UUID of version 7"
    case .malformedContentType: "The Content-Type is not this operation's"
    case .malformedContentDigest: "The Content-Digest has no sha-256 of 32 bytes"
    case .malformedSubmissionKind: "The Submission-Kind is not known"
    case .malformedSubmissionSchema: "The Submission-Schema is not code/version"
    case .malformedMatterCode: "The Matter-Code is missing or malformed"
    case .malformedMatterName: "The Matter-Name is missing or malformed"
    case .malformedReceiptNumber: "The Receipt-Number is not 17 digits that check"
    case .malformedConfirmedAt: "The Confirmed-At is not a time in milliseconds"
    case .malformedSentAt: "The Sent-At is not a time in milliseconds"
    case .malformedIdentityVerification: "The Identity-Verification is not known"
    case .malformedPath: "A part of the path is malformed"
    case .malformedBody: "The body is not what this operation asks for"
    case .malformedPage: "The page is not a JPEG"
    case .digestMismatch: "The body is not the one that the Content-Digest tells"
    case .unauthorised: "The token or the Kiosk-Id is missing or not good"
    case .noSuchOperation: "There is no such operation"
    case .unknownSubmission: "There is no such submission"
    case .unknownPage: "The submission has no such page"
    case .unknownCase: "There is no such case"
    case .noRecord: "The person is not in the insurance's records"
    case .unknownUpload: "There is no such upload, or its time is over"
    case .noCatalogue: "There is no catalogue to be fetched"
    case .noSuchRange: "The catalogue ends before that"
    case .inProgress: "The same submission is being taken in"
    case .tooLarge: "The body is larger than 1 MiB"
    case .keyReused: "The key was used for something else"
    case .pagesMissing: "Pages that the submission names have to come first"
    case .unprocessable: "The submission cannot be taken as it is"
    case .uploadFull: "The upload has as many pages as it may"
    case .draftElsewhere: "Somebody went on with the draft elsewhere, or it is over"
    case .alreadyEvaluated: "The case of this receipt was evaluated before"
    case .tooManyTries: "Too many wrong tries; come back later"
    case .internalFailure: "The platform failed over this request"
    case .busy: "The platform is busy; try again"
    case .storageFull: "The platform's storage is full"
    case .certificatesUnavailable: "Certificates cannot be made at present"
    }
  }

  /// Seconds after which it is worth asking again, where that helps.
  var retryAfter: Int? {
    switch self {
    case .inProgress, .busy: 1
    case .storageFull, .certificatesUnavailable: 60
    default: nil
    }
  }
}
