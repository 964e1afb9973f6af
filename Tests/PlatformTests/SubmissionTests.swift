import Delivery
import Foundation
import GRDB
import Sealing
import ServiceModel
import Testing

@Suite("Submissions", .timeLimit(.minutes(5)))
struct SubmissionTests {
  @Test("a submission gets a receipt that echoes it and bears the platform's signature")
  func accepted() async throws {
    try await PlatformProgram.run { platform in
      let outgoing = Sample.registration(1)
      let receipt = try await platform.client().submit(outgoing)
      #expect(receipt.submissionId == outgoing.id)
      #expect(receipt.digest == outgoing.submission.digest)
      #expect(!receipt.duplicate)
      #expect(receipt.sequence == 1)
      let key = try await platform.verifyingKey()
      #expect(receipt.keyId == key.id)
      #expect(key.verifies(base64: receipt.signature, over: receipt.signedText))
      let body = try await platform.ask(
        "GET", "/v1/operator/submissions/\(outgoing.id)/body", as: .platformOperator)
      #expect(body.body == outgoing.submission.body)
    }
  }

  @Test("answers of several choices and of lists are kept as they were sealed")
  func structured() async throws {
    try await PlatformProgram.run { platform in
      let body = """
        {"answers":{"family":[{"income":"120","name":"林样本"},{"name":"田样本"}],"reasons":["age","job"]},\
        "applicant":{"birth":"1958-12-03","number":"990000195812030283","sex":"2",\
        "source":"typedNumber","verification":"unverified"},"form":"minimum-living/1",\
        "kind":"registration","matter":"minimum-living"}
        """
      let outgoing = Sample.outgoing(
        1, .registration, schema: "minimum-living/1", matter: "minimum-living", name: "最低生活保障申请",
        body: body, applicant: Sample.lin.number)
      let receipt = try await platform.client().submit(outgoing)
      let kept = try await platform.ask(
        "GET", "/v1/operator/submissions/\(receipt.submissionId)/body", as: .platformOperator)
      #expect(kept.body == outgoing.submission.body)
    }
  }

  @Test("the same submission again gives the same receipt, and is one case")
  func again() async throws {
    try await PlatformProgram.run { platform in
      let outgoing = Sample.registration(1)
      let headers = Sample.headers(of: outgoing).map { (name: $0, value: $1) }
      var statuses: [Int] = []
      var receipts: [PlatformReceipt] = []
      for _ in 0..<3 {
        let answer = try await platform.ask(
          "POST", "/v1/submissions", headers: headers, body: outgoing.submission.body)
        statuses.append(answer.status)
        receipts.append(try answer.decoded(PlatformReceipt.self))
      }
      #expect(statuses == [201, 200, 200])
      #expect(receipts.map(\.duplicate) == [false, true, true])
      #expect(Set(receipts.map(\.signedText)).count == 1)
      #expect(Set(receipts.map(\.signature)).count == 1)
      let summaries = try await platform.summaries()
      #expect(summaries.map(\.requests) == [3])
      #expect(summaries.first?.caseNumber == receipts[0].caseNumber)
      #expect(try await platform.client().receipt(of: outgoing.id) == receipts[1])
    }
  }

