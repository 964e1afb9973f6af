import ApplicationForms
import Chance
import Foundation
import ServiceModel
import TouchUI

@testable import Journeys

/// What all monkeys share, read once: words, themes, and a house that answers by chance.
struct Troupe {
  let state: KioskState
  let reducer: KioskReducer
  let wordbook: Wordbook
  let themes: [Modes.Colours: Theme]
  /// Journeys that have come further: a form filled in, a receipt, a page of the staff's.
  let midway: [KioskState]

  init() throws {
    let store = try JourneyStore()
    state = store.state
    reducer = store.reducer
    wordbook = try Sample.wordbook()
    var themes: [Modes.Colours: Theme] = [:]
    for colours in Modes.Colours.allCases {
      themes[colours] = try Theme(file: "\(Look.assets)/themes/\(colours.themeFile).json")
    }
    self.themes = themes
    midway = try Gallery().pieces.map(\.state).filter { state in
      guard let session = state.session else { return false }
      // Where an answer is awaited there has to be somebody who was asked.
      return !session.busy && !session.waitsForPapers && session.page != .card
    }
  }

  /// What only the person knows, and what must be gone with her.
  static let secrets = ["林样例", "11010519491231002X", "示例省示例市示例区示例镇示例村1组1号", "机密的话"]

  static func isQuestion(_ effect: Effect) -> Bool {
    switch effect {
    case .openSession, .endSession, .ring, .callAfterCard, .wind, .stop, .cancel, .readAloud, .hush,
      .sayFound, .noteRead, .dropDraft, .stopScanning, .stopPhotos,
      .dropPage:
      false
    default: true
    }
  }

  private static let forms = (try? EveryMatterTests.forms()) ?? []
  private static let scanned = SamplePages.scanned()
  private static let turned = SamplePages.scanned(isLying: true)
  private static let fault = DeviceFault(code: "media-empty", responsible: .staff)

  /// One of the answers that the house may give, good or bad.
  static func answers(to effect: Effect, using chance: inout SplitMix) -> [Action] {
    let isGood = Int.random(in: 0..<4, using: &chance) > 0
    switch effect {
    case .loadFront: return isGood ? [.front(Gallery.front)] : [.catalogueFailed]
    case .loadWays(let kind, _, let page):
      return [.ways(isGood ? Gallery.ways(kind) : [], page: page)]
    case .loadList(let list): return [.items(isGood ? Gallery.items : [], page: .list(list))]
    case .loadCalendar: return [.calendar(isGood ? Gallery.calendar : nil)]
    case .loadDepartments:
      return isGood
        ? [.departments([DepartmentSummary(name: "民政局", items: 12)])] : [.catalogueFailed]
    case .loadItems(let department):
      return [.items(isGood ? Gallery.items : [], page: .department(department))]
    case .loadMatters(let service):
      return [.items(isGood ? Gallery.items : [], page: .matters(service))]
    case .search(let query): return [.found(query, isGood ? Gallery.items : [])]
    case .loadItem:
      let item = Bool.random(using: &chance) ? Sample.item : Gallery.item
      return [.item(isGood ? item : nil)]
    case .loadForm(_, let purpose):
      let form = Bool.random(using: &chance) ? Sample.form : forms.randomElement(using: &chance)
      return [.form(isGood ? form : nil, for: purpose)]
    case .readCards: return cards(isGood, &chance)
    case .confirm(let new):
      return [isGood ? .confirmed(new.map { receipt(of: $0) }) : .notConfirmed(fault)]
    case .recall:
      let draft = try? Sample.draft()
      return [
        .recorded(
          isGood
            ? .success(Bool.random(using: &chance) ? nil : draft.map { .draft($0) })
            : .failure(fault))
      ]
    case .findEarlier(let form):
      let earlier: [EarlierWork?] = [
        nil, (try? Sample.draft()).map { .draft($0) }, .handedIn([Sample.recorded]),
      ]
      return [.earlier(isGood ? earlier.randomElement(using: &chance)! : nil, of: form)]
    case .findInterrupted(let form):
      return [.earlier(isGood ? nil : (try? Sample.draft()).map { .draft($0) }, of: form)]
    case .findDrafts(let person):
      return [.drafts((try? [Sample.draft()]) ?? [], of: person)]
    case .loadDraftForm(let kept):
      return [.draftForm(kept, isGood ? Sample.form : nil, Sample.item)]
    case .keepDraft(let draft): return [.draftKept(draft.id, isKept: isGood)]
    case .putAside(let drafts):
      let kept = drafts.map { KeptDraft(draft: $0, number: Sample.number, keptAt: Sample.now) }
      return [.draftsPutAside(isGood ? kept : [], missed: isGood ? 0 : drafts.count)]
    case .askCasesByCard, .askCasesByReceipt:
      return [.cases(isGood ? .success([Gallery.progress]) : .failure(.unreachable))]
    case .askContributions: return [.contributions(isGood ? .success([]) : .failure(.noRecord))]
    case .askEarlierForms(let identity, let submission):
      guard isGood, let form = forms.first else {
        return [.earlierForms(.failure(.unreachable), of: identity.number, into: submission)]
      }
      var filled = FilledForm(form, on: Sample.now.chinaDay)
      for field in form.fields where field.kind == .mobile {
        filled.set("13900000000", for: field.id)
      }
      return [
        .earlierForms(
          .success([FilledEarlier(form: filled, matterName: "参保登记", day: Sample.now.chinaDay)]),
          of: identity.number, into: submission)
      ]
    case .askCertificates(let order, _, let kinds):
      let found = kinds.compactMap { SampleCertificates.of($0) }
      return [
        .certificates(order: order, isGood ? .success(found) : .failure(.unreachable))
      ]
    case .askCertificate:
      let document = ShelvedDocument(digest: Sample.digest, pages: 1)
      return [.certificate(isGood ? .success(document) : .failure(.notAuthentic))]
    case .scanPage(let order):
      return [.pageScanned(order: order, isGood ? .success(Self.scanned) : .failure(fault))]
    case .editPage(let order, _, _):
      return [.pageScanned(order: order, isGood ? .success(Self.turned) : .failure(fault))]
    case .awaitPhotos(let order, _, _):
      let events: [PhoneEvent] =
        isGood
        ? [
          .open(address: "https://platform.example/u/0123456789abcdefghijkl"), .connected, .coming,
        ]
          + [PhoneEvent](
            repeating: .page(Self.scanned), count: Int.random(in: 1...3, using: &chance))
        : [.unreachable]
      let end: [[PhoneEvent]] = [[], [.ended], [.coming, .unusable(fault)], [.unreachable]]
      return (events + end.randomElement(using: &chance)!).map { .phone(order: order, $0) }
    case .keepPage(let order, _, _, _):
      let page = SamplePages.digests.randomElement(using: &chance)!
      return [.pageKept(order: order, isGood ? .success(page) : .failure(fault))]
    case .lookAtPages(let pages, let submission), .copyPages(let pages, _, let submission):
      let look: PageLook = isGood ? .picture(SamplePages.thumbnail) : .missing
      return [
        .pagesLookedAt(Dictionary(uniqueKeysWithValues: pages.map { ($0, look) }), of: submission)
      ]
    case .compose(let paper, _):
      return isGood
        ? [.composed(paper: paper, ShelvedDocument(digest: Sample.digest, pages: 1))]
        : [.notComposed(paper: paper, fault)]
    case .showPapers(let order, _):
      return [
        .papersShown(
          order: order, isGood ? .success([SamplePages.thumbnail]) : .failure(fault))
      ]
    case .print(let ticket): return printing(ticket, isGood, &chance)
    case .admit:
      return [.admission(isGood ? nil : .wrong(triesLeft: 2))]
    case .askHall, .sendRefusedAgain, .clearPrinter:
      return [.hall(HallReport(waiting: 3, refused: 1, calls: 2), done: isGood ? nil : .failed)]
    case .askCandidates(let letters): return [.candidates(letters, isGood ? ["机密的话", "机"] : nil)]
    case .chooseCandidate(_, let letters):
      return [.chosen(letters, isGood ? TypedChoice(text: "机密的话", rest: "") : nil)]
    case .recognise(let strokes): return [.characters(strokes, isGood ? ["一"] : nil)]
    default: return []
    }
  }

