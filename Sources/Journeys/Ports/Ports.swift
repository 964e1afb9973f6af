import ApplicationForms
import ServiceModel

// What the journeys ask of the rest of the house. Each is handed in at start; a journey knows
// nothing of USB, CUPS, SQL or the network.

/// The guide: every matter that the kiosk knows of, read on this machine.
public protocol Catalogue: Sendable {
  func front() async throws -> GuideFront
  /// Those on which something lies; with `within`, something that lies on that way too.
  func ways(_ kind: GuideWay.Kind, within way: GuideWay?) async throws -> [GuideWay]
  func items(in list: GuideList) async throws -> [GuidanceSummary]
  /// `nil` where nobody said which days are worked.
  func calendar() async throws -> WorkingCalendar?
  func departments() async throws -> [DepartmentSummary]
  func items(of department: String) async throws -> [GuidanceSummary]
  /// Best first. `query`: Chinese, pinyin or initials.
  func search(_ query: String) async throws -> [GuidanceSummary]
  /// The session is over: nothing stays of what was searched for.
  func forgetSearches() async
  func items(for service: KioskService) async throws -> [GuidanceSummary]
  /// Somebody reads this guide: how often each is read here is counted, and nothing of who reads.
  func noteRead(_ code: ItemCode) async
  func item(_ code: ItemCode) async throws -> GuidanceItem?
  func form(_ code: FormCode) async throws -> FormDefinition?
}

/// A reader of this kiosk: for identity cards, or the slot for social security cards.
public protocol CardReader: Sendable {
  /// Looks for cards for as long as somebody iterates; ends when the iteration is cancelled.
  func cards() -> AsyncStream<CardEvent>
  /// Returns when the card that was read has been taken; at once when none lies there.
  func cardTaken() async
}

/// The scanner of this kiosk.
public protocol CodeReader: Sendable {
  /// What is shown to it for as long as somebody iterates.
  func codes() -> AsyncStream<CodeEvent>
}

/// The scanner of papers of this kiosk.
public protocol PageScanner: Sendable {
  /// One page from the glass. Ends when its task is cancelled.
  func scan() async throws(DeviceFault) -> ScannedPage
}

/// A way for photos from a phone.
public protocol PhonePages: Sendable {
  /// Opens it, tells what comes on it for as long as somebody iterates, and closes it.
  ///
  /// - Parameters:
  ///   - paper: what the phone is told to take a photo of.
  ///   - language: in which the phone is told.
  func photos(of paper: String, in language: String) -> AsyncStream<PhoneEvent>
}

/// What happens while a phone is to send photos.
public enum PhoneEvent: Hashable, Sendable {
  /// A phone can open this address; told again when the line came back.
  case open(address: String)
  /// A phone has opened it.
  case connected
  /// A photo is there and is being fetched.
  case coming
  case page(ScannedPage)
  /// No page can be made of a photo.
  case unusable(DeviceFault)
  /// The platform does not answer.
  case unreachable
  /// Its time is over: what is sent now does not come.
  case ended
}

/// Sticks with files that people bring.
public protocol StickReader: Sendable {
  /// Tells what is plugged in for as long as somebody iterates. What was there before counts as
  /// somebody else's until it is pulled out.
  func sticks() -> AsyncStream<StickEvent>
  /// The pages of a file: all of them, or none.
  func pages(of file: StickFile) async throws(DeviceFault) -> [ScannedPage]
}

/// What is plugged in.
public enum StickEvent: Hashable, Sendable {
  case absent
  /// It was there before anybody was asked to plug one in: nobody knows whose it is.
  case foreign
  /// The machine did not mount it as it must.
  case unsafe
  case content(StickContent)
}

/// What makes pages fit to be looked at, and to be kept.
public protocol PageEditor: Sendable {
  /// - Parameter page: as it came from the glass: each time costs a little of its quality.
  func edit(_ page: CapturedPage, _ edit: PageEdit) async throws(DeviceFault) -> ScannedPage
  /// The page so small that several stand side by side; `nil` when it cannot be drawn.
  func thumbnail(of page: MaterialPage) async -> PagePicture?
}

/// A page and how it looks on the screen.
public struct ScannedPage: Hashable, Sendable {
  public let page: CapturedPage
  public let picture: PagePicture

  public init(page: CapturedPage, picture: PagePicture) {
    self.page = page
    self.picture = picture
  }
}

/// The page printer. Nothing reaches it but under a ticket of the session that is open.
public protocol PagePrinter: Sendable {
  func openSession(_ session: SessionID) async
  /// Cancels whatever the session left, whole, and empties the spool.
  func endSession(_ session: SessionID) async
  func print(_ ticket: PrintTicket, _ document: PrintableDocument) -> AsyncStream<TicketProgress>
  func cancel(_ ticket: TicketID) async
}

/// Makes documents for paper, in a process of its own.
public protocol PaperComposer: Sendable {
  func compose(_ request: DocumentRequest) async throws(DeviceFault) -> PrintableDocument
}

