import Testing
import TypingOrders

@Suite("Typing by pinyin")
struct PinyinTests {
  @Test(
    "the word that is meant comes first",
    arguments: [
      ("nihao", "你好", "ni hao"), ("canbaozhengming", "参保证明", "can bao zheng ming"),
      ("woyaobanlijuzhuzhengming", "我要办理居住证明", "wo yao ban li ju zhu zheng ming"),
    ])
  func first(letters: String, text: String, preedit: String) async throws {
    try await Desk.with { desk in
      let candidates = try await desk.candidates(letters)
      #expect(candidates.texts.first == text)
      #expect(candidates.preedit == preedit)
    }
  }

  @Test("a name is among the candidates")
  func name() async throws {
    try await Desk.with { desk in
      let texts = try await desk.texts("zhangsan")
      #expect(texts.contains("张三"))
    }
  }

  @Test("upper case, blanks and apostrophes are understood")
  func spelling() async throws {
    try await Desk.with { desk in
      for letters in ["NIHAO", "Ni Hao", "ni'hao", " ni  hao ", "ni’hao'"] {
        let candidates = try await desk.candidates(letters)
        #expect(candidates.texts.first == "你好" && candidates.preedit == "ni hao", "\(letters)")
      }
      #expect(try await desk.texts("xi'an").first == "西安")
      #expect(try await desk.texts("xian").first != "西安")
      let green = try await desk.candidates("lv")
      #expect(green.preedit == "lü" && green.texts.contains("绿"))
      #expect(try await desk.candidates("LÜ") == green)
    }
  }

  @Test("letters that mean nothing have no candidates, and that is no fault")
  func nonsense() async throws {
    try await Desk.with { desk in
      for letters in ["", " ", "'''", "vvv", "uuuuu", "123", "你好", "a1", "nihao\n", "\u{0}", "🀄"] {
        let texts = try await desk.texts(letters)
        #expect(texts.isEmpty, "\(letters)")
      }
    }
  }

  @Test("there are at most fifty candidates, none twice")
  func many() async throws {
    try await Desk.with { desk in
      for letters in ["shi", "yi", "nihao", "a"] {
        let texts = try await desk.texts(letters)
        #expect(texts.count <= PinyinCandidates.limit && Set(texts).count == texts.count)
      }
      #expect(try await desk.texts("shi").count == PinyinCandidates.limit)
    }
  }

  @Test("a shorter candidate leaves the rest of the letters")
  func rest() async throws {
    try await Desk.with { desk in
      for letters in ["nihao", "ni'hao", "NI HAO"] {
        let texts = try await desk.texts(letters)
        let place = try #require(texts.firstIndex(of: "你"))
        #expect(
          try await desk.choose(place, letters)
            == PinyinChoice(text: "你", rest: "hao"))
        #expect(
          try await desk.choose(0, letters) == PinyinChoice(text: "你好", rest: ""))
      }
    }
  }

  @Test(
    "whatever is chosen gives the text that was shown and leaves an end of the letters",
    arguments: ["canbaozhengming", "lvshilouyue", "xi'an'lu", "zhsh", "nihaov", "nvernuexianlvee"])
  func everyChoice(letters: String) async throws {
    try await Desk.with { desk in
      let texts = try await desk.texts(letters)
      #expect(!texts.isEmpty)
      var left = 0
      for (place, text) in texts.enumerated() {
        let choice = try await desk.choose(place, letters)
        #expect(choice.text == text)
        #expect(letters.hasSuffix(choice.rest) && choice.rest.count < letters.count)
        #expect(choice.rest.count >= left, "who uses more letters comes first")
        left = choice.rest.count
      }
    }
  }

  @Test("a word can be put together from choices to its end")
  func together() async throws {
    try await Desk.with { desk in
      var (letters, text) = ("zhangweiguo", "")
      for character in ["张", "卫", "国"] {
        let texts = try await desk.texts(letters)
        let place = try #require(texts.firstIndex(of: character), "\(letters)")
        let choice = try await desk.choose(place, letters)
        text += choice.text
        letters = choice.rest
      }
      #expect(text == "张卫国" && letters == "")
    }
  }

  @Test("a candidate that is not there, or too many letters, is a fault of the question")
  func invalid() async throws {
    try await Desk.with { desk in
      for (place, letters) in [(-1, "nihao"), (50, "nihao"), (0, "vvv"), (0, ""), (0, "12")] {
        let fault = await desk.fault { () async throws(TypingFault) in
          try await desk.worker.choose(place, for: letters)
        }
        #expect(fault?.code == .questionInvalid)
      }
      let long = String(repeating: "ni", count: 33)
      let fault = await desk.fault { () async throws(TypingFault) in
        try await desk.worker.candidates(for: long)
      }
      #expect(fault?.code == .questionInvalid && fault?.description.contains("nini") == false)
      let longest = try await desk.texts(String(long.dropLast(2)))
      #expect(!longest.isEmpty)
      #expect(desk.started.all.count == 1, "none of it ends the worker")
    }
  }
}
