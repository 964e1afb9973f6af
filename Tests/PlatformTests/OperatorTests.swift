import Delivery
import Foundation
import ServiceModel
import Testing

@Suite("The operator's side", .timeLimit(.minutes(5)))
struct OperatorTests {
  @Test("a case moves on when the operator says so, and at no other time")
  func steps() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let receipt = try await client.submit(Sample.registration(1))
      let path = "/v1/operator/cases/\(receipt.caseNumber)/steps"
      let json = #"{"name":"办结","state":"done","note":"请到窗口领取"}"#
      let answer = try await platform.ask("POST", path, as: .platformOperator, json: json)
      #expect(answer.status == 201)
      let progress = try answer.decoded(CaseProgress.self)
      #expect(progress.steps.map(\.name) == ["收到申请", "审核", "办结"])
      #expect(progress.steps.map(\.state) == [.done, .done, .done])
      #expect(progress.steps.last?.note == "请到窗口领取")
      let seen = try await client.cases(of: Sample.lin.number)
      #expect(seen == [progress])
      let again = try await platform.ask("POST", path, as: .platformOperator, json: json)
      #expect(again.status == 200)
      #expect(try again.decoded(CaseProgress.self) == progress)
    }
  }

  @Test("a step that nobody foresaw comes before the end, which stays ahead")
  func between() async throws {
    try await PlatformProgram.run { platform in
      let receipt = try await platform.client().submit(Sample.registration(1))
      let answer = try await platform.ask(
        "POST", "/v1/operator/cases/\(receipt.caseNumber)/steps", as: .platformOperator,
        json: #"{"name":"补正材料"}"#)
      let steps = try answer.decoded(CaseProgress.self).steps
      #expect(steps.map(\.name) == ["收到申请", "审核", "补正材料", "办结"])
      #expect(steps.map(\.state) == [.done, .done, .current, .ahead])
      #expect(steps.map { $0.at == nil } == [false, false, false, true])
    }
  }

  @Test("an unknown case and a step that is none are refused")
  func refused() async throws {
    try await PlatformProgram.run { platform in
      let receipt = try await platform.client().submit(Sample.registration(1))
      let unknown = try await platform.ask(
        "POST", "/v1/operator/cases/20261121999999/steps", as: .platformOperator,
        json: #"{"name":"办结"}"#)
      #expect(unknown.status == 404)
      #expect(unknown.problemCode == "unknown-case")
      for json in [
        "{}", #"{"name":""}"#, #"{"name":"办结","state":"ahead"}"#,
        #"{"name":"办结","state":"x"}"#,
        #"{"name":"\#(String(repeating: "长", count: 51))"}"#,
      ] {
        let answer = try await platform.ask(
          "POST", "/v1/operator/cases/\(receipt.caseNumber)/steps", as: .platformOperator,
          json: json)
        #expect(answer.status == 400, "\(json)")
      }
      let seen = try await platform.client().cases(of: Sample.lin.number)
      #expect(seen.first?.steps.map(\.state) == [.done, .current, .ahead])
    }
  }

  @Test("the database says that it is whole and syncs every commit")
  func database() async throws {
    struct Condition: Decodable, Equatable {
      let integrity: String
      let synchronous: Int
    }
    try await PlatformProgram.run { platform in
      let answer = try await platform.ask(
        "GET", "/v1/operator/health/database", as: .platformOperator)
      #expect(
        try answer.decoded(Condition.self) == Condition(integrity: "ok", synchronous: 2))
    }
  }

  @Test("a body that nobody handed in is not there")
  func noBody() async throws {
    try await PlatformProgram.run { platform in
      let absent = try await platform.ask(
        "GET", "/v1/operator/submissions/\(Sample.registration(9).id)/body",
        as: .platformOperator)
      #expect(absent.problemCode == "unknown-submission")
      let malformed = try await platform.ask(
        "GET", "/v1/operator/submissions/1/body", as: .platformOperator)
      #expect(malformed.problemCode == "malformed-path")
    }
  }
}
