import Sealing
import ServiceModel
import Testing

@testable import kiosk_platform

@Suite("Words in headers")
struct HeaderWordsTests {
  @Test("of the digests of RFC 9530 the sha-256 is read, wherever it stands")
  func digest() {
    // The RFC's own example, Appendix D: the digest of {"hello": "world"} and a line feed.
    let value = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"
    let expected = ContentDigest.of(Array("{\"hello\": \"world\"}\n".utf8))
    for text in [
      value, "sha-512=:AAAA:, \(value)", "\(value), sha-512=:AAAA:", "md5=:x:,\(value) ",
    ] { #expect(ContentDigestHeader.sha256(text) == expected, "\(text)") }
  }

  @Test("a digest that is cut, doubled, or of another length is none")
  func noDigest() {
    let value = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"
    for text in [
      "", "sha-256", "sha-256=", "sha-256=:", "sha-256=::", String(value.dropLast()),
      "\(value), \(value)", "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabA==:",
      "SHA-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:", "sha-256=:样例:",
    ] { #expect(ContentDigestHeader.sha256(text) == nil, "\(text)") }
  }

  @Test("percent-encoded words of any script are read, and nothing that is no text")
  func percent() {
    #expect(PercentEncoding.text("%E6%A0%B7%E4%BE%8B", atMost: 2) == "样例")
    #expect(PercentEncoding.text("%f0%a0%ae%b7", atMost: 1) == "𠮷")
    #expect(PercentEncoding.text("pension-enrolment/1", atMost: 100) == "pension-enrolment/1")
    for text in [
      "", "%", "%4", "%zz", "%00", "%0d%0a", "%7F", "%C2%85", "%FF", "%E6%A0", "%ED%A0%80",
    ] { #expect(PercentEncoding.text(text, atMost: 100) == nil, "\(text)") }
    #expect(PercentEncoding.text("abc", atMost: 2) == nil)
  }

  @Test("numbers that people read carry the day in China and are never shorter than six digits")
  func numbers() {
    let day = Timestamp(milliseconds: 1_795_219_200_000).chinaDay
    #expect(RunningNumber.caseNumber(day: day, sequence: 7).text == "20261121000007")
    #expect(RunningNumber.caseNumber(day: day, sequence: 1_234_567).text == "202611211234567")
    #expect(RunningNumber.certificate(day: day, sequence: 7) == "ZM20261121000007")
  }
}
