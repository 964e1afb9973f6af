import ApplicationForms
import ServiceModel
import TouchUI

/// Whatever can happen to the kiosk: a person's press, an answer, a device, the clock.
public enum Action: Hashable, Sendable {
  // A person
  case tile(Tile)
  case open(Page)
  case openDepartment(String)
  case openItem(ItemCode)
  case openRecentCase(Int)
  case back
  /// 退出: ends the session, after asking when something would be lost.
  case leave
  case leaveAnyway
  /// Wants no more of the papers that are not out yet.
  case leavePapers
  case stay
  case help
  case openModes
  case mode(ModeChange)
  /// 朗读: reads this screen and those that follow, or stops.
  case listen
  case listenAgain
  case startHere
  case answerWho(StartPerson)
  case answerWhat(StartTopic)
  case answerWant(StartWish)
  case key(Key)
  case keyboard(TypingState.Keyboard)
  case chooseCandidate(Int)
  /// Shows the candidates from this one on.
  case showCandidates(Int)
  /// One stroke of the finger on the pad, in shares of its side.
  case stroke([InkPoint])
  case clearInk
  case quickSearch(String)
  case apply(KioskService)
  case printBlankForm
  case printGuide
  case chooseSituation(SituationChoice)
  case tickMaterial(Int)
  case printChecklist
  /// 再加一件事: another matter, to be handed in at once with what was chosen.
  case addMatter
  /// Of those that are handed in at once, by its place.
  case removeMatter(Int)
  /// The next one that is not filled yet; the review where there is none.
  case fillNextMatter
  case begin
  case typeNumberInstead
  case acceptEntry
  case choose(field: FieldID, option: String)
  /// One of several answers, taken or put back.
  case toggle(field: FieldID, option: String)
  /// The villages of a town, by its code; `nil` shows the towns again.
  case openTown(String?)
  case nextQuestion
  /// One question by itself, from the review or a section's page.
  case mend(question: FieldID)
  /// The same of another matter that is handed in at once.
  case mendIn(matter: Int, question: FieldID)
  case addRow(list: FieldID)
  case openRow(list: FieldID, number: Int)
  case removeRow(list: FieldID, number: Int)
  /// Tells what taking over from earlier forms means.
  case offerEarlierForms
  /// The person agrees to it.
  case takeEarlierForms
  /// Tells what it means to ask the platform for a certificate in the place of a paper.
  case offerCertificates
  /// The person agrees to it.
  case findCertificates
  /// By its place among those that were found.
  case useCertificate(Int)
  case removeCertificate
  case scanPage
  /// Shows a code for a phone, or another one.
  case takePhotos
  /// Asks for a stick.
  case openStick
  /// By its place among the stick's.
  case chooseFile(Int)
  /// A quarter to the right.
  case turnPage
  /// What is empty around it goes, or comes back.
  case cutPage
  /// Shows the edges of which something can be cut off.
  case showEdges
  /// A little less at one edge.
  case trimPage(PageEdge)
  /// The page on the screen goes with the form.
  case usePage
  case removePage(ContentDigest)
  /// 看看打出来的样子.
  case showPapers
  case confirm
  case decide(PaperDecision, paper: Int)
  case finish
  case rate(EvaluationLevel)
  case toggleReason(EvaluationReason)
  case sendEvaluation
  case skipEvaluation
  /// 再办一件事.
  case anotherMatter
  case askByCard
  case askByReceipt
  case reprint
  case remark(FeedbackKind)
  case remarkTopic(RemarkTopic)
  case sendRemark
  /// 存着，下次接着填.
  case putAside
  case printDraftSlip
  case openDraft(Int)
  case goOnWithDraft
  case printEarlierReceipt
  /// Leaves what was done before, and fills the form once more.
  case beginAnew

  // Staff
  case staff
  case sendRefusedAgain
  case clearPrinter
  case askClosing
  case closeService
  case openService

  // Answers
  case candidates(String, [String]?)
  case chosen(String, TypedChoice?)
  case characters([[InkPoint]], [String]?)
  case admission(StaffRefusal?)
  /// - done: what came of what was asked for; `nil` when nothing was.
  case hall(HallReport, done: StaffOutcome?)
  case front(GuideFront)
  case ways([GuideWay], page: Page)
  case calendar(WorkingCalendar?)
  case departments([DepartmentSummary])
  case items([GuidanceSummary], page: Page)
  case found(String, [GuidanceSummary])
  case item(GuidanceItem?)
  case form(FormDefinition?, for: FormPurpose)
  case catalogueFailed
  /// In the order in which they were handed in.
  case confirmed([Receipt])
  case notConfirmed(DeviceFault)
  case recorded(Result<EarlierWork?, DeviceFault>)
  /// What stands on one receipt.
  case recordedForms([RecordedForm])
  /// What the person did of this form before.
  case earlier(EarlierWork?, of: FormOfPerson)
  case drafts([KeptDraft], of: PersonNumber)
  case draftForm(KeptDraft, FormDefinition?, GuidanceItem?)
  case draftKept(SubmissionID, isKept: Bool)
  /// - Parameter missed: how many could not be kept.
  case draftsPutAside([KeptDraft], missed: Int)
  case pageScanned(order: Int, Result<ScannedPage, DeviceFault>)
  case phone(order: Int, PhoneEvent)
  case stick(order: Int, StickEvent)
  case fileRead(order: Int, Result<[ScannedPage], DeviceFault>)
  case pageKept(order: Int, Result<ContentDigest, DeviceFault>)
  case pagesLookedAt([ContentDigest: PageLook], of: SubmissionID)
  case papersShown(order: Int, Result<[PagePicture], DeviceFault>)
  /// - of: who was asked about.
  /// - into: the form for which she was.
  case earlierForms(
    Result<[FilledEarlier], EnquiryFault>, of: PersonNumber, into: SubmissionID)
  case certificates(order: Int, Result<[ElectronicCertificate], EnquiryFault>)
  case cases(Result<[CaseProgress], EnquiryFault>)
  case contributions(Result<[ContributionRecord], EnquiryFault>)
  case certificate(Result<ShelvedDocument, EnquiryFault>)
  case identityOfCode(CredentialCode, Result<Identity, EnquiryFault>)

  // Devices
  case started
  case card(CardEvent)
  case socialCard(CardEvent)
  case code(CodeEvent)
  case composed(paper: Int, ShelvedDocument)
  case notComposed(paper: Int, DeviceFault)
  case ticket(TicketID, TicketProgress)
  case printer(PrinterStatus)
  case line(LineState)
  case forgottenCardTaken
  case delivery(DeliveryNews)

  // Time
  /// Any touch or key, whether it pressed something or not.
  case touched
  case timer(TimerName)
}

/// A key of an on-screen keyboard.
public enum Key: Hashable, Sendable {
  case character(String)
  case backspace
  case clear
}

/// What a person decides about a paper that stands still.
public enum PaperDecision: Hashable, Sendable {
  case again
  case giveUp
  /// It lies in the tray.
  case cameOut
}

/// What a form definition was fetched for.
public enum FormPurpose: Hashable, Sendable {
  case apply(KioskService)
  case blank
}

/// A document that the runner keeps for the session, named by its digest.
public struct ShelvedDocument: Hashable, Sendable {
  public let digest: ContentDigest
  public let pages: Int

  public init(digest: ContentDigest, pages: Int) {
    self.digest = digest
    self.pages = pages
  }
}

/// The clocks that a session winds.
public enum TimerName: String, Hashable, Sendable {
  case idle
  /// Once a second while the idle warning counts down.
  case countdown
  case farewell
}
