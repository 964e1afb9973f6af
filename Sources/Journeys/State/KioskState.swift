import ServiceModel

/// Everything that decides what the screen shows. Values only: two equal states are the same
/// picture and have the same future.
public struct KioskState: Hashable, Sendable {
  /// The kiosk's own facts, from its profile.
  public internal(set) var site: Site
  public var service: ServiceState = .starting
  public var line: LineState = .unknown
  public var printer: PrinterStatus?
  /// The last person went and left a card on the reader.
  public var hasForgottenCard = false
  /// The person at the kiosk; `nil` at home before the first touch. Everything about a person
  /// is in here, so that setting it to `nil` forgets it all.
  public var session: Session?

  public init(site: Site) { self.site = site }

  /// What is on the screen.
  public var page: Page { session?.page ?? .home }

  public var modes: Modes { session?.modes ?? Modes() }
}

/// The centre that this kiosk stands in.
public struct Site: Hashable, Sendable {
  public var centre: String
  public var kiosk: KioskCode
  /// Shown with 求助; left out where the profile gives none.
  public var phone: String?
  public var hours: String?
  /// When the office takes things in; without it no day is promised.
  public var officeHours: OfficeHours?
  public var limits: SessionLimits
  /// Every screen says so: nothing that is done here counts.
  public var isDemonstration: Bool
  /// The staff have a code to sign in with.
  public var hasStaffDesk: Bool
  public var hasSocialCardSlot: Bool
  /// Of codes.
  public var hasScanner: Bool
  /// Papers can be taken along as pages.
  public var hasPageScanner: Bool
  /// … not on a scanner's glass, but with a camera above the table.
  public var takesPagesByCamera: Bool
  /// Photos of papers may come from a phone.
  public var takesPhotos: Bool
  /// Files may come from a stick.
  public var readsSticks: Bool
  /// The platform tells what a person answered in earlier forms.
  public var asksEarlierForms: Bool
  /// The platform keeps certificates that stand for papers.
  public var findsCertificates: Bool
  /// The platform sends a short message to a mobile number that was given.
  public var sendsMessages: Bool
  /// What is put aside here can be gone on with at every kiosk.
  public var sharesDrafts: Bool
  /// Where a guide stands on the net, `{code}` in the place of the matter's code.
  public var guideLink: String?

  public init(
    centre: String, kiosk: KioskCode, phone: String? = nil, hours: String? = nil,
    officeHours: OfficeHours? = nil, limits: SessionLimits = SessionLimits(),
    isDemonstration: Bool = false,
    hasStaffDesk: Bool = false, hasSocialCardSlot: Bool = false, hasScanner: Bool = false,
    hasPageScanner: Bool = false, takesPagesByCamera: Bool = false, takesPhotos: Bool = false,
    readsSticks: Bool = false,
    asksEarlierForms: Bool = false, findsCertificates: Bool = false,
    sendsMessages: Bool = false, sharesDrafts: Bool = false, guideLink: String? = nil
  ) {
    self.centre = centre
    self.kiosk = kiosk
    self.phone = phone
    self.hours = hours
    self.officeHours = officeHours
    self.limits = limits
    self.isDemonstration = isDemonstration
    self.hasStaffDesk = hasStaffDesk
    self.hasSocialCardSlot = hasSocialCardSlot
    self.hasScanner = hasScanner
    self.hasPageScanner = hasPageScanner
    self.takesPagesByCamera = takesPagesByCamera
    self.takesPhotos = takesPhotos
    self.readsSticks = readsSticks
    self.asksEarlierForms = asksEarlierForms
    self.findsCertificates = findsCertificates
    self.sendsMessages = sendsMessages
    self.sharesDrafts = sharesDrafts
    self.guideLink = guideLink
  }
}

extension Site {
  /// A form can be given its papers here.
  var takesPapers: Bool { hasPageScanner || takesPhotos || readsSticks }
}

/// How long a person may be still before the kiosk asks, and then ends the session; and how long it
/// keeps what was left.
public struct SessionLimits: Hashable, Sendable {
  public var idleSeconds: Int
  public var warningSeconds: Int
  /// How long the goodbye stays when nobody touches it.
  public var farewellSeconds: Int
  /// Days for which a form that was begun is kept; 0 where none is.
  public var draftDays: Int

  public init(
    idleSeconds: Int = 60, warningSeconds: Int = 30, farewellSeconds: Int = 20, draftDays: Int = 7
  ) {
    self.idleSeconds = idleSeconds
    self.warningSeconds = warningSeconds
    self.farewellSeconds = farewellSeconds
    self.draftDays = draftDays
  }
}

public enum ServiceState: Hashable, Sendable {
  /// The last person's print jobs are being cleared away; nobody can begin yet.
  case starting
  case open
  /// 暂停服务: the staff closed it.
  case closed
}

/// The line to the platform.
public enum LineState: Hashable, Sendable {
  case unknown
  case online
  case offline
}
