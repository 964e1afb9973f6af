import IdentityCards
import Testing

@Suite("Frames")
struct FrameTests {
  @Test(
    "commands travel as makers' manuals print them",
    arguments: [
      (SDTCommand.resetModule, "AAAAAA9669 0003 10FF EC"),
      (.moduleStatus, "AAAAAA9669 0003 11FF ED"),
      (.moduleIdentifier, "AAAAAA9669 0003 12FF EE"),
      (.findCard, "AAAAAA9669 0003 2001 22"),
      (.selectCard, "AAAAAA9669 0003 2002 21"),
      (.readCard, "AAAAAA9669 0003 3001 32"),
      (.addedAddresses, "AAAAAA9669 0003 3003 30"),
    ])
  func commands(command: SDTCommand, printed: String) {
    #expect(command.frame.bytes == bytes(printed))
  }

  @Test(
    "answers are read as makers' manuals print them",
    arguments: [
      ("AAAAAA9669 0004 000080 84", SAMStatus.noCard),
      ("AAAAAA9669 0004 000081 85", .selectFailed),
      ("AAAAAA9669 0004 000041 45", .readFailed),
      ("AAAAAA9669 0008 00009F 00000000 97", .cardFound),
    ])
  func answers(printed: String, status: SAMStatus) throws {
    var parser = FrameParser()
    parser.append(bytes(printed))
    let frame = try #require(try parser.next())
    #expect(SDTReply(frame)?.status == status)
    #expect(frame.bytes == bytes(printed))
  }

  @Test("a card's contents make a frame of 1295 bytes, a found card one of 15")
  func sizes() throws {
    #expect(try Samples.contents("lin").frame.bytes.count == 1295)
    #expect(SDTReply(status: .cardFound, data: [0, 0, 0, 0]).frame.bytes.count == 15)
  }

  @Test("a frame is found behind noise, and with one leading AA", arguments: 0..<64)
  func resynchronisation(seed: Int) throws {
    var random = FixedRandom(seed: UInt64(seed))
    let noise = (0..<Int.random(in: 0...20, using: &random)).map { _ -> UInt8 in
      // Without the last byte of the mark no noise can begin a frame.
      [0xAA, 0x00, 0x96, 0xFF].randomElement(using: &random) ?? 0
    }
    let frame = SDTReply(status: .noCard).frame
    var parser = FrameParser()
    parser.append(noise + frame.bytes.dropFirst(Int.random(in: 0...2, using: &random)))
    #expect(try parser.next() == frame)
    #expect(try parser.next() == nil)
  }

  @Test("a frame is whole however it is cut into chunks, and never before its last byte")
  func everyCut() throws {
    let bytes = try Samples.contents("lin").frame.bytes
    var failed = 0
    for cut in 0..<bytes.count {
      var parser = FrameParser()
      parser.append(bytes.prefix(cut))
      if try parser.next() != nil { failed += 1 }
      parser.append(bytes.dropFirst(cut))
      if try parser.next()?.bytes != bytes { failed += 1 }
    }
    print("count: frame-cut tried \(bytes.count) failed \(failed)")
    #expect(failed == 0)
  }

  @Test("no frame with one wrong bit passes for another's contents")
  func everyBit() throws {
    let whole = try Samples.contents("lin").frame
    var tried = 0
    var failed = 0
    for bit in 0..<(whole.bytes.count * 8) {
      var bytes = whole.bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      var parser = FrameParser()
      parser.append(bytes)
      tried += 1
      for frame in drained(&parser) where frame != whole {
        let reply = SDTReply(frame)
        if reply.map(SDTCommand.readCard.accepts) == true, reply?.status == .ok { failed += 1 }
      }
    }
    print("count: frame-flip tried \(tried) failed \(failed)")
    #expect(failed == 0)
  }

  @Test("behind a damaged frame the next one is found")
  func nextFrame() throws {
    var damaged = SDTReply(status: .noCard).frame.bytes
    damaged[9] ^= 1
    var parser = FrameParser()
    parser.append(damaged + SDTReply(status: .selectFailed).frame.bytes)
    #expect(throws: FrameError.wrongCheck) { try parser.next() }
    #expect(try parser.next().flatMap { SDTReply($0) }?.status == .selectFailed)
  }

  @Test("any bytes at all are safe, and the parser keeps no more than one frame", arguments: 0..<20)
  func anything(seed: Int) {
    var random = FixedRandom(seed: UInt64(seed))
    var parser = FrameParser()
    for _ in 0..<200 {
      let chunk = (0..<Int.random(in: 1...64, using: &random)).map { _ -> UInt8 in
        Bool.random(using: &random)
          ? [0xAA, 0x96, 0x69, 0x00].randomElement(using: &random) ?? 0
          : UInt8.random(in: 0...255, using: &random)
      }
      parser.append(chunk)
      _ = drained(&parser)
      #expect((1...(SDTFrame.replyLengths.upperBound + 5)).contains(parser.missing))
    }
  }

  @Test("the answer to another command is none to this one")
  func lateAnswers() throws {
    let contents = try Samples.contents("lin")
    let found = SDTReply(status: .cardFound, data: [0, 0, 0, 0])
    let selected = SDTReply(status: .ok, data: [UInt8](repeating: 0, count: 8))
    #expect(!SDTCommand.findCard.accepts(contents) && !SDTCommand.selectCard.accepts(contents))
    #expect(!SDTCommand.selectCard.accepts(found) && !SDTCommand.readCard.accepts(found))
    #expect(!SDTCommand.findCard.accepts(selected) && !SDTCommand.readCard.accepts(selected))
    #expect(SDTCommand.readCard.accepts(contents) && SDTCommand.findCard.accepts(found))
  }

  @Test("a module's number is written as its label prints it")
  func identifier() {
    let bytes: [UInt8] = [5, 0, 3, 0, 0xE5, 0xD6, 0x34, 1, 1, 0, 0, 0, 2, 0, 0, 0]
    #expect(SAMIdentifier(bytes)?.text == "05.03-20240101-0000000001-0000000002")
    #expect(SAMIdentifier(Array(bytes.dropLast())) == nil)
  }

  private func drained(_ parser: inout FrameParser) -> [SDTFrame] {
    var frames: [SDTFrame] = []
    while true {
      do throws(FrameError) {
        guard let frame = try parser.next() else { return frames }
        frames.append(frame)
      } catch {
        continue
      }
    }
  }
}

/// The bytes of printed hexadecimal digits.
func bytes(_ printed: String) -> [UInt8] {
  let digits = printed.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count - 1, by: 2).map {
    UInt8(digits[$0] * 16 + digits[$0 + 1])
  }
}
