import ServiceModel
import TouchUI

/// What the reducer asks the house to do. A value, so that a test can say exactly which.
public enum Effect: Hashable, Sendable {
  case openSession(SessionID)
  /// Stops the reader, cancels the printer's jobs, empties the shelf, stops every timer.
  case endSession(SessionID)
  case ring(HelpReason)
  case admit(StaffCode)
  case askHall
  case sendRefusedAgain
  case clearPrinter
  /// Reads the screen aloud, once the screen that follows from this action is there.
  case readAloud(Modes)
  case hush
  /// Says what a search brought, in place of what is being said.
  case sayFound([String], Modes)
  case wind(TimerName, seconds: Int)
  case stop(TimerName)

  case loadFront
  case loadWays(GuideWay.Kind, within: GuideWay?, for: Page)
  case loadList(GuideList)
  case loadCalendar
  /// Somebody reads this guide.
  case noteRead(ItemCode)
  case loadDepartments
  case loadItems(department: String)
  case loadMatters(KioskService)
  case search(String)
  case loadItem(ItemCode)
  case loadForm(FormCode, FormPurpose)

  case askCandidates(String)
  case chooseCandidate(Int, String)
  case recognise([[InkPoint]])

  /// Listens to everything that a person can show: the reader, the slot, the scanner.
  case readCards
  case askIdentity(CredentialCode)
  /// Calls after whoever goes without the card, and waits until it is taken.
  case callAfterCard(String)
  /// All of them at once.
  case confirm([NewSubmission])
  case findEarlier(FormOfPerson)
  case findInterrupted(FormOfPerson)
  case findDrafts(PersonNumber)
  case loadDraftForm(KeptDraft)
  case keepDraft(Draft)
  /// Keeps them and tells under which numbers.
  case putAside([Draft])
  case dropDraft(SubmissionID)
  case adoptDraft(KeptDraft)
  case scanPage(order: Int)
  case editPage(order: Int, CapturedPage, PageEdit)
  /// What was asked of the scanner last is not wanted any more.
  case stopScanning
  /// - paper: what the phone is told to take a photo of.
  case awaitPhotos(order: Int, paper: String, language: String)
  case stopPhotos
  case awaitStick(order: Int)
  case stopStick
  case readStickFile(order: Int, StickFile)
  /// As it came from the glass, and what is done to it before it is kept.
  case keepPage(order: Int, CapturedPage, PageEdit, SubmissionID)
  case lookAtPages([ContentDigest], SubmissionID)
  case dropPage(ContentDigest, SubmissionID)
  /// A paper that two matters ask for is scanned once.
  case copyPages([ContentDigest], from: SubmissionID, to: SubmissionID)
  /// How these would look on paper.
  case showPapers(order: Int, [DocumentRequest])
  case recall(ReceiptNumber, ending: String)
  /// The forms of what stands on one receipt, for its papers.
  case loadRecordedForms([RecordedSubmission])
  case askCasesByCard(PersonNumber)
  case askCasesByReceipt(ReceiptNumber, ending: String)
  case askEarlierForms(Identity, SubmissionID)
  case askCertificates(order: Int, Identity, [ElectronicCertificateKind])
  case askContributions(Identity)
  case askCertificate(CertificateKind, Identity, SubmissionID)
  case compose(paper: Int, DocumentRequest)
  case print(PrintTicket)
  case cancel(TicketID)
}
