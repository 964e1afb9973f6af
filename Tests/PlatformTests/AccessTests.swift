import Delivery
import Foundation
import ServiceModel
import Testing

@testable import kiosk_platform

@Suite("Access", .timeLimit(.minutes(5)))
struct AccessTests {
  @Test("without a good token and a kiosk's number nothing but health and keys is answered")
  func unauthorised() async throws {
    try await PlatformProgram.run { platform in
      let kiosk = "Bearer \(PlatformProgram.kioskToken)"
      let bad: [[(name: String, value: String)]] = [
        [], [("Authorization", kiosk)], [("Kiosk-Id", "0001")],
        [("Authorization", kiosk), ("Kiosk-Id", "1")],
        [("Authorization", kiosk), ("Kiosk-Id", "00 1")],
        [("Authorization", kiosk + "x"), ("Kiosk-Id", "0001")],
        [("Authorization", "Basic a2lvc2s6a2lvc2s="), ("Kiosk-Id", "0001")],
        [("Authorization", "Bearer"), ("Kiosk-Id", "0001")],
        [("Authorization", "Bearer "), ("Kiosk-Id", "0001")],
      ]
      for operation in kiosk_platform.Operation.allCases {
        let path = operation.path.replacing("{id}", with: "01a1fccf-dc7a-7351-be18-5d804d9381df")
          .replacing("{caseNumber}", with: "20261121000001")
        for headers in bad {
          let answer = try await platform.ask(
            operation.method.rawValue, path, as: .nobody, headers: headers)
          guard operation.access != .anyone else {
            // A phone shows the address that it was given; this one is none.
            let isPhones = operation.path.hasPrefix("/u/")
            #expect(answer.status == (isPhones ? 404 : 200), "\(operation)")
            continue
          }
          #expect(answer.status == 401, "\(operation)")
          #expect(answer.problemCode == "unauthorised")
          #expect(answer.headers["www-authenticate"] == "Bearer")
        }
      }
    }
  }

  @Test("a kiosk's token opens nothing of the operator's, and the operator's nothing of a kiosk's")
  func apart() async throws {
    try await PlatformProgram.run { platform in
      let kiosk = try await platform.ask("GET", "/v1/operator/submissions", as: .kiosk)
      #expect(kiosk.status == 401)
      let asked = try await platform.ask(
        "POST", "/v1/reconciliation", as: .platformOperator,
        headers: [("Kiosk-Id", "0001")], body: Array(#"{"submissions":[]}"#.utf8))
      #expect(asked.status == 401)
    }
  }

  @Test("what is not in the contract is not there")
  func unknown() async throws {
    try await PlatformProgram.run { platform in
      for (method, path) in [
        ("GET", "/"), ("GET", "/v1"), ("GET", "/v1/submissions"), ("DELETE", "/v1/keys"),
        ("GET", "/v1/operator"), ("PUT", "/v1/certificates"),
      ] {
        let answer = try await platform.ask(method, path)
        #expect(answer.status == 404, "\(method) \(path)")
        #expect(answer.problemCode == "no-such-operation")
      }
    }
  }
}
