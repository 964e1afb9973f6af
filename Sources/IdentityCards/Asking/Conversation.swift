import ServiceModel

/// Asks an open reader one thing after another.
///
/// Replies carry no number, and one that comes after its time-out would answer the next question.
/// So whatever has come is dropped before the next command, and a reply whose shape cannot belong
/// to the command is passed over. A module answers in order: once it has answered a find and a
/// select, no late contents of an earlier card can come, so a read never gets another card's.
final class Conversation {
  private let port: any ReaderPort
  private let timing: ReaderTiming
  private var parser = FrameParser()
  /// The last command had no good end: something of it may still come.
  private var isUnsettled = true

  init(_ port: any ReaderPort, timing: ReaderTiming) {
    self.port = port
    self.timing = timing
  }

  func close() { port.close() }

  /// The reply to `command`, whatever its status.
  func ask(_ command: SDTCommand) throws(AskError) -> SDTReply {
    do throws(PortError) {
      if isUnsettled { try port.settle() }
      parser.discard()
      isUnsettled = true
      try port.send(command.frame, within: timing.command)
    } catch {
      throw .port(error)
    }
    var end = ContinuousClock.now + timing.answer(command.patience)
    var wasDamaged = false
    while let frame = try nextFrame(until: &end, &wasDamaged) {
      guard let reply = SDTReply(frame), command.accepts(reply) else { continue }
      isUnsettled = false
      return reply
    }
    throw wasDamaged ? .garbled : .silent
  }

  /// A module does not repeat a reply. After a damaged one only a late frame's rest may come.
  private static let patienceAfterDamage = Duration.milliseconds(200)

  /// The next whole frame; `nil` when time ran out.
  private func nextFrame(
    until end: inout ContinuousClock.Instant, _ wasDamaged: inout Bool
  ) throws(AskError) -> SDTFrame? {
    while true {
      do throws(FrameError) {
        if let frame = try parser.next() { return frame }
      } catch {
        wasDamaged = true
        end = min(end, .now + Self.patienceAfterDamage)
        continue
      }
      let left = ContinuousClock.now.duration(to: end)
      guard left > .zero else { return nil }
      do throws(PortError) {
        parser.append(try port.receive(missing: parser.missing, within: left))
      } catch {
        throw .port(error)
      }
    }
  }
}

/// Why there is no reply.
enum AskError: Error, Hashable, Sendable {
  case port(PortError)
  /// Nothing, or nothing that belongs to the command, came in time.
  case silent
  /// Frames came whose check or length was wrong, and none that was right.
  case garbled
}
