import IdentityCards
import ServiceModel

/// What a reader sends, and what a card holds, may be anything: no trap, no frame whose check is
/// wrong, no identity whose number is not on the card.
///
/// The first byte chooses: chunks of a line, or a card's text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = bytes.first else { return 0 }
  let rest = Array(bytes.dropFirst())
  if choice.isMultiple(of: 2) { line(rest, chunk: Int(choice) / 2 + 1) } else { card(rest) }
  return 0
}

private func line(_ bytes: [UInt8], chunk: Int) {
  var parser = FrameParser()
  var begin = 0
  // What the parser may still find: each turn takes at least a byte, so that it ends.
  while begin < bytes.count {
    parser.append(bytes[begin..<min(begin + chunk, bytes.count)])
    begin += chunk
    while true {
      do throws(FrameError) {
        guard let frame = try parser.next() else { break }
        look(at: frame, in: bytes)
      } catch {
        continue
      }
    }
    precondition(parser.missing >= 1)
  }
}

private func look(at frame: SDTFrame, in bytes: [UInt8]) {
  precondition(SDTFrame.replyLengths.contains(frame.body.count + 1))
  // It came over the line as it is, check and all, but for the preamble's first two bytes.
  let wanted = Array(frame.bytes.dropFirst(2))
  precondition(bytes.indices.contains { bytes[$0...].starts(with: wanted) })
  guard let reply = SDTReply(frame) else { return }
  precondition(reply.frame == frame)
  for command in SDTCommand.all where command.accepts(reply) {
    if command == .readCard, reply.status == .ok, let contents = CardContents(reply.data) {
      card(contents.text)
    }
    if command == .moduleIdentifier { _ = SAMIdentifier(reply.data)?.text }
  }
}

private func card(_ bytes: [UInt8]) {
  let text = Array((bytes + [UInt8](repeating: 0x20, count: 256)).prefix(256))
  guard let identity = try? Identity(cardText: text, today: today) else { return }
  // The number that is on the card and no other.
  precondition(
    CardField.Resident.number.characters(in: text).uppercased() == identity.number.digits)
  precondition(!identity.name.isEmpty)
  precondition(!identity.description.contains(identity.number.digits))
}

private let today = CalendarDay(year: 2026, month: 11, day: 21)!
