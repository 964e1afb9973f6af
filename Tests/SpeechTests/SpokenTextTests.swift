import Testing

@testable import Speech

@Suite("Text for the ear")
struct SpokenTextTests {
  @Test("a number is read digit by digit, with a breath in a long one")
  func digits() {
    #expect(
      SpokenText.digitByDigit("11010519491231002X") == "1 1 0 1，0 5 1 9，4 9 1 2，3 1 0 0，2 X")
    #expect(SpokenText.digitByDigit("2026-0042") == "2 0 2 6，0 0 4 2")
    #expect(SpokenText.digitByDigit("12345") == "1 2 3 4 5")
    #expect(SpokenText.digitByDigit("") == "")
  }

  @Test(
    "what a screen shows is read as one would read it aloud",
    arguments: [
      ("办理时限 24 小时", "办理时限 24小时"),
      ("请稍候……", "请稍候"),
      ("（可选）【手机号】", "可选，手机号"),
      ("★ 一件事一次办 ▶", "一件事一次办"),
      ("咨询电话 12345", "咨询电话 1 2 3 4 5"),
      ("2026 年 3 月", "2 0 2 6年 3月"),
      ("110***********1234", "110，1234"),
      ("带上身份证，然后…… 按“下一步”。", "带上身份证，然后，按，下一步。"),
      ("", ""), ("……", ""),
    ])
  func screen(shown: String, spoken: String) {
    #expect(SpokenText.speakable(shown) == spoken)
  }
}
