import ServiceModel

/// What the platform keeps. An answer of a writing function is on the disk.
///
/// SQLite's is `SQLiteStore`; another database takes its place behind this.
protocol PlatformStore: Sendable {
  /// Takes a submission in once: the submission, its case with the first steps and its signed
  /// receipt, in one transaction. The same key with the same bytes gives the same receipt.
  ///
  /// - Throws: `keyReused`, `alreadyEvaluated`, `pagesMissing`, and the failures of the storage.
  func take(_ submission: IncomingSubmission) async throws(StoreError) -> PlatformReceipt

  /// Keeps a page that a submission of this kiosk will name; one that none names goes after a week.
  ///
  /// - Returns: whether it was not there.
  func keep(_ page: MaterialPage, from kiosk: KioskCode) async throws(StoreError) -> Bool

  /// A page that a submission names.
  func page(
    _ digest: ContentDigest, of id: SubmissionID
  ) async throws(StoreError) -> MaterialPage?

  /// The receipts of those of a kiosk's submissions that are here, `duplicate` set.
  func receipts(
    of ids: [SubmissionID], kiosk: KioskCode
  ) async throws(StoreError) -> [PlatformReceipt]

  /// A person's cases, newest first.
  func cases(of number: PersonNumber) async throws(StoreError) -> [CaseProgress]

  /// The exact bytes of what a person handed in, of each form the newest, newest first; at most so
  /// many.
  func forms(
    of number: PersonNumber, atMost most: Int
  ) async throws(StoreError) -> [HandedInForm]

  /// The cases with a receipt number, of an applicant whose citizen number ends so.
  func cases(
    for receipt: ReceiptNumber, ending: String
  ) async throws(StoreError) -> [CaseProgress]

  /// Keeps a draft in the place of what was kept of it before.
  ///
  /// - Throws: `draftElsewhere` when a later one is here, or it is over.
  func keep(_ draft: DraftCopy) async throws(StoreError)

  /// The draft is over, unless it was kept later than that. Said again nothing changes.
  func end(draft id: SubmissionID, keptUpTo time: Timestamp) async throws(StoreError)

  /// A proven person's drafts, newest first, and which of those that a kiosk has are over.
  func drafts(
    of number: PersonNumber, held: [SubmissionID]
  ) async throws(StoreError) -> DraftCopies

  /// The draft with a number, of a person whose citizen number ends so.
  func drafts(
    numbered number: ReceiptNumber, ending: String, held: [SubmissionID]
  ) async throws(StoreError) -> DraftCopies

  /// Ends the current step and adds one. The same step again changes nothing.
  ///
  /// - Returns: the case, and whether it was changed.
  /// - Throws: `unknownCase`.
  func addStep(
    _ step: NewCaseStep, to number: CaseNumber
  ) async throws(StoreError) -> (progress: CaseProgress, changed: Bool)

  /// The number and moment of a certificate, the same whenever the same is asked for.
  ///
  /// - Throws: `keyReused` when the request's id was used for another person or kind.
  func reserveCertificate(
    _ order: CertificateOrder
  ) async throws(StoreError) -> CertificateReservation

  /// Keeps the document of a reservation; the first one that is kept stays.
  ///
  /// - Returns: the document that is kept.
  func keepCertificate(
    _ document: SignedDocument, for request: CertificateRequestID
  ) async throws(StoreError) -> SignedDocument

  /// Every key that ever signed, the present one first.
  func keys() async throws(StoreError) -> [PlatformKey]

  /// In the order in which they came.
  func submissions() async throws(StoreError) -> [SubmissionSummary]

  /// Short messages that nobody has sent yet, the oldest first; a hundred at most.
  func messages() async throws(StoreError) -> [WaitingMessage]

  /// The gateway has it: nothing of it stays. Said again nothing changes.
  func noteSent(message number: Int64) async throws(StoreError)

  /// The exact bytes that were confirmed, or `nil`.
  func body(of id: SubmissionID) async throws(StoreError) -> [UInt8]?

  func condition() async throws(StoreError) -> DatabaseCondition
}
