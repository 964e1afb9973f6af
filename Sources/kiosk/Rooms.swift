import ApplicationForms
import Delivery
import Foundation
import GuidanceCatalog
import IdentityCards
import Journeys
import KioskConfiguration
import Ledger
import Logging
import PaperOrders
import Printing
import Sealing
import ServiceModel

/// Every room of the house, opened as the profile says.
struct Rooms: Sendable {
  let ledger: Ledger
  let desk: LedgerDesk
  let news = Broadcast<DeliveryNews>()
  let forwarder: Forwarder
  let printDesk: PrintDesk
  let bell = HallBell()
  /// `nil` where drafts stay on this kiosk.
  let courier: DraftCourier?
  let catalogue: CatalogueFile
  let catalogueUpdates: CatalogueUpdates
  let keys: PlatformKeys
  let house: House
  let voice: ScreenReader
  let reader: IdentityReader
  /// `nil` where the kiosk has none.
  let scanner: CodeScanner?
  private let log = Logger(label: "kiosk")

  /// - Parameter voice: reads the window; it exists before the rooms do.
  init(_ profile: KioskProfile, voice: ScreenReader) throws {
    self.voice = voice
    let files = profile.files
    let now: @Sendable () -> Timestamp = { .now }
    let key = try SealingKey.loadOrCreate(path: files.key, suite: .aes256GCM)
    ledger = try Ledger(
      path: files.data + "/ledger.sqlite", key: key, kiosk: profile.kiosk.code, now: now)
    if let damage = ledger.opening.damage {
      log.critical("the ledger was damaged", metadata: ["found": "\(damage)"])
    }
    for ticket in ledger.opening.interruptedTickets {
      log.warning("a print was cut short by the last end", metadata: ["ticket": "\(ticket.id)"])
    }

    let client = PlatformClient(
      PlatformAddress(
        url: profile.platform.url, token: try profile.platform.readToken(),
        kiosk: profile.kiosk.code),
      http: HTTPClient(), now: now)
    let keys = try PlatformKeys(
      pinned: profile.platform.publicKey, file: files.data + "/platform-keys", client: client)
    self.keys = keys
    catalogueUpdates = CatalogueUpdates(path: files.catalogue, client: client, keys: keys)
    let forwarder = Forwarder(
      outbox: LedgerOutbox(ledger: ledger, news: news),
      destination: PlatformDestination(client: client, keys: keys),
      verify: { keys.verifies($0.signature, over: $0.signedText) })
    self.forwarder = forwarder

    printDesk = PrintDesk(
      configuration: PrinterConfiguration(profile.printer), journal: LedgerJournal(ledger: ledger),
      mayHaveLeftovers: ledger.opening.created || !ledger.opening.interruptedTickets.isEmpty,
      digest: { .of($0) })
    let worker = PaperWorker(
      executable: Self.neighbour("kiosk-paper"), assets: files.assets, digest: { .of($0) })
    catalogue = CatalogueFile(
      path: files.catalogue, sources: files.catalogueSources,
      forms: FormShelf(directory: files.forms, addresses: files.addresses),
      use: files.data + "/guide-use.json")
    scanner = profile.scanner.map { CodeScanner($0) }
    let reader = try IdentityReader(
      profile, table: files.assets + "/devices/readers.json",
      program: Self.neighbour("kiosk-photo"))
    self.reader = reader
    let courier =
      profile.platform.keepsDrafts && profile.session.draftDays > 0
      ? DraftCourier(
        ledger: ledger, client: client, draftDays: profile.session.draftDays,
        mayAsk: { await forwarder.status.condition.mayAnswer }) : nil
    self.courier = courier
    desk = LedgerDesk(
      ledger: ledger, news: news, draftDays: profile.session.draftDays, courier: courier, now: now,
      wake: { await forwarder.retryNow() })
    let table = PageTable(
      program: Self.neighbour("kiosk-capture"), fonts: files.assets + "/fonts/fonts.conf")
    house = House(
      catalogue: catalogue,
      cardReader: reader,
      socialCardReader: profile.hasSocialCardSlot
        ? SocialCardReader(today: { Timestamp.now.chinaDay }) : nil,
      scanner: scanner,
      pageScanner: Self.pageScanner(profile, table),
      phonePages: profile.platform.takesPhotos ? PhoneDesk(client: client, table: table) : nil,
      stickReader: profile.sticks.map { StickDesk(folder: $0.folder, table: table) },
      pageEditor: table,
      printer: printDesk, composer: worker,
      previewer: PaperPreview(program: Self.neighbour("kiosk-capture")),
      desk: desk,
      platform: PlatformOffice(
        client: client, keys: keys, worker: worker,
        answered: { if await forwarder.status.condition != .online { await forwarder.retryNow() } }),
      bell: bell, typing: SessionTyping(executable: Self.neighbour("kiosk-typing")),
      voice: voice,
      staff: HallStaff(
        codeFile: profile.staff?.codeFile, ledger: ledger, forwarder: forwarder,
        printDesk: printDesk, bell: bell, reader: reader, catalogue: catalogue,
        updates: catalogueUpdates))
  }

  /// The scanner of papers, or the camera in its place.
  private static func pageScanner(
    _ profile: KioskProfile, _ table: PageTable
  ) -> (any PageScanner)? {
    let program = neighbour("kiosk-capture")
    if let camera = profile.camera {
      return PaperCamera(program: program, device: camera.device, table: table)
    }
    return profile.paperScanner.map {
      PaperScanner(
        program: program, drivers: $0.drivers ?? profile.files.assets + "/devices/scanners",
        table: table)
    }
  }

  /// Whatever an earlier run left at the printer is cleared away before anybody begins. When
  /// CUPS does not answer the desk goes on trying, and refuses to print until it has succeeded.
  func clearSpool() async {
    do throws(DeviceFault) {
      try await printDesk.clearSpool()
      do {
        try await ledger.endInterruptedTickets()
      } catch {
        log.error("the journal keeps old tickets open", metadata: ["cause": "\(error)"])
      }
    } catch {
      log.error("the spool is not clear", metadata: ["code": "\(error.code)"])
    }
  }

  /// A program that was installed beside this one.
  private static func neighbour(_ name: String) -> String {
    let here = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: here).deletingLastPathComponent().appending(path: name).path
  }
}

extension PrinterConfiguration {
  init(_ printer: KioskProfile.Printer) {
    let server: Server =
      switch printer.server {
      case .socket(let path): .socket(path)
      case .host(let name, let port): .host(name, port: port)
      }
    self.init(server: server, queue: printer.queue)
  }
}

extension LineStatus.Condition {
  /// The platform may well answer: nobody is made to wait for a line that is down.
  var mayAnswer: Bool {
    switch self {
    case .unknown, .online: true
    case .offline, .unauthorised: false
    }
  }
}

extension LineState {
  init(_ condition: LineStatus.Condition) {
    switch condition {
    case .unknown: self = .unknown
    case .online: self = .online
    case .offline, .unauthorised: self = .offline
    }
  }
}

extension KioskReducer {
  /// With the machine's own chance and clock.
  init(phrases: Phrases) {
    self.init(
      makeSession: {
        var chance = SecureRandom()
        return SessionID(using: &chance)
      },
      makeSubmission: {
        var chance = SecureRandom()
        return SubmissionID(milliseconds: UInt64(Timestamp.now.milliseconds), using: &chance)
      },
      makeTicket: {
        var chance = SecureRandom()
        return TicketID(using: &chance)
      },
      now: { .now }, digest: { .of($0) }, phrases: phrases)
  }
}
