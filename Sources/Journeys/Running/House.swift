/// Everything that the journeys ask of the rest of the house, handed in at start.
public struct House: Sendable {
  public var catalogue: any Catalogue
  public var cardReader: any CardReader
  /// `nil` where the kiosk has none, like the scanner.
  public var socialCardReader: (any CardReader)?
  public var scanner: (any CodeReader)?
  public var pageScanner: (any PageScanner)?
  public var phonePages: (any PhonePages)?
  public var stickReader: (any StickReader)?
  public var pageEditor: any PageEditor
  public var printer: any PagePrinter
  public var composer: any PaperComposer
  public var previewer: any PaperPreviewer
  public var desk: any SubmissionDesk
  public var platform: any PlatformEnquiries
  public var bell: any HelpBell
  public var typing: any TextTyping
  public var voice: any ScreenVoice
  public var staff: any StaffDesk

  public init(
    catalogue: any Catalogue, cardReader: any CardReader,
    socialCardReader: (any CardReader)? = nil, scanner: (any CodeReader)? = nil,
    pageScanner: (any PageScanner)? = nil, phonePages: (any PhonePages)? = nil,
    stickReader: (any StickReader)? = nil,
    pageEditor: any PageEditor, printer: any PagePrinter,
    composer: any PaperComposer, previewer: any PaperPreviewer, desk: any SubmissionDesk,
    platform: any PlatformEnquiries,
    bell: any HelpBell, typing: any TextTyping,
    voice: any ScreenVoice, staff: any StaffDesk
  ) {
    self.catalogue = catalogue
    self.cardReader = cardReader
    self.socialCardReader = socialCardReader
    self.scanner = scanner
    self.pageScanner = pageScanner
    self.phonePages = phonePages
    self.stickReader = stickReader
    self.pageEditor = pageEditor
    self.printer = printer
    self.composer = composer
    self.previewer = previewer
    self.desk = desk
    self.platform = platform
    self.bell = bell
    self.typing = typing
    self.voice = voice
    self.staff = staff
  }
}
