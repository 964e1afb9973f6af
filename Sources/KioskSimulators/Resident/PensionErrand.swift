/// The main job as one person does it: 城乡居民基本养老保险参保登记, from the first touch to the
/// paper in the hand.
public struct PensionErrand: Sendable {
  /// Looks at the screen between two steps; the words say what is to be seen.
  public typealias Look = @Sendable (_ name: String, _ words: String) async throws -> Void

  private let resident: Resident
  private let reader: SimulatedReader
  private let card: SampleCard
  private let mobile: String
  private let look: Look

  public init(
    _ resident: Resident, _ reader: SimulatedReader, _ card: SampleCard,
    mobile: String = "13800000000",
    look: @escaping Look = { _, _ in }
  ) {
    self.resident = resident
    self.reader = reader
    self.card = card
    self.mobile = mobile
    self.look = look
  }

  /// From home to the page that asks for the card, by way of the search.
  public func findMatter() async throws {
    try await resident.press("tile-guide")
    try await resident.read("search")
    try await look("guide", "办事指南")
    try await resident.press("search")
    try await resident.type("ylbx")
    try await resident.read(SampleMatters.pensionEnrolment)
    try await look("search", "按拼音首字母找")
    try await resident.press(SampleMatters.pensionEnrolment)
    try await resident.read("apply")
    try await look("matter", "条件、材料、流程、时限、电话")
    try await resident.press("apply")
    try await begin()
  }

  /// The same by way of the tile 一窗登记.
  public func takeMatter() async throws {
    try await resident.press("tile-registration")
    try await resident.press(SampleMatters.pensionEnrolment)
    try await resident.press("apply")
    try await begin()
  }

  private func begin() async throws {
    try await resident.read("begin")
    try await look("notice", "一次性告知")
    try await resident.press("begin")
    try await resident.read("reader")
    try await look("card", "请放身份证")
  }

  /// Puts the card and answers every question anew, to the review.
  public func fill() async throws {
    try await showCard()
    try await answerAll()
  }

  /// Puts the card, and leaves what was kept from an earlier time.
  public func showCard() async throws {
    reader.put(card)
    if try await resident.readAny(of: ["key-1", "begin-anew"]) == "begin-anew" {
      try await resident.press("begin-anew")
      try await resident.read("key-1")
    }
    try await look("mobile", "读好了身份证，问手机号")
  }

  /// The same of a person who has no card that the reader takes: types the number.
  public func fillWithoutCard() async throws {
    try await resident.press("type-number")
    try await resident.type(card.number)
    try await resident.press("ok")
    try await resident.read("next")
    try await answerAll()
  }

  /// What the form asks, in its order.
  public enum Question: String, Sendable, CaseIterable {
    case mobile, village, grade, bankCard
  }

  /// The question on the screen and those behind it.
  public func openQuestions() async throws -> [Question] {
    let shown = try await resident.readAny(
      of: ["key-1", "option-990000101001", "option-3", "confirm"])
    guard shown != "confirm" else { return [] }
    let first: Question =
      switch shown {
      case "option-3": .grade
      case "key-1": try await resident.words().contains("手机号码") ? .mobile : .bankCard
      default: .village
      }
    return Array(Question.allCases.drop { $0 != first })
  }

  private func answerAll() async throws {
    for question in Question.allCases { try await answer(question) }
  }

  /// Answers, and goes a page on.
  public func answer(_ question: Question) async throws {
    switch question {
    case .mobile: try await resident.type(mobile)
    case .village:
      try await resident.press("option-990000101001")
      try await look("village", "选现住村")
    case .grade:
      try await resident.press("option-3")
      try await look("grade", "选缴费档次")
    case .bankCard:
      // Its check digit is right, and no bank gave it to anybody.
      try await resident.type("6222020000000000000")
      try await look("bank-card", "银行卡号")
    }
    try await resident.press("next")
    switch question {
    case .mobile: try await resident.read("option-990000101001")
    case .village: try await resident.read("option-3")
    case .grade: try await resident.read("key-6")
    case .bankCard:
      try await resident.read("confirm")
      try await look("review", "核对")
    }
  }

  /// - Returns: the receipt number, 17 digits, as the screen shows it.
  public func confirm() async throws -> String {
    try await resident.press("confirm")
    let receipt = try await resident.read("receipt-number")
    try await look("receipt", "登记好了，有回执编号")
    return receipt
  }

  /// Waits for both papers and takes them and the card.
  public func takePapers() async throws {
    try await resident.read("paper-0", saying: "delivered")
    try await resident.read("paper-1", saying: "delivered")
    try await look("printed", "回执和申请表都打好了")
    try await resident.press("finish")
    try await resident.read("taken")
    try await look("take-away", "请取走身份证和纸")
    reader.take()
    try await resident.press("taken")
  }

  /// Says how it went, and goes.
  public func evaluate() async throws {
    try await resident.read("level-1")
    try await look("evaluation", "好差评")
    try await resident.press("level-2")
    try await resident.read("finish")
    try await look("thanks", "办完了，内容已清除")
    try await resident.press("finish")
    try await resident.read("tile-guide")
  }
}
