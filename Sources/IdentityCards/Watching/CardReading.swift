import ServiceModel

/// The sequence of commands that reads a card: find, select, read.
struct CardReading {
  let conversation: Conversation
  let today: @Sendable () -> CalendarDay
  /// `nil`: photos are dropped.
  let photos: PhotoDecoder?

  enum Outcome: Hashable, Sendable {
    case noCard
    case read(Identity)
    case failed(CardFailure)
  }

  /// One try with whatever lies there.
  ///
  /// - Parameter selected: called when there is a card and reading it begins.
  func tryOnce(selected: () -> Void) throws(ReaderTrouble) -> Outcome {
    let found = try ask(.findCard)
    guard found.status == .cardFound else { return try withoutContents(found.status) }
    let selection = try ask(.selectCard)
    guard selection.status == .ok else { return try withoutContents(selection.status) }
    selected()
    // It starts while the card is read, which takes a second.
    let decoding = photos.map { PhotoRun($0) }
    let reply = try ask(.readCard)
    // A card that was selected and is not there any more was taken away.
    if reply.status == .noCard { return .failed(.moved) }
    guard reply.status == .ok, let contents = CardContents(reply.data) else {
      return try withoutContents(reply.status)
    }
    decoding?.give(contents.photo)
    return outcome(contents, try addedAddresses(), decoding)
  }

  /// Most cards have none, and some modules do not know them; a card that was lifted just now is good
  /// all the same.
  private func addedAddresses() throws(ReaderTrouble) -> [String] {
    do throws(AskError) {
      let reply = try conversation.ask(.addedAddresses)
      return reply.status == .ok ? AddedAddresses.read(reply.data) : []
    } catch {
      switch error {
      case .port: throw ReaderTrouble(error)
      // A module that does not know the command and says nothing must not keep the card from being
      // read.
      case .silent, .garbled: return []
      }
    }
  }

  private func outcome(
    _ contents: CardContents, _ addedAddresses: [String], _ decoding: PhotoRun?
  ) -> Outcome {
    do throws(CardTextError) {
      var identity = try Identity(cardText: contents.text, today: today())
      identity.addedAddresses = addedAddresses
      identity.portrait = decoding?.portrait()
      return .read(identity)
    } catch {
      return .failed(.damagedText(error))
    }
  }

  private func withoutContents(_ status: SAMStatus) throws(ReaderTrouble) -> Outcome {
    switch status {
    case .noCard: return .noCard
    case .selectFailed: return .failed(.unreadable)
    case .readFailed, .randomFailed: return .failed(.moved)
    case .notIdentityCard: return .failed(.notIdentityCard)
    case .cardRefusedModule, .moduleRefusedCard, .integrityFailed:
      return .failed(.notVerifiable(status))
    default: throw .refused(status)
    }
  }

  private func ask(_ command: SDTCommand) throws(ReaderTrouble) -> SDTReply {
    do throws(AskError) {
      return try conversation.ask(command)
    } catch {
      throw ReaderTrouble(error)
    }
  }
}
