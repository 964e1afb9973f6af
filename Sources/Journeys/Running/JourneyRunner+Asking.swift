import ApplicationForms
import ServiceModel

// Effects that ask a question and bring one answer.
extension JourneyRunner {
  func ask(_ effect: Effect, _ session: SessionID?) {
    let before = effect.isForDesk ? deskTurn : nil
    let work = Task { [weak self, house] in
      await before?.value
      guard let action = await self?.answer(to: effect, of: house, for: session) else { return }
      // A forgotten card belongs to nobody's session.
      if action == .forgottenCardTaken { self?.send(action) } else { self?.answer(session, action) }
    }
    if effect.isForDesk { deskTurn = work }
  }

  /// `nil` for what needs no answer.
  private func answer(
    to effect: Effect, of house: House, for session: SessionID?
  ) async -> Action? {
    switch effect {
    case .ring(let reason):
      await house.bell.ring(reason)
      return nil
    case .callAfterCard(let words):
      await house.voice.call(words)
      await house.cardReader.cardTaken()
      await house.socialCardReader?.cardTaken()
      return .forgottenCardTaken
    case .askCandidates(let letters):
      return .candidates(letters, await house.typing.candidates(for: letters))
    case .chooseCandidate(let index, let letters):
      return .chosen(letters, await house.typing.choose(index, for: letters))
    case .recognise(let strokes):
      return .characters(strokes, await house.typing.characters(of: strokes))
    case .readAloud(let modes):
      await house.voice.readScreen(modes)
      return nil
    case .hush:
      await house.voice.hush()
      return nil
    case .sayFound(let names, let modes):
      await house.voice.sayFound(names, modes)
      return nil
    case .noteRead(let code):
      await house.catalogue.noteRead(code)
      return nil
    case .admit(let code): return .admission(await house.staff.admit(code))
    case .askHall: return .hall(await house.staff.report(), done: nil)
    case .sendRefusedAgain:
      let done = await house.staff.sendRefusedAgain()
      return .hall(await house.staff.report(), done: done ? .sentAgain : .failed)
    case .clearPrinter:
      let done = await house.staff.clearPrinter()
      return .hall(await house.staff.report(), done: done ? .printerCleared : .failed)
    case .cancel(let ticket):
      await house.printer.cancel(ticket)
      return nil
    case .loadFront, .loadWays, .loadList, .loadCalendar, .loadDepartments, .loadItems,
      .loadMatters, .search, .loadItem, .loadForm, .loadRecordedForms, .loadDraftForm:
      return (try? await look(up: effect, in: house.catalogue)) ?? .catalogueFailed
    case .confirm(let new):
      do throws(DeviceFault) {
        return .confirmed(try await house.desk.confirm(new))
      } catch {
        return .notConfirmed(error)
      }
    case .findEarlier(let form):
      return .earlier(await house.desk.earlier(form), of: form)
    case .findInterrupted(let form):
      return .earlier(await house.desk.interrupted(form).map { .draft($0) }, of: form)
    case .findDrafts(let person):
      return .drafts(await house.desk.drafts(of: person), of: person)
    case .keepDraft(let draft):
      return .draftKept(draft.id, isKept: await house.desk.keep(draft, everywhere: false) != nil)
    case .putAside(let drafts):
      var kept: [KeptDraft] = []
      for draft in drafts {
        kept += await house.desk.keep(draft, everywhere: true).map { [$0] } ?? []
      }
      return .draftsPutAside(kept, missed: drafts.count - kept.count)
    case .dropDraft(let id):
      await house.desk.drop(draft: id)
      return nil
    case .adoptDraft(let kept):
      await house.desk.adopt(kept)
      return nil
    case .keepPage(let order, let taken, let edit, let submission):
      do throws(DeviceFault) {
        let page = try await house.pageEditor.edit(taken, edit).page
        return .pageKept(order: order, .success(try await house.desk.keep(page, for: submission)))
      } catch {
        return .pageKept(order: order, .failure(error))
      }
    case .lookAtPages(let pages, let submission):
      return await look(at: pages, of: submission, house)
    case .copyPages(let pages, let owner, let submission):
      await house.desk.copy(pages, from: owner, to: submission)
      return await look(at: pages, of: submission, house)
    case .dropPage(let page, let submission):
      await house.desk.drop(page: page, of: submission)
      return nil
    case .recall(let number, let ending):
      do throws(DeviceFault) {
        return .recorded(.success(try await house.desk.recorded(number, ending: ending)))
      } catch {
        return .recorded(.failure(error))
      }
    case .askCasesByCard(let number):
      return .cases(
        await result { () async throws(EnquiryFault) in try await house.platform.cases(of: number) }
      )
    case .askCasesByReceipt(let number, let ending):
      return .cases(
        await result { () async throws(EnquiryFault) in
          try await house.platform.cases(of: number, ending: ending)
        })
    case .askEarlierForms(let identity, let submission):
      return .earlierForms(
        await result { () async throws(EnquiryFault) in
          try await self.earlierForms(of: identity, house)
        }, of: identity.number, into: submission)
    case .askCertificates(let order, let identity, let kinds):
      return .certificates(
        order: order,
        await result { () async throws(EnquiryFault) in
          try await house.platform.certificates(of: identity, kinds)
        })
    case .askContributions(let identity):
      return .contributions(
        await result { () async throws(EnquiryFault) in
          try await house.platform.contributions(of: identity)
        })
    case .askIdentity(let code):
      return .identityOfCode(
        code,
        await result { () async throws(EnquiryFault) in
          try await house.platform.identity(of: code)
        })
    case .askCertificate(let kind, let identity, let request):
      do throws(EnquiryFault) {
        let document = try await house.platform.certificate(kind, of: identity, request: request)
        // Nothing of a person is kept when he is gone.
        guard state.session?.id == session else { return nil }
        shelf[document.digest] = document
        return .certificate(
          .success(ShelvedDocument(digest: document.digest, pages: document.pages)))
      } catch {
        return .certificate(.failure(error))
      }
    case .wind, .stop, .readCards, .openSession, .endSession, .print, .compose, .scanPage,
      .editPage, .stopScanning, .awaitPhotos, .stopPhotos, .awaitStick, .stopStick, .readStickFile,
      .showPapers:
      return nil
    }
  }

