import ServiceModel

/// Looks for cards, one look after another, and tells what happens. Used by the thread that owns
/// the reader only; what lies on it is remembered from one listener to the next.
final class CardWatch {
  private let link: ReaderLink
  private let today: @Sendable () -> CalendarDay
  private let photos: PhotoDecoder?
  private var presence = Presence()
  /// The place of the reader that `presence` speaks of.
  private var reader: String?
  /// This look asks for a card's contents.
  private var isReading = false
  /// The command that tells whether a card that was read still lies there; modules differ in which
  /// of them they know.
  private var probes = [SDTCommand.addedAddresses, .managementNumber]

  init(
    link: ReaderLink, photos: PhotoDecoder? = nil, today: @escaping @Sendable () -> CalendarDay
  ) {
    self.link = link
    self.photos = photos
    self.today = today
  }

  /// Somebody listens. A card that lies there since an earlier listener is not read for a new one
  /// before it was lifted: it may be a forgotten one, and its owner gone.
  ///
  /// - Parameter isAnew: the same listener goes on, after the reader was out of service. Whoever was
  ///   told `.waiting` before is that.
  func begin(isAnew: Bool, _ tell: (CardEvent) -> Void) throws(ReaderTrouble) {
    try link.confirm()
    tell(.waiting)
    if isAnew {
      forgetTries()
    } else if presence.card != .none {
      presence.clear()
      presence.become(.left)
    }
    try look(tell)
  }

  /// Nobody saw what became of a card while the reader was out of service: one that lies there now is
  /// tried as a new one. Only one that was read is not taken for new.
  private func forgetTries() {
    switch presence.card {
    case .none, .failing, .givenUp: presence.clear()
    case .read, .left: break
    }
  }

  /// A card lay there when it was last looked for.
  var holdsCard: Bool { presence.card != .none }

  /// One look while nobody listens: sees a card leave, reads none. Whoever listens next is asked
  /// to lift only a card that really never left.
  func lookForDeparture() throws(ReaderTrouble) {
    if presence.card != .left {
      presence.clear()
      presence.become(.left)
    }
    presence.isAnnounced = true
    try look { _ in }
  }

  /// One look. What it tells depends on what lay there before.
  func look(_ tell: (CardEvent) -> Void) throws(ReaderTrouble) {
    isReading = false
    do throws(ReaderTrouble) {
      let conversation = try link.ready()
      noteReader()
      switch presence.card {
      case .none, .failing: try attempt(conversation, tell)
      case .read: try followRead(conversation, tell)
      case .givenUp: try followGivenUp(conversation)
      case .left: try followLeft(conversation, tell)
      }
      link.succeeded()
    } catch {
      // Nobody knows any more what the module made of this card: it must be lifted.
      if error == .port(.interrupted), isReading { presence.become(.left) }
      try link.mend(error, wasReading: isReading)
      // A try that was announced is over.
      if isReading { fail(.unreadable, tell) }
    }
  }

  /// Another reader took over: what lies on it was not laid there for whoever listens now, and of the
  /// other's card nothing is known any more.
  private func noteReader() {
    defer { reader = link.place }
    guard let reader, reader != link.place else { return }
    presence.clear()
    presence.become(.left)
  }

  // A card that was read is not found again; where no probe is known, only another card is.
  private func followRead(
    _ conversation: Conversation, _ tell: (CardEvent) -> Void
  ) throws(ReaderTrouble) {
    guard !probes.isEmpty else { return try attempt(conversation, tell) }
    if try probe(conversation) { return }
    if presence.miss() {
      presence.clear()
      tell(.removed)
    }
  }

  private func followGivenUp(_ conversation: Conversation) throws(ReaderTrouble) {
    if try find(conversation) { return }
    if presence.miss() { presence.clear() }
  }

  private func followLeft(
    _ conversation: Conversation, _ tell: (CardEvent) -> Void
  ) throws(ReaderTrouble) {
    var lies = try probe(conversation)
    if !lies { lies = try find(conversation) }
    if lies {
      if !presence.isAnnounced { tell(.failed(CardFailure.leftLying.fault)) }
      presence.isAnnounced = true
    } else if presence.miss() {
      presence.clear()
      tell(.removed)
    }
  }

  /// Whether the card that was read lies there still.
  private func probe(_ conversation: Conversation) throws(ReaderTrouble) -> Bool {
    guard let probe = probes.first else { return false }
    switch try ask(conversation, probe).status {
    case .ok, .itemEmpty:
      presence.see()
      return true
    case .unknownCommand, .notPermitted:
      probes.removeFirst()
      return true
    default:
      return false
    }
  }

  /// Whether a card lies there that was not read, or of which the module knows nothing any more.
  private func find(_ conversation: Conversation) throws(ReaderTrouble) -> Bool {
    guard try ask(conversation, .findCard).status == .cardFound else { return false }
    presence.see()
    return true
  }

  private func attempt(
    _ conversation: Conversation, _ tell: (CardEvent) -> Void
  ) throws(ReaderTrouble) {
    let wasRead = presence.card == .read
    let outcome = try CardReading(
      conversation: conversation, today: today, photos: photos
    ).tryOnce {
      isReading = true
      if wasRead { presence.clear() }
      if !presence.isAnnounced { tell(.reading) }
      presence.isAnnounced = true
    }
    switch outcome {
    case .noCard:
      // A module that knows no probe does not tell whether a card that was read has left.
      if !wasRead { absent(tell) }
    case .read(let identity):
      presence.become(.read)
      tell(.read(identity))
    case .failed(let failure):
      fail(failure, tell)
    }
  }

  private func absent(_ tell: (CardEvent) -> Void) {
    guard case .failing(let failure, _) = presence.card, presence.miss() else { return }
    let wasAnnounced = presence.isAnnounced
    presence.clear()
    // A card of which nothing was said yet may go without a word.
    guard wasAnnounced else { return }
    tell(.failed((failure == .unreadable ? CardFailure.moved : failure).fault))
  }

  /// A try failed. It is told when no other try can help, or when enough of them did not.
  private func fail(_ failure: CardFailure, _ tell: (CardEvent) -> Void) {
    var tries = 1
    switch presence.card {
    case .failing(_, let before): tries = before + 1
    case .none: break
    case .read, .givenUp, .left: return
    }
    guard failure.isFinal || tries >= Presence.tries else {
      presence.become(.failing(failure, tries: tries))
      return
    }
    presence.become(.givenUp)
    // It lay still through all the tries: it was not moved.
    tell(.failed((failure == .moved ? CardFailure.unreadable : failure).fault))
  }

  private func ask(
    _ conversation: Conversation, _ command: SDTCommand
  ) throws(ReaderTrouble) -> SDTReply {
    do throws(AskError) {
      return try conversation.ask(command)
    } catch {
      throw ReaderTrouble(error)
    }
  }
}
