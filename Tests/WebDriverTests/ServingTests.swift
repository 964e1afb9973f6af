import Foundation
import Testing

@testable import WebDriver

@Suite("Serving")
struct ServingTests {
  @Test(
    "only the loopback is an address",
    arguments: [
      ("127.0.0.1:4444", true), ("127.9.8.7:1", true), ("localhost:65535", true),
      ("[::1]:4444", true), ("0.0.0.0:4444", false), ("192.168.0.2:4444", false),
      ("[::]:4444", false), ("::1:4444", false), ("127.0.0.1", false), ("127.0.0.1:", false),
      ("127.0.0.1:0", false), ("127.0.0.1:65536", false), ("127.0.0.1:-1", false),
      ("127.0.0:1", false), ("127.0.0.256:1", false), ("127.0.0.01:1", false),
      ("4444", false), ("", false), (":4444", false), ("example.org:4444", false),
    ])
  func address(text: String, isOne: Bool) {
    #expect((WebDriverAddress(text) != nil) == isOne)
  }

  @Test(
    "a request that names another machine is foreign",
    arguments: [
      ("localhost:4444", true), ("127.0.0.1", true), ("http://127.0.0.1:9", true),
      ("[::1]:4444", true), ("http://[::1]", true), ("evil.example", false),
      ("http://evil.example:4444", false), ("127.0.0.1.evil.example", false), ("null", false),
      ("", false),
    ])
  func names(authority: String, isOurs: Bool) {
    #expect(WebDriverAddress.isThisMachine(authority) == isOurs)
  }

  @Test("every error has the status of the standard's table")
  func statuses() {
    #expect(WebDriverError.Code.noSuchElement.status == 404)
    #expect(WebDriverError.Code.staleElementReference.status == 404)
    #expect(WebDriverError.Code.invalidSessionID.status == 404)
    #expect(WebDriverError.Code.elementClickIntercepted.status == 400)
    #expect(WebDriverError.Code.invalidSelector.status == 400)
    #expect(WebDriverError.Code.unknownMethod.status == 405)
    #expect(WebDriverError.Code.sessionNotCreated.status == 500)
  }

  @Test("no two endpoints answer the same request")
  func endpoints() {
    let rows = Endpoint.all.map { "\($0.method) \($0.path.joined(separator: "/"))" }
    #expect(Set(rows).count == rows.count)
    for endpoint in Endpoint.all {
      let path = endpoint.path.map { $0.hasPrefix(":") ? "x" : $0 }
      let fitting = Endpoint.all.filter {
        $0.method == endpoint.method && $0.variables(path[...]) != nil
      }
      #expect(fitting.count == 1, "\(rows)")
    }
  }

  @Test("whole numbers are written without a point, and every JSON comes back")
  func json() throws {
    let text = #"{"a":[1,1.5,-2,true,null,"x\n",{}],"b":{"c":false}}"#
    let value = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    #expect(value["a"]?.list?.first?.integer == 1)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    #expect(String(decoding: try encoder.encode(value), as: UTF8.self) == text)
  }

  @Test("time-outs that are wrong change nothing")
  func timeouts() throws {
    var timeouts = Timeouts()
    #expect(throws: WebDriverError.self) {
      try timeouts.take(.object(["implicit": .number(5), "script": .text("x")]))
    }
    #expect(timeouts == Timeouts())
    try timeouts.take(.object(["implicit": .number(5), "script": .null]))
    #expect(timeouts.implicit == 5 && timeouts.script == nil && timeouts.pageLoad == 300_000)
  }
}
