import ServiceModel
import Testing

@testable import Journeys

/// A person is known by whatever the kiosk has for it and is good enough for what is wanted.
@Suite("Ways to say who one is")
struct IdentityWaysTests {
  let idle = Effect.wind(.idle, seconds: 60)
  let shown = CredentialCode("SAMPLE")!

  private func atCard() throws -> JourneyStore {
    var store = try JourneyStore()
    MainJourneyTests.toNotice(&store)
    store.send(.begin, [.readCards])
    return store
  }

  private func identity(
    _ source: IdentitySource, _ verification: IdentityVerification
  ) throws -> Identity {
    var identity = try Sample.identity()
    identity.source = source
    identity.verification = verification
    return identity
  }

  @Test("a social security card fills a form as a typed number does, and must be pulled out after")
  func socialCard() throws {
    var store = try atCard()
    store.send(.socialCard(.waiting))
    store.send(.socialCard(.reading), [idle])
    let form = try Sample.formOfPerson()
    store.send(
      .socialCard(.read(try identity(.socialSecurityCard, .unverified))),
      [idle, .findInterrupted(form)])
    store.send(.earlier(nil, of: form))
    #expect(try store.session.page == .question("mobile"))
    #expect(try store.session.holdsCard)
    let effects = store.go(.leave)
    #expect(effects.contains(.ring(.cardForgotten)))
    #expect(store.state.hasForgottenCard)
  }

  @Test("it opens nothing that is a person's own: the identity card is asked for")
  func socialCardIsNotEnough() throws {
    var store = try JourneyStore()
    store.go(.tile(.enquiry))
    #expect(try store.session.page == .card)
    store.go(.socialCard(.read(try identity(.socialSecurityCard, .unverified))))
    #expect(try store.session.page == .card)
    #expect(
      try store.session.identityFailure == .notGoodEnough(.unverified, from: .socialSecurityCard))
    store.lay(try Sample.identity())
    #expect(try store.session.page == .contributions)
  }

  @Test("of a code the platform is asked whose it is, once however often it is scanned")
  func code() throws {
    var store = try atCard()
    store.send(.code(.waiting))
    store.send(.code(.read(shown)), [idle, .askIdentity(shown)])
    store.send(.code(.read(shown)))
    store.send(.code(.unreadable))
    let known = try identity(.credentialCode, .verified)
    store.send(
      .identityOfCode(shown, .success(known)), [idle, .findEarlier(try Sample.formOfPerson())])
    store.send(.earlier(nil, of: try Sample.formOfPerson()))
    #expect(try store.session.page == .question("mobile"))
    #expect(try store.session.identity == known)
    #expect(try !store.session.holdsCard)
  }

  @Test("a code that is not known, or no line: said, and everything else still works")
  func codeFails() throws {
    for fault in [EnquiryFault.noRecord, .unreachable, .refused(code: "busy")] {
      var store = try atCard()
      store.go(.code(.waiting))
      store.go(.code(.read(shown)))
      store.send(.identityOfCode(shown, .failure(fault)))
      #expect(try store.session.identityFailure == .code(fault))
      // One that is not known will not be known by showing it again; anything else may pass.
      let again: [Effect] = fault == .noRecord ? [] : [idle, .askIdentity(shown)]
      store.send(.code(.read(shown)), again)
      // The card is quicker; the answer about the code comes too late to matter.
      store.lay(try Sample.identity())
      #expect(try store.session.page == .question("mobile"))
      let card = try store.session.identity
      store.send(.identityOfCode(shown, .success(try identity(.credentialCode, .verified))))
      #expect(try store.session.identity == card)
    }
  }

  @Test("what is scanned where no code is wanted, or before the scanner is ready, is dropped")
  func codeElsewhere() throws {
    var store = try atCard()
    store.send(.code(.read(shown)))
    store.go(.code(.waiting))
    store.lay(try Sample.identity())
    store.send(.code(.read(shown)))
    #expect(try store.session.page == .question("mobile"))
  }
}