  private func look(up effect: Effect, in catalogue: any Catalogue) async throws -> Action? {
    switch effect {
    case .loadFront: return .front(try await catalogue.front())
    case .loadWays(let kind, let way, let page):
      return .ways(try await catalogue.ways(kind, within: way), page: page)
    case .loadList(let list):
      return .items(try await catalogue.items(in: list), page: .list(list))
    case .loadCalendar: return .calendar(try await catalogue.calendar())
    case .loadDepartments: return .departments(try await catalogue.departments())
    case .loadItems(let department):
      return .items(try await catalogue.items(of: department), page: .department(department))
    case .loadMatters(let service):
      return .items(try await catalogue.items(for: service), page: .matters(service))
    case .search(let query): return .found(query, try await catalogue.search(query))
    case .loadItem(let code): return .item(try await catalogue.item(code))
    case .loadForm(let code, let purpose):
      return .form(try await catalogue.form(code), for: purpose)
    case .loadRecordedForms(let recorded):
      var forms: [RecordedForm] = []
      for submission in recorded {
        let code = FormCode(String(submission.schema.prefix { $0 != "/" }))
        forms.append(RecordedForm(submission, definition: try await catalogue.form(code)))
      }
      return .recordedForms(forms)
    case .loadDraftForm(let kept):
      let form = kept.draft.form
      return .draftForm(
        kept, try await catalogue.form(FormCode(String(form.schema.prefix { $0 != "/" }))),
        try await catalogue.item(form.matter))
    default: return nil
    }
  }

  /// `nil` when it cannot be told which pages there are.
  private func look(
    at pages: [ContentDigest], of submission: SubmissionID, _ house: House
  ) async -> Action? {
    guard let held = await house.desk.pages(of: submission) else { return nil }
    var looks: [ContentDigest: PageLook] = [:]
    for page in pages {
      looks[page] = held.contains(page) ? await look(at: page, of: submission, house) : .missing
    }
    return .pagesLookedAt(looks, of: submission)
  }

  private func look(
    at page: ContentDigest, of submission: SubmissionID, _ house: House
  ) async -> PageLook {
    do throws(DeviceFault) {
      guard let kept = try await house.desk.page(page, of: submission) else { return .missing }
      return await house.pageEditor.thumbnail(of: kept).map { .picture($0) } ?? .unseen
    } catch {
      return .unseen
    }
  }

  /// Those whose very definition this kiosk has; another version may mean something else.
  private func earlierForms(
    of identity: Identity, _ house: House
  ) async throws(EnquiryFault) -> [FilledEarlier] {
    var filled: [FilledEarlier] = []
    for earlier in try await house.platform.earlierForms(of: identity.number) {
      let code = FormCode(String(earlier.form.prefix { $0 != "/" }))
      guard let definition = try? await house.catalogue.form(code) else { continue }
      let day = earlier.confirmedAt.chinaDay
      if let form = FilledForm(earlier, by: definition, on: day) {
        filled.append(FilledEarlier(form: form, matterName: earlier.matterName, day: day))
      }
    }
    return filled
  }

  private func result<Value: Sendable>(
    _ ask: @MainActor () async throws(EnquiryFault) -> Value
  ) async -> Result<Value, EnquiryFault> {
    do throws(EnquiryFault) { return .success(try await ask()) } catch { return .failure(error) }
  }
}

extension Effect {
  /// A draft that is kept after its form was handed in would come back from the dead.
  fileprivate var isForDesk: Bool {
    switch self {
    case .confirm, .findEarlier, .findInterrupted, .findDrafts, .keepDraft, .putAside, .dropDraft,
      .adoptDraft,
      .keepPage, .dropPage, .copyPages:
      true
    default: false
    }
  }
}
