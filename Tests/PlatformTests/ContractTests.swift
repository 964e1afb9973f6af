import Delivery
import Foundation
import Sealing
import ServiceModel
import Testing
import Yams

@testable import kiosk_platform

@Suite("The contract's file", .timeLimit(.minutes(5)))
struct ContractTests {
  private let contract: ContractFile

  init() throws { contract = try ContractFile() }

  @Test("the file and the router have the same operations, access and statuses")
  func operations() {
    let registered = Dictionary(
      uniqueKeysWithValues: kiosk_platform.Operation.allCases.map {
        ("\($0.method.rawValue) \($0.path)", $0)
      })
    #expect(Set(contract.operations.map(\.name)) == Set(registered.keys))
    for told in contract.operations {
      guard let operation = registered[told.name] else { continue }
      #expect(told.operationID == operation.rawValue)
      #expect(Set(contract.responses(of: told).keys) == operation.statuses, "\(told.name)")
      let own = told.form["security"] as? [[String: Any]]
      let scheme = own.map { $0.first?.keys.first ?? "none" } ?? "kioskToken"
      let expected =
        switch operation.access {
        case .anyone: "none"
        case .kiosk: "kioskToken"
        case .platformOperator: "operatorToken"
        }
      #expect(scheme == expected, "\(told.name)")
    }
  }

  @Test("the file and the program know the same problems")
  func problems() throws {
    let schema = contract.resolved(["$ref": "#/components/schemas/ProblemCode"])
    let codes = try #require(schema["enum"] as? [String])
    #expect(codes == ProblemCode.allCases.map(\.rawValue))
    let statuses = kiosk_platform.Operation.allCases.map(\.statuses).reduce([], +)
    for code in ProblemCode.allCases {
      #expect(Set(statuses).contains(code.status), "\(code) is answered by no operation")
    }
  }

  @Test("every example is what its schema says")
  func examples() {
    let examples = contract.examples
    #expect(examples.count > 40)
    for example in examples {
      let faults = contract.faults(in: example.value, example.schema)
      #expect(faults.isEmpty, "\(example.place): \(faults)")
    }
  }

