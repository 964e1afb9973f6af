import ApplicationForms
import ServiceModel

/// One person's time at the kiosk.
public struct Session: Hashable, Sendable {
  public let id: SessionID
  /// The pages behind the present one, oldest first; the last one is shown.
  public var path: [Page]
  public var identity: Identity?
  public var reader = ReaderState()
  /// The slot for social security cards.
  public var slot = ReaderState()
  public var scanner = ScannerState.off
  /// The code that the platform was last asked about.
  public var shownCode: CredentialCode?
  /// Why what was last shown to the kiosk did not tell who the person is.
  public var identityFailure: IdentityFailure?
  public var errand: Errand = .browsing
  /// What was filled so far, and by whom: another form takes over what it asks alike (一表申请).
  public var filled: [FilledByPerson] = []
  /// What the person did of the same matter before.
  public var earlier: EarlierWork?
  /// The drafts that were put aside, once they are kept.
  public var putAside: [KeptDraft] = []
  /// The disk did not take what was answered last: nobody is told that it is kept.
  public var keepingFails: Bool {
    guard case .application(let application) = errand else { return false }
    return application.together.contains(where: \.mustBeKept)
  }
  /// How many answers were just taken over from earlier forms.
  public var takenOver = 0
  public var guide = GuideState()
  /// What is being typed on the present page, where it is not an answer of the form.
  public var entry = ""
  public var entryProblem: EntryProblem?
  public var papers: [Paper] = []
  public var overlay: Overlay?
  /// What was handed in at once, in its order.
  public var handedIn: [HandedIn] = []
  public var evaluation = EvaluationState()
  /// A question to the rest of the house is on its way; the page says so and takes no second.
  public var busy = false
  /// What the last question brought instead of an answer.
  public var trouble: Trouble?
  public var modes = Modes()
  public var start = StartState()
  public var staff = StaffState()
  public var typing = TypingState()
  public var pages = PagesState()
  public var preview = PreviewState()
  /// A paper of the person's may still lie on the scanner.
  public var hasScanned = false
  /// A stick that may still be plugged in.
  public var leftStick: LeftStick?

  public init(id: SessionID, at page: Page) {
    self.id = id
    path = [page]
  }

  public var page: Page { path.last ?? .home }

  /// The receipt that the evaluation will be about.
  public var receipt: Receipt? {
    (handedIn.first { !$0.isEarlier } ?? handedIn.first)?.receipt
  }

  /// What was confirmed is being written down: there is no way out before its number is shown.
  public var isConfirming: Bool {
    busy && (page == .review || page == .remarkReview)
  }

  /// A card of the person's lies on a reader or is in the slot.
  public var holdsCard: Bool { reader.holdsCard || slot.holdsCard }

  /// A paper comes out by itself: nobody needs to touch anything.
  public var paperIsMoving: Bool {
    papers.contains { paper in
      switch paper.state {
      case .composing: true
      case .printing(_, .held): false
      case .printing: true
      default: false
      }
    }
  }

  /// Papers that were not all taken or given up.
  public var waitsForPapers: Bool { papers.contains { !$0.isOver } }

  /// Whether leaving now would throw away something that the person made.
  public var holdsUnconfirmedWork: Bool {
    switch errand {
    case .application(let application):
      application.receipt == nil && application.together.contains(where: \.isTouched)
    case .remark(let remark): remark.receipt == nil && remark.topic != nil
    default: false
    }
  }
}

/// Whose a stick is that may still be plugged in.
public enum LeftStick: Hashable, Sendable {
  case own
  /// It was there before the person asked for it: hers, or the last person's.
  case somebodys
}

/// What was handed in: its receipt, by when it is done, and where it is on its way.
public struct HandedIn: Hashable, Sendable {
  public let receipt: Receipt
  /// It was handed in before, and is under the number that it has.
  public let isEarlier: Bool
  /// `nil` for what is no case.
  public let promise: HandlingPromise?
  /// `nil` for what is no form.
  public let form: FilledForm?
  public var delivery = DeliveryState.pending