  private static func cards(_ isGood: Bool, _ chance: inout SplitMix) -> [Action] {
    guard
      let identity = try? Sample.identity(
        isGood ? .verified : .inconsistent([.sexDiffersFromNumber]))
    else { return [] }
    let moved = DeviceFault(code: "card-moved", responsible: .resident)
    return [
      [.card(.waiting), .card(.reading), .card(.read(identity))],
      [.card(.waiting), .card(.reading), .card(.failed(moved)), .card(.read(identity))],
      [.card(.unavailable(DeviceFault(code: "reader-absent", responsible: .technician)))],
      [.card(.waiting), .card(.read(identity)), .card(.removed)],
      [.socialCard(.waiting), .socialCard(.reading), .socialCard(.read(identity))],
      [.socialCard(.waiting), .socialCard(.failed(moved)), .socialCard(.removed)],
      [.code(.waiting), .code(.unreadable)]
        + (CredentialCode("SAMPLE").map { [.code(.read($0))] } ?? []),
      [.code(.unavailable(DeviceFault(code: "scanner-absent", responsible: .technician)))],
    ].randomElement(using: &chance)!
  }

  private static func printing(
    _ ticket: PrintTicket, _ isGood: Bool, _ chance: inout SplitMix
  ) -> [Action] {
    let ends: [TicketProgress] = [
      .ended(.delivered), .ended(.uncertain), .ended(.failed(fault)), .held(fault),
    ]
    return [.ticket(ticket.id, isGood ? .ended(.delivered) : ends.randomElement(using: &chance)!)]
  }

  private static func receipt(of new: NewSubmission) -> Receipt {
    var chance = SplitMix(seed: 9)
    return Receipt(
      number: ReceiptNumber(
        kiosk: KioskCode("0001")!, day: Sample.now.chinaDay, using: &chance),
      submission: new.id, digest: Sample.digest, kind: new.kind, matterName: new.matterName,
      confirmedAt: Sample.now)
  }
}
