import IdentityCards
import ServiceModel
import Testing

@Suite("SDT frames")
struct FrameTests {
  @Test(
    "requests travel as the makers' manuals list them",
    arguments: [
      (SDTCommand.resetModule, "AAAAAA9669000310FFEC"),
      (SDTCommand.moduleStatus, "AAAAAA9669000311FFED"),
      (SDTCommand.findCard, "AAAAAA96690003200122"),
      (SDTCommand.selectCard, "AAAAAA96690003200221"),
      (SDTCommand.readCard, "AAAAAA96690003300132"),
      (SDTCommand.addedAddresses, "AAAAAA96690003300330"),
    ])
  func requests(command: SDTCommand, expected: String) {
    let digits = Array("0123456789ABCDEF")
    let text = command.frame.bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    #expect(String(text) == expected)
  }

  @Test("a frame is found behind noise, however it is cut into pieces")
  func noise() throws {
    let reply = SDTReply(status: .cardFound, data: [1, 2, 3, 4])
    let bytes: [UInt8] = [0xAA, 0x00, 0x96, 0xAA] + reply.frame.bytes
    for cut in 0...bytes.count {
      var parser = FrameParser()
      parser.append(bytes[..<cut])
      var found = try parser.next()
      parser.append(bytes[cut...])
      if found == nil { found = try parser.next() }
      #expect(found == reply.frame, "cut at \(cut)")
    }
  }

  @Test("a flipped bit anywhere never gives a frame with other contents")
  func flips() {
    let reply = SDTReply(status: .ok, data: (0..<64).map { UInt8($0) })
    let bytes = reply.frame.bytes
    var accepted = 0
    for place in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[place] ^= 1 << bit
        var parser = FrameParser()
        parser.append(damaged)
        while true {
          do {
            guard let frame = try parser.next() else { break }
            if frame != reply.frame { accepted += 1 }
          } catch { continue }
        }
      }
    }
    print("count: frame-flip tried \(bytes.count * 8) failed \(accepted)")
    #expect(accepted == 0)
  }

  @Test("any 256 bytes are safe to read as a card")
  func anyText() {
    var chance = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let text = (0..<256).map { _ in UInt8.random(in: 0...255, using: &chance) }
      _ = try? ResidentCardText(text)
    }
    #expect(throws: CardTextError.wrongSize(3)) { try ResidentCardText([1, 2, 3]) }
  }
}