/// Shows on the glass what would be printed.
public protocol PaperPreviewer: Sendable {
  /// Its pages in their order.
  func pictures(of document: PrintableDocument) async throws(DeviceFault) -> [PagePicture]
}

/// Where a confirmed submission becomes durable, and where the kiosk remembers it.
public protocol SubmissionDesk: Sendable {
  /// Returns only when submissions, receipt number and queue entries are on the disk, in one
  /// transaction: all of them, or none. Confirming the same again gives the same receipt, and so does
  /// the same form of the same person within a day. The draft that it came from is gone with it.
  ///
  /// - Returns: a receipt for each, in their order; what is new bears one number.
  func confirm(_ new: [NewSubmission]) async throws(DeviceFault) -> [Receipt]
  /// What lies under a number at this kiosk: `nil` when it or the last four characters of the
  /// applicant's number are not right.
  ///
  /// - Throws: `too-many-tries` after too many wrong endings, or why the record cannot be read.
  func recorded(
    _ number: ReceiptNumber, ending: String
  ) async throws(DeviceFault) -> EarlierWork?
  /// Puts a draft in the place of what was kept of it before; an older one of the same person and
  /// form gives way.
  ///
  /// - Parameter everywhere: it can be gone on with at other kiosks too, where this one shares drafts.
  /// - Returns: `nil` when it could not be kept.
  func keep(_ draft: Draft, everywhere: Bool) async -> KeptDraft?
  /// Somebody goes on here with what was put aside at another kiosk.
  func adopt(_ draft: KeptDraft) async
  /// At every kiosk.
  func drop(draft: SubmissionID) async
  /// Returns only when the page is on the disk, for the form that will have that number.
  func keep(
    _ page: CapturedPage, for submission: SubmissionID
  ) async throws(DeviceFault) -> ContentDigest
  /// The pages that are kept for a form; `nil` when that cannot be told.
  func pages(of submission: SubmissionID) async -> [ContentDigest]?
  /// - Returns: `nil` for one that is not there, or was changed on the disk.
  func page(
    _ digest: ContentDigest, of submission: SubmissionID
  ) async throws(DeviceFault) -> MaterialPage?
  /// What could not be copied is not there under the other number.
  func copy(_ pages: [ContentDigest], from owner: SubmissionID, to submission: SubmissionID) async
  /// The person takes a page back.
  func drop(page digest: ContentDigest, of submission: SubmissionID) async
  /// What the kiosk's sudden end interrupted a moment ago, of a form that somebody fills whose number was
  /// typed.
  func interrupted(_ form: FormOfPerson) async -> KeptDraft?
  /// What a proven person did of a form: the draft, also another kiosk's, else what was handed in here
  /// within a day.
  func earlier(_ form: FormOfPerson) async -> EarlierWork?
  /// Everything that a proven person left unfinished here, or put aside elsewhere, newest first.
  func drafts(of person: PersonNumber) async -> [KeptDraft]
  /// News of a submission on its way.
  func deliveries() -> AsyncStream<DeliveryNews>
}

/// What only the platform knows. Needs the line.
public protocol PlatformEnquiries: Sendable {
  func cases(of number: PersonNumber) async throws(EnquiryFault) -> [CaseProgress]
  func cases(
    of receipt: ReceiptNumber, ending: String
  ) async throws(EnquiryFault) -> [CaseProgress]
  /// Whose a credential is; `noRecord` for one that is not known, or not any more.
  func identity(of code: CredentialCode) async throws(EnquiryFault) -> Identity
  /// What the person answered in forms that were handed in before.
  func earlierForms(of number: PersonNumber) async throws(EnquiryFault) -> [EarlierForm]
  /// Certificates of these kinds that the platform keeps for the person, those that are over too.
  func certificates(
    of identity: Identity, _ kinds: [ElectronicCertificateKind]
  ) async throws(EnquiryFault) -> [ElectronicCertificate]
  func contributions(of identity: Identity) async throws(EnquiryFault) -> [ContributionRecord]
  /// The certificate's digest and signature have been verified when this returns.
  func certificate(
    _ kind: CertificateKind, of identity: Identity, request: SubmissionID
  ) async throws(EnquiryFault) -> PrintableDocument
}

/// Calls the centre's staff over.
public protocol HelpBell: Sendable {
  func ring(_ reason: HelpReason) async
}

public enum HelpReason: String, Hashable, Sendable {
  case asked
  case printer
  case cardReader
  case cardForgotten
}

/// Why the platform gave no answer that can be shown.
public enum EnquiryFault: Error, Hashable, Sendable {
  /// No line, or a platform that does not answer. It may be tried again later.
  case unreachable
  /// The platform has nothing about this person.
  case noRecord
  /// An answer that does not prove itself: a digest or signature is wrong. Never shown.
  case notAuthentic
  /// The platform refused, with its code.
  case refused(code: String)
}
