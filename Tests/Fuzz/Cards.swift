import IdentityCards
import ServiceModel

/// What a reader, a chip and a scanner send, and what a card holds, may be anything: no trap, no frame
/// whose check is wrong, no identity whose number is not on the card.
///
/// The first byte chooses: chunks of a line, a card's text, or with FF what chips and scanners send.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = bytes.first else { return 0 }
  let rest = Array(bytes.dropFirst())
  switch choice {
  case 0xFF: other(rest)
  case let even where even.isMultiple(of: 2): line(rest, chunk: Int(choice) / 2 + 1)
  default: card(rest)
  }
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
  let field =
    identity.number.citizen == nil
    ? CardField.PermanentResident2017.number : CardField.Resident.number
  precondition(field.characters(in: text).uppercased() == identity.number.digits)
  precondition(!identity.name.isEmpty)
  precondition(!identity.description.contains(identity.number.digits))
}

private func other(_ bytes: [UInt8]) {
  guard let choice = bytes.first else { return }
  let rest = Array(bytes.dropFirst())
  if choice.isMultiple(of: 2) {
    let records = rest.split(separator: 0xFE, omittingEmptySubsequences: true).map(Array.init)
    guard let card = try? SocialCardText(records: records) else { return }
    let identity = Identity(socialCard: card, today: today)
    precondition(!identity.name.isEmpty && identity.verification != .verified)
    precondition(!identity.description.contains(identity.number.digits))
  } else {
    var decoder = CodeDecoder(choice % 4 == 1 ? .keys : .characters)
    var found: [CodeDecoder.Found] = []
    for start in stride(from: 0, to: rest.count, by: Int(choice / 4) + 1) {
      found += decoder.take(Array(rest[start...].prefix(Int(choice / 4) + 1)))
    }
    for code in found + decoder.end() { _ = CredentialCode(code.text) }
    precondition(!decoder.isWithinCode)
  }
}

private let today = CalendarDay(year: 2026, month: 11, day: 21)!
