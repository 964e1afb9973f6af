import Logging

/// The way to the one reader: opens it, wakes its module, resets it when it errs, forgets it when
/// it is gone. Used by the thread that owns it only.
final class ReaderLink {
  private let outlet: any ReaderOutlet
  private let timing: ReaderTiming
  private let log: Logger
  private var conversation: Conversation?
  /// Troubles in a row that a reset may mend.
  private var troubles = 0
  private(set) var module: SAMIdentifier?

  /// Resets that may follow each other without one success before the reader is out of service.
  private static let mostTroubles = 4

  init(_ outlet: any ReaderOutlet, timing: ReaderTiming, log: Logger) {
    self.outlet = outlet
    self.timing = timing
    self.log = log
  }

  /// A reader, open and answering: where there are several, the first that does.
  func ready() throws(ReaderTrouble) -> Conversation {
    while true {
      if let conversation { return conversation }
      do throws(ReaderTrouble) {
        try open()
      } catch {
        guard giveUp(error) else { throw error }
      }
    }
  }

  private func open() throws(ReaderTrouble) {
    let port: any ReaderPort
    do throws(PortError) {
      port = try outlet.open()
    } catch {
      throw .port(error)
    }
    let conversation = Conversation(port, timing: timing)
    do throws(ReaderTrouble) {
      try wake(conversation)
    } catch {
      port.close()
      throw error
    }
    self.conversation = conversation
    troubles = 0
    log.info("reader open", metadata: ["module": "\(module?.text ?? "unknown")"])
  }

  /// The reader that was opened last does not work.
  ///
  /// - Returns: whether there is another, to be tried at once.
  private func giveUp(_ trouble: ReaderTrouble) -> Bool {
    close()
    guard trouble != .port(.interrupted) else { return false }
    return outlet.distrust()
  }

  /// Whether a reader that was open still answers; opens it anew when it does not.
  func confirm() throws(ReaderTrouble) {
    guard let conversation else {
      _ = try ready()
      return
    }
    do throws(AskError) {
      if try conversation.ask(.moduleStatus).status == .ok { return }
    } catch {
      if error == .port(.interrupted) { throw ReaderTrouble(error) }
    }
    close()
    _ = try ready()
  }

  /// Where the reader is plugged in that was opened last.
  var place: String? { outlet.place }

  /// Something was answered as it should be.
  func succeeded() {
    troubles = 0
    outlet.trust()
  }

  /// Mends what can be mended.
  ///
  /// - Parameter wasReading: an answer with a card's contents may be lost. The module holds that
  ///   card for read and would not find it again; a reset makes it forget.
  /// - Throws: the trouble when no reader is in service any more; it is closed then. That nobody
  ///   wants an answer any more is passed on, and is none.
  func mend(_ trouble: ReaderTrouble, wasReading: Bool) throws(ReaderTrouble) {
    if trouble == .port(.interrupted) { throw trouble }
    troubles += 1
    log.notice("reader trouble", metadata: ["code": "\(trouble.fault.code)", "row": "\(troubles)"])
    guard trouble.mayPass, troubles < Self.mostTroubles, let conversation else {
      guard giveUp(trouble) else { throw trouble }
      _ = try ready()
      return
    }
    // The first trouble may be noise on the line; asking again costs less than a reset.
    guard troubles > 1 || wasReading else { return }
    do throws(ReaderTrouble) {
      try reset(conversation)
    } catch {
      guard giveUp(error) else { throw error }
      _ = try ready()
    }
  }

  /// Waits until a reader may have come, `reopen` at most.
  func awaitReader() throws(PortError) { try outlet.awaitReader(atMost: timing.reopen) }

  /// Waits out the time between two looks.
  func rest() throws(PortError) { try outlet.rest(timing.look) }

  func close() {
    conversation?.close()
    conversation = nil
  }

  private func wake(_ conversation: Conversation) throws(ReaderTrouble) {
    do throws(ReaderTrouble) {
      try status(conversation)
    } catch {
      // A module that was left in the middle of a command may miss the first one.
      guard error.mayPass else { throw error }
      try reset(conversation)
    }
    module = (try? conversation.ask(.moduleIdentifier)).flatMap { SAMIdentifier($0.data) }
  }

  private func reset(_ conversation: Conversation) throws(ReaderTrouble) {
    do throws(AskError) {
      _ = try conversation.ask(.resetModule)
    } catch {
      // The status that is asked next decides: a module that restarts may swallow this answer.
      if case .port(let error) = error { throw .port(error) }
    }
    try status(conversation)
  }

  private func status(_ conversation: Conversation) throws(ReaderTrouble) {
    let reply: SDTReply
    do throws(AskError) {
      reply = try conversation.ask(.moduleStatus)
    } catch {
      throw ReaderTrouble(error)
    }
    guard reply.status == .ok else { throw .refused(reply.status) }
  }
}