  public init(
    _ receipt: Receipt, isEarlier: Bool = false, promise: HandlingPromise? = nil,
    form: FilledForm? = nil
  ) {
    self.receipt = receipt
    self.isEarlier = isEarlier
    self.promise = promise
    self.form = form
  }
}

/// The papers as they would be printed.
public struct PreviewState: Hashable, Sendable {
  /// Counts what was asked for: an answer to anything but the last is dropped.
  var order = 0
  /// Empty while they are drawn.
  public var pages: [PagePicture] = []
  public init() {}
}

/// What lies over the page.
public enum Overlay: Hashable, Sendable {
  case help
  /// 大字·声音·语言.
  case modes
  case leaving
  /// 暂停服务, asked once more.
  case closing
  /// Seconds left before the session ends by itself.
  case idle(Int)

  /// Changes every second by itself.
  var isCountdown: Bool { if case .idle = self { true } else { false } }
}

/// A reader of cards as the person sees it.
public struct ReaderState: Hashable, Sendable {
  public enum Phase: Hashable, Sendable {
    case off
    case waiting
    case reading
    case unavailable(DeviceFault)
  }

  public var phase: Phase = .off
  /// A card that was read and has not left.
  public var holdsCard = false
  public init() {}
}

/// The scanner as the person sees it.
public enum ScannerState: Hashable, Sendable {
  case off
  case waiting
  /// The platform is asked whose the code is.
  case asking
  case unavailable(DeviceFault)
}

public enum IdentityFailure: Hashable, Sendable {
  case device(DeviceFault)
  /// A card in the slot.
  case slot(DeviceFault)
  /// What was scanned is no credential's code.
  case codeUnreadable
  /// The platform does not say whose the code is.
  case code(EnquiryFault)
  /// Read, but not good enough for what the person wants; the window can help.
  case notGoodEnough(IdentityVerification, from: IdentitySource)
  /// Not who left the draft.
  case otherPerson
}

/// What the guide pages show.
public struct GuideState: Hashable, Sendable {
  public var front: GuideFront?
  public var departments: [DepartmentSummary] = []
  /// Of each page that offers ways.
  public var ways: [Page: [GuideWay]] = [:]
  public var items: [GuidanceSummary] = []
  public var query = ""
  public var item: GuidanceItem?
  public var chosenSituation = SituationChoice.open
  /// Guides that were read in this session: each is counted once.
  public var read: Set<ItemCode> = []
  /// Which of the materials the person has, by their places.
  public var ready: Set<Int> = []
  public var days: GuideDays?
  public init() {}

  public var situation: Situation? {
    guard let item, case .one(let place) = chosenSituation,
      item.situations.indices.contains(place)
    else { return nil }
    return item.situations[place]
  }

  /// What there is to bring depends on a question that was not answered yet.
  public var asksSituation: Bool { item?.situations.isEmpty == false && chosenSituation == .open }

  /// For whoever reads it at home: as long as the question is open, the papers of every situation, each
  /// with its name.
  public var toBring: [(situation: Situation?, material: Material)] {
    let own = materials.map { material in (situation: Situation?.none, material: material) }
    guard asksSituation, let item else { return own }
    return own
      + item.situations.flatMap { situation in
        situation.materials.map { (situation: situation, material: $0) }
      }
  }

  /// The same for what must be so.
  public var toFulfil: [String] {
    guard let item else { return [] }
    let own = item.conditions(in: situation)
    guard asksSituation else { return own }
    return own
      + item.situations.flatMap { situation in
        situation.conditions.map { "\(situation.name)：\($0)" }
      }
  }

  /// What the person has to bring, as far as is known.
  public var materials: [Material] { item?.materials(in: situation) ?? [] }

  /// How many of the needed materials the person does not have yet and cannot hand in otherwise: what
  /// may be pledged or is in the e-certificate store is no reason to go home.
  public var missing: Int {
    materials.enumerated().count { place, material in
      material.required && material.certificate == nil && material.trust != .pledged
        && !ready.contains(place)
    }
  }