  @Test("one id with other bytes is refused, and what was taken stays as it is")
  func keyReused() async throws {
    try await PlatformProgram.run { platform in
      let first = try await platform.client().submit(Sample.registration(1))
      await #expect(throws: PlatformError.self) {
        try await platform.client().submit(Sample.registration(1, words: "另外的话"))
      }
      let other = Sample.registration(1, words: "另外的话")
      let answer = try await platform.ask(
        "POST", "/v1/submissions",
        headers: Sample.headers(of: other).map { (name: $0, value: $1) },
        body: other.submission.body)
      #expect(answer.status == 422)
      #expect(answer.problemCode == "key-reused")
      #expect(try await platform.client().receipt(of: first.submissionId)?.digest == first.digest)
    }
  }

  @Test("two kiosks may use one id: each has its own case, and sees only that")
  func twoKiosks() async throws {
    try await PlatformProgram.run { platform in
      let outgoing = Sample.registration(1)
      let first = try await platform.client().submit(outgoing)
      let other = platform.client(Sample.neighbourKiosk)
      #expect(try await other.receipt(of: outgoing.id) == nil)
      let second = try await other.submit(outgoing)
      #expect(!second.duplicate)
      #expect(second.caseNumber != first.caseNumber)
    }
  }

  @Test("fifty requests at once for one submission make exactly one case")
  func fiftyAtOnce() async throws {
    try await PlatformProgram.run { platform in
      let outgoing = Sample.registration(1)
      let client = platform.client()
      let receipts = try await withThrowingTaskGroup(of: PlatformReceipt.self) { group in
        for _ in 0..<50 {
          group.addTask {
            while true {
              do {
                return try await client.submit(outgoing)
              } catch PlatformError.inProgress {
                continue
              }
            }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(receipts.count == 50)
      #expect(receipts.count { !$0.duplicate } == 1)
      #expect(Set(receipts.map(\.signedText)).count == 1)
      let summaries = try await platform.summaries()
      #expect(summaries.count == 1)
      #expect(summaries.first?.requests == 50)
    }
  }

  @Test("a body that is not the one of its digest is refused")
  func digestMismatch() async throws {
    try await PlatformProgram.run { platform in
      let outgoing = Sample.registration(1)
      var headers = Sample.headers(of: outgoing)
      headers["Content-Digest"] = Sample.digestHeader([1, 2, 3])
      let answer = try await platform.ask(
        "POST", "/v1/submissions", headers: headers.map { (name: $0, value: $1) },
        body: outgoing.submission.body)
      #expect(answer.status == 400)
      #expect(answer.problemCode == "digest-mismatch")
      #expect(try await platform.summaries().isEmpty)
    }
  }

  @Test("a mebibyte is taken in, a byte more is not")
  func size() async throws {
    try await PlatformProgram.run { platform in
      let bare = Sample.registration(1, words: "").submission.body.count
      for (surplus, status) in [(0, 201), (1, 413)] {
        let words = String(repeating: "x", count: (1 << 20) - bare + surplus)
        let outgoing = Sample.registration(1, words: words)
        #expect(outgoing.submission.body.count == (1 << 20) + surplus)
        let answer = try await platform.ask(
          "POST", "/v1/submissions",
          headers: Sample.headers(of: outgoing).map { (name: $0, value: $1) },
          body: outgoing.submission.body)
        #expect(answer.status == status)
        if status == 413 { #expect(answer.problemCode == "too-large") }
      }
    }
  }

  @Test("a case is evaluated once, whatever key the second evaluation has")
  func evaluatedOnce() async throws {
    try await PlatformProgram.run { platform in
      let registration = Sample.registration(1)
      _ = try await platform.client().submit(registration)
      let evaluation = Sample.evaluation(2, about: registration.receipt.number)
      let receipt = try await platform.client().submit(evaluation)
      #expect(!receipt.duplicate)
      #expect(try await platform.client().submit(evaluation).duplicate)
      let second = Sample.evaluation(3, about: registration.receipt.number, level: 1)
      let error = await #expect(throws: PlatformError.self) {
        try await platform.client().submit(second)
      }
      guard case .refused("already-evaluated", 422, _)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      // Nothing of the refused one is left: no gap in what the platform counts.
      #expect(try await platform.client().receipt(of: second.id) == nil)
      #expect(try await platform.client().submit(Sample.feedback(4)).sequence == 3)
    }
  }

  @Test("while a submission is being taken in, a second request for it is told to come back")
  func inProgress() async throws {
    try await PlatformProgram.run { platform in
      let held = try HeldDatabase(platform.database)
      let (client, outgoing) = (platform.client(), Sample.registration(1))
      let outcomes = try await withThrowingTaskGroup(
        of: Result<PlatformReceipt, PlatformError>.self
      ) { group in
        for _ in 0..<3 {
          group.addTask {
            do throws(PlatformError) {
              return .success(try await client.submit(outgoing))
            } catch {
              return .failure(error)
            }
          }
        }
        var outcomes: [Result<PlatformReceipt, PlatformError>] = []
        // One of the three waits for the database, the others are answered at once.
        for try await outcome in group {
          outcomes.append(outcome)
          if outcomes.count == 2 { try held.release() }
        }
        return outcomes
      }
      #expect(outcomes.prefix(2) == [.failure(.inProgress), .failure(.inProgress)])
      #expect(try outcomes.last?.get().duplicate == false)
      #expect(try await client.submit(outgoing).duplicate)
      #expect(try await platform.summaries().count == 1)
    }
  }

  @Test("a database that another holds for long is a reason to come back, not to fail")
  func busy() async throws {
    try await PlatformProgram.run { platform in
      let held = try HeldDatabase(platform.database)
      let outgoing = Sample.registration(1)
      await #expect(throws: PlatformError.busy(status: 503, retryAfter: .seconds(1))) {
        try await platform.client().submit(outgoing)
      }
      try held.release()
      #expect(try await platform.client().submit(outgoing).duplicate == false)
    }
  }
}

/// Holds the platform's database so that it cannot write.
private final class HeldDatabase {
  private let queue: DatabaseQueue

  init(_ file: URL) throws {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    queue = try DatabaseQueue(path: file.path, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
  }

  func release() throws { try queue.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") } }
}
