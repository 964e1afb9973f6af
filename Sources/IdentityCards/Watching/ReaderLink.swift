import Logging

/// The way to the one reader: opens it, wakes its module, resets it when it errs, forgets it when
/// it is gone. Used by the thread that owns it only.
final class ReaderLink {
  private let open: () throws(PortError) -> any ReaderPort
  private let timing: ReaderTiming
  private let log: Logger
  private var conversation: Conversation?
  /// Troubles in a row that a reset may mend.
  private var troubles = 0
  private(set) var module: SAMIdentifier?

  /// Resets that may follow each other without one success before the reader is out of service.
  private static let mostTroubles = 4

  init(
    timing: ReaderTiming, log: Logger, open: @escaping () throws(PortError) -> any ReaderPort
  ) {
    self.open = open
    self.timing = timing
    self.log = log
  }

  /// The reader, open and answering.
  func ready() throws(ReaderTrouble) -> Conversation {
    if let conversation { return conversation }
    let port: any ReaderPort
    do throws(PortError) {
      port = try open()
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
    return conversation
  }

  /// Whether a reader that was open still answers; opens it anew when it does not.
  func confirm() throws(ReaderTrouble) {
    guard let conversation else {
      _ = try ready()
      return
    }
    if (try? conversation.ask(.moduleStatus))?.status == .ok { return }
    close()
    _ = try ready()
  }

  /// Something was answered as it should be.
  func succeeded() { troubles = 0 }

  /// Mends what can be mended.
  ///
  /// - Parameter wasReading: an answer with a card's contents may be lost. The module holds that
  ///   card for read and would not find it again; a reset makes it forget.
  /// - Throws: the trouble when the reader is out of service by it; it is closed then.
  func mend(_ trouble: ReaderTrouble, wasReading: Bool) throws(ReaderTrouble) {
    troubles += 1
    log.notice("reader trouble", metadata: ["code": "\(trouble.fault.code)", "row": "\(troubles)"])
    guard trouble.mayPass, troubles < Self.mostTroubles, let conversation else {
      close()
      throw trouble
    }
    // The first trouble may be noise on the line; asking again costs less than a reset.
    guard troubles > 1 || wasReading else { return }
    do throws(ReaderTrouble) {
      try reset(conversation)
    } catch {
      close()
      throw error
    }
  }

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
