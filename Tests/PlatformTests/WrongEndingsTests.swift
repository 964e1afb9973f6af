import ServiceModel
import Testing

@testable import kiosk_platform

@Suite("Wrong endings")
struct WrongEndingsTests {
  private let receipt = Sample.registration(1).receipt.number

  @Test("five wrong endings close a receipt number for ten minutes, and then it is open again")
  func pause() async throws {
    let (endings, start) = (WrongEndings(), ContinuousClock.now)
    for _ in 0..<WrongEndings.most {
      try await endings.admit(receipt, at: start)
      await endings.note(receipt, at: start)
    }
    let problem = await #expect(throws: Problem.self) {
      try await endings.admit(receipt, at: start + .seconds(599))
    }
    #expect(problem?.code == .tooManyTries)
    #expect(problem?.retryAfter == 2)
    try await endings.admit(receipt, at: start + .seconds(600))
    try await endings.admit(receipt, at: start)
  }

  @Test("who guesses receipt numbers takes no more memory than is kept for it")
  func bounded() async throws {
    let (endings, start) = (WrongEndings(), ContinuousClock.now)
    for place in 0..<(WrongEndings.kept + 500) {
      await endings.note(
        Sample.feedback(place).receipt.number, at: start + .milliseconds(place))
      #expect(await endings.count <= WrongEndings.kept)
    }
    #expect(await endings.count > WrongEndings.kept / 2 - 1)
  }
}
