import Testing

@testable import Speech

@Suite("What speech-dispatcher answers")
struct DispatcherReplyTests {
  @Test("an answer is the same in whatever pieces it comes", arguments: [1, 2, 3, 7, 64])
  func pieces(size: Int) throws {
    let bytes = Array("225-17\r\n225 OK MESSAGE QUEUED\r\n701-17\r\n701-3\r\n701 BEGIN\r\n".utf8)
    var parser = DispatcherReplyParser()
    var replies: [DispatcherReply] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      replies += try parser.take(bytes[start..<min(start + size, bytes.count)])
    }
    #expect(
      replies == [
        DispatcherReply(code: 225, values: ["17"]),
        DispatcherReply(code: 701, values: ["17", "3"]),
      ])
    #expect(replies.map(\.notice) == [nil, .began(17)])
  }

  @Test("what is none of the protocol is refused", arguments: ["hello\r\n", "2\r\n", "\n"])
  func garbage(text: String) {
    var parser = DispatcherReplyParser()
    #expect(throws: SpeechTrouble.refused) { try parser.take(Array(text.utf8)) }
  }

  @Test("an utterance ends with its last line, and knows no other's")
  func saying() {
    var saying = Saying(id: UtteranceID(number: 1))
    saying.lines = [
      Saying.Line(number: 7, index: 0, limit: .zero),
      Saying.Line(number: 8, index: 2, limit: .zero),
    ]
    let id = saying.id
    #expect(saying.take(.began(6)) == [])
    #expect(saying.take(.began(7)) == [.began(id), .lineBegan(id, line: 0)])
    #expect(saying.take(.ended(7)) == [])
    #expect(saying.take(.began(8)) == [.lineBegan(id, line: 2)])
    #expect(saying.take(.ended(8)) == [.ended(id, .whole)])
  }
}