  /// The last day of the promise for what is accepted today.
  public var lastDay: CalendarDay? {
    guard let days, let limit = item?.promisedLimit else { return nil }
    return limit.lastDay(from: days.today, days.calendar)
  }
}

/// Which of an item's situations is the person's.
public enum SituationChoice: Hashable, Sendable {
  /// Not said yet.
  case open
  case none
  /// By its place.
  case one(Int)
}

/// What the first page of the guide leads to.
public struct GuideFront: Hashable, Sendable {
  public var themes: [GuideWay]
  public var hasEvents: Bool
  public var hasPersons: Bool
  /// Some guides were read here often enough.
  public var hasFrequent: Bool
  /// Some guides are new or other ones since the catalogue before.
  public var hasRecent: Bool

  public init(
    themes: [GuideWay] = [], hasEvents: Bool = false, hasPersons: Bool = false,
    hasFrequent: Bool = false, hasRecent: Bool = false
  ) {
    self.themes = themes
    self.hasEvents = hasEvents
    self.hasPersons = hasPersons
    self.hasFrequent = hasFrequent
    self.hasRecent = hasRecent
  }
}

/// A list of matters that is neither a department's nor a tile's.
public enum GuideList: Hashable, Sendable {
  /// On all of these ways.
  case along([GuideWay])
  /// Often read at this kiosk.
  case frequent
  /// New or other ones since the catalogue before.
  case recent
}

/// What last days are reckoned with.
public struct GuideDays: Hashable, Sendable {
  public var today: CalendarDay
  public var calendar: WorkingCalendar

  public init(today: CalendarDay, calendar: WorkingCalendar) {
    self.today = today
    self.calendar = calendar
  }
}

/// A question that brought no answer.
public enum Trouble: Hashable, Sendable {
  case enquiry(EnquiryFault)
  case device(DeviceFault)
  /// The receipt number and the four characters do not belong together, or are not known here.
  case receiptNotKnown
  /// Too many wrong endings for this receipt number.
  case tooManyTries
  /// The form has changed since the draft was kept.
  case draftOutdated
  /// The disk does not take it.
  case draftNotKept
  case catalogue
  /// No earlier form answers anything of this one.
  case nothingEarlier
  /// Of a paper that was to go with the form.
  case pages(DeviceFault)
  /// A page was looked at, and did not come to the disk.
  case pageNotKept
  /// A photo that came from a phone.
  case photo(DeviceFault)
  /// A file from a stick.
  case file(DeviceFault)
  /// Pages that were kept earlier are not there any more.
  case pagesLost
  /// They stayed at the kiosk where the form was begun.
  case pagesElsewhere
  /// Forms that were handed in have changed since: what was filled cannot be printed again.
  case formsGone
  /// Pages were kept when this kiosk had a scanner.
  case papersNotHere
}

/// What is wrong with what was typed.
public enum EntryProblem: Hashable, Sendable {
  case citizenNumber(CitizenNumberError)
  case receiptNumber
  case ending
  /// Not who left the draft.
  case otherPerson
  case mobile
  /// An answer of a form.
  case field(FieldProblem)
}

extension Session {
  /// What a person who listens wants to hear of at once when it changes.
  struct News: Hashable {
    let page: Page
    let overlay: Overlay?
    let busy: Bool
    let trouble: Trouble?
    let entryProblem: EntryProblem?
    let identityFailure: IdentityFailure?
    let scanning: PagesState.Phase
    let phone: PhoneState.Standing?
    let stick: StickEvent?
    let papers: [String]
  }

  var worthHearing: News {
    News(
      page: page, overlay: overlay, busy: busy, trouble: trouble, entryProblem: entryProblem,
      identityFailure: identityFailure, scanning: pages.phase,
      phone: pages.phone?.standing, stick: pages.stick?.standing,
      papers: papers.map { paper in
        switch paper.state {
        case .printing(_, .held): "held"
        case .delivered: "delivered"
        case .failed: "failed"
        case .uncertain: "uncertain"
        default: "under way"
        }
      })
  }
}
