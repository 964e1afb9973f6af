import Delivery
import Foundation
import Sealing

@testable import kiosk_platform

/// A request of the contract with something wrong in it, by chance; the same for the same seed.
struct SpoiltRequest {
  let operation: kiosk_platform.Operation
  private(set) var path: String
  let caller: Asker
  private(set) var headers: [(name: String, value: String)]
  private(set) var body: [UInt8]?

  init(_ place: Int, using random: inout SeededRandom) {
    operation = kiosk_platform.Operation.allCases.randomElement(using: &random)!
    let outgoing = Sample.registration(place)
    path = operation.path.replacing("{id}", with: outgoing.id.text)
      .replacing("{caseNumber}", with: "20261121000001")
    switch operation.access {
    case .anyone: caller = .nobody
    case .kiosk: caller = .kiosk
    case .platformOperator: caller = .platformOperator
    }
    headers = [("Content-Type", "application/json")]
    body = operation.method == .post ? Self.body(of: operation, place) : nil
    if operation == .submit {
      headers = Sample.headers(of: outgoing).sorted { $0.key < $1.key }
        .map { (name: $0.key, value: $0.value) }
      body = outgoing.submission.body
    }
    for _ in 0..<Int.random(in: 1...3, using: &random) { spoil(using: &random) }
  }

  private static func body(of operation: kiosk_platform.Operation, _ place: Int) -> [UInt8] {
    let person = #""citizenNumber":"990000195812030283","name":"林样例""#
    let json =
      switch operation {
      case .reconcile:
        #"{"submissions":[{"id":"\#(Sample.registration(place).id)","digest":"\#(String(repeating: "0", count: 64))"}]}"#
      case .enquireCases: #"{"citizenNumber":"990000195812030283"}"#
      case .enquireContributions: "{\(person)}"
      case .enquireCertificates: #"{\#(person),"kinds":["household-register"]}"#
      case .certify:
        #"{\#(person),"kind":"participation","requestId":"7f0c5a52-3b0e-4c55-9c1d-0d4b6d1f2a10"}"#
      default: #"{"name":"审核","state":"current","note":"样例"}"#
      }
    return Array(json.utf8)
  }

  private mutating func spoil(using random: inout SeededRandom) {
    switch Int.random(in: 0..<9, using: &random) {
    case 0: headers.shuffle(using: &random)
    case 1: if !headers.isEmpty { headers.removeLast() }
    case 2: spoilHeader(using: &random)
    case 3: body = body.map { Array($0.prefix(Int.random(in: 0...$0.count, using: &random))) }
    case 4: flip(using: &random)
    case 5: body = Array(Self.oddities.randomElement(using: &random)!.utf8)
    case 6: path += Self.oddPaths.randomElement(using: &random)!
    case 7: body = body.map { $0 + $0 }
    default: headers.append(("Kiosk-Id", "0002"))
    }
    // Half the time the digest is right all the same, so that what is behind it is reached.
    if operation == .submit, Bool.random(using: &random), let body {
      headers.removeAll { $0.name == "Content-Digest" }
      headers.append(("Content-Digest", Sample.digestHeader(body)))
    }
  }

  private mutating func spoilHeader(using random: inout SeededRandom) {
    guard let place = headers.indices.randomElement(using: &random) else { return }
    headers[place].value = Self.oddities.randomElement(using: &random)!
      .filter { $0.isASCII && $0 >= " " && $0 <= "~" }
  }

  private mutating func flip(using random: inout SeededRandom) {
    guard var bytes = body, !bytes.isEmpty else { return }
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] = UInt8.random(in: 0...255, using: &random)
    }
    body = bytes
  }

  private static let oddPaths = [
    "/", "//", "?a=b", "/%00", "%", "%FF", "/../..", "x", "/" + String(repeating: "a", count: 5000),
  ]
  private static let oddities = [
    "", " ", "null", "true", "-1", "0", "9223372036854775808", "1e400", "\"", "[]", "{}", "{",
    "[[[[[[", "\u{0}", "\u{FEFF}{}", "{\"name\":null}", "{\"name\":[1]}", "{\"submissions\":{}}",
    "{\"submissions\":[{}]}", "{\"citizenNumber\":\"\u{1F600}\"}", "%", "%00", "%E4%BD", "';--",
    "{\"kind\":\"participation\",\"kind\":7}", "\u{202E}", String(repeating: "9", count: 4000),
    #"{"name":"\ud800","state":"done"}"#, #"{"about":"x","level":1e999}"#,
  ]
}