  @Test("the checker of schemas sees what is wrong")
  func control() throws {
    let schema = contract.resolved(["$ref": "#/components/schemas/PlatformReceipt"])
    let good = try #require(
      contract.examples.first { $0.place.contains("/v1/submissions/{id}/get") }?.value
        as? [String: Any]
        ?? contract.examples.compactMap { $0.value as? [String: Any] }
        .first { $0["caseNumber"] != nil && $0["submissionId"] != nil })
    #expect(contract.faults(in: good, schema).isEmpty)
    for (name, value) in [
      ("digest", "xyz" as Any), ("sequence", 0), ("sequence", "1"), ("duplicate", 1),
      ("caseNumber", ""), ("more", true),
    ] {
      var bad = good
      bad[name] = value
      #expect(contract.faults(in: bad, schema).count == 1, "\(name)")
    }
    var without = good
    without["keyId"] = nil
    #expect(contract.faults(in: without, schema).count == 1)
  }

  @Test("the signatures in the examples are good: who builds the other side can try theirs on them")
  func signatures() throws {
    let values = contract.examples.compactMap { $0.value as? [String: Any] }
    let keys = try #require(values.compactMap { $0["keys"] as? [[String: Any]] }.first?.first)
    let key = try VerifyingKey(base64: #require(keys["publicKey"] as? String))
    #expect(keys["keyId"] as? String == key.id)
    let receipts = values.filter { $0["submissionId"] != nil }
    #expect(receipts.count == 3)
    for value in receipts {
      let receipt = try JSONDecoder().decode(
        PlatformReceipt.self, from: JSONSerialization.data(withJSONObject: value))
      #expect(key.verifies(base64: receipt.signature, over: receipt.signedText))
    }
    let certificate = try #require(values.first { $0["document"] != nil })
    let document = try #require(Base64.decode(certificate["document"] as? String ?? ""))
    let digest = ContentDigest.of(document).hexadecimal
    #expect(certificate["digest"] as? String == digest)
    #expect(key.verifies(base64: certificate["signature"] as? String ?? "", over: digest))
  }

  @Test("what the program really answers is what the file says")
  func answers() async throws {
    try await PlatformProgram.run { platform in
      let page = Sample.page(1)
      let outgoing = Sample.registration(1, naming: [page])
      try await platform.client().take(page)
      let receipt = try await platform.client().submit(outgoing)
      let bundle = Array("a bundle".utf8)
      try platform.publish(bundle)
      var asked: Set<String> = []
      for told in contract.operations {
        let token = told.path.contains("{token}") ? try await upload(of: page, platform) : ""
        let end = told.operationID == "endDraft" ? "?keptUpTo=1795219200000" : ""
        let path = (told.path + end).replacing("{id}", with: outgoing.id.text)
          .replacing("{draft}", with: "01a1fcd9-5be5-76f5-a4c3-e2249af47956")
          .replacing("{caseNumber}", with: receipt.caseNumber.text)
          .replacing("{digest}", with: page.digest.hexadecimal)
          .replacing("{token}", with: token).replacing("{number}", with: "1")
        let isOperators = path.contains("/operator/")
        for body in try bodies(of: told) {
          let answer = try await platform.ask(
            told.method, path, as: isOperators ? .platformOperator : .kiosk,
            headers: headers(of: told, outgoing, page),
            body: told.operationID == "submit"
              ? outgoing.submission.body
              : ["takePage", "addUploadedPage"].contains(told.operationID) ? page.bytes : body)
          let response = try #require(
            contract.responses(of: told)[answer.status], "\(told.name) gave \(answer.status)")
          #expect([200, 201, 204].contains(answer.status), "\(told.name) gave \(answer.status)")
          asked.insert(told.name)
          if told.path == "/v1/catalogue" {
            #expect(answer.body == bundle)
            continue
          }
          if ["submissionPage", "uploadedPage"].contains(told.operationID) {
            #expect(answer.body == page.bytes)
            continue
          }
          let silent = ["closeUpload", "uploadPage", "messageSent", "keepDraft", "endDraft"]
          if silent.contains(told.operationID) { continue }
          let schema = try #require(contract.schema(of: response))
          // JSON is YAML too, and so its numbers and truth values come as Swift's.
          let value = try #require(
            try Yams.load(yaml: String(decoding: answer.body, as: UTF8.self)))
          let faults = contract.faults(in: value, schema)
          #expect(faults.isEmpty, "\(told.name): \(faults)")
        }
      }
      #expect(asked.count == kiosk_platform.Operation.allCases.count)
    }
  }

  /// An upload of the kiosk's with one page; a kiosk has one at a time.
  private func upload(of page: MaterialPage, _ platform: PlatformProgram) async throws -> String {
    let upload = try await platform.client().openUpload(for: "户口簿", in: "zh-Hans")
    let token = String(upload.address.suffix(22))
    _ = try await platform.ask(
      "POST", "/u/\(token)/pages", as: .nobody, headers: [("Content-Type", "image/jpeg")],
      body: page.bytes)
    return token
  }

  private func headers(
    of told: ContractFile.Operation, _ outgoing: OutgoingSubmission, _ page: MaterialPage
  ) -> [(name: String, value: String)] {
    switch told.operationID {
    case "submit": Sample.headers(of: outgoing).map { (name: $0, value: $1) }
    case "takePage":
      [("Content-Type", "image/jpeg"), ("Content-Digest", Sample.digestHeader(page.bytes))]
    case "addUploadedPage": [("Content-Type", "image/jpeg")]
    default: []
    }
  }

  /// The examples of an operation's body, as bytes; one `nil` for an operation without.
  private func bodies(of operation: ContractFile.Operation) throws -> [[UInt8]?] {
    guard let body = operation.form["requestBody"] as? [String: Any],
      let content = (body["content"] as? [String: [String: Any]])?["application/json"]
    else { return [nil] }
    let several = content["examples"] as? [String: [String: Any]] ?? [:]
    let values = [content["example"]].compactMap(\.self) + several.values.compactMap { $0["value"] }
    return try values.map { [UInt8](try JSONSerialization.data(withJSONObject: $0)) }
  }
}
