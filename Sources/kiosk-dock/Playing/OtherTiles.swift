import KioskSimulators

/// The tiles that the main story does not touch, each through to its end.
struct OtherTiles: Sendable {
  let hall: SimulatedHall
  let album: Album
  let card: SampleCard

  private var resident: Resident { hall.resident }

  func play(receipt: String) async throws {
    try await liftCard()
    try await cases(receipt)
    try await certificate()
    try await contributions()
    try await declaration()
    try await blankForm()
    try await reprint(receipt)
    try await remark()
  }

  private func cases(_ receipt: String) async throws {
    try await resident.press("tile-cases")
    try await resident.press("by-receipt")
    try await resident.type(receipt)
    try await resident.press("ok")
    try await resident.read("ok")
    try await resident.type(String(card.number.suffix(4)))
    try await resident.press("ok")
    try await resident.press("case-0")
    try await album.picture("case", "办件查询：办到哪一步")
    try await leave()
  }

  private func certificate() async throws {
    try await resident.press("tile-certificate")
    hall.reader.put(card)
    try await resident.read("paper-0", saying: "delivered")
    try await album.picture("certificate", "证明打印")
    try await toHome()
  }

  private func contributions() async throws {
    try await resident.press("tile-enquiry")
    hall.reader.put(card)
    try await resident.read("finish")
    try await album.picture("contributions", "便民查询：社保缴费")
    try await liftCard()
    try await leave()
  }

  private func declaration() async throws {
    try await resident.press("tile-declaration")
    try await resident.press(SampleMatters.pensionEntitlement)
    try await resident.press("apply")
    try await resident.press("begin")
    hall.reader.put(card)
    // Whatever this form asks: the first choice, or a number.
    while try await !resident.shows("confirm") {
      if try await resident.shows("key-1") {
        try await resident.type("13800000000")
      } else if let option = try await resident.identifiers().first(where: {
        $0.hasPrefix("option-")
      }) {
        try await resident.press(option)
      }
      _ = try await resident.pressIfShown("next")
    }
    try await album.picture("declaration", "自助申报：资格认证")
    try await resident.press("confirm")
    try await resident.read("paper-1", saying: "delivered")
    try await toHome()
  }

  private func blankForm() async throws {
    try await resident.press("tile-papers")
    try await resident.press("blank")
    try await resident.press(SampleMatters.pensionEnrolment)
    try await resident.press("print-blank")
    try await resident.read("paper-0", saying: "delivered")
    try await album.picture("blank-form", "表格打印：空白表")
    try await toHome()
  }

  private func reprint(_ receipt: String) async throws {
    try await resident.press("tile-papers")
    try await resident.press("reprint")
    try await resident.type(receipt)
    try await resident.press("ok")
    try await resident.type(String(card.number.suffix(4)))
    try await resident.press("ok")
    try await resident.read("paper-1", saying: "delivered")
    try await album.picture("reprint", "补打回执和申请表")
    try await toHome()
  }

  private func remark() async throws {
    try await resident.press("tile-remarks")
    try await resident.press("remark-suggestion")
    try await resident.press("topic-machine")
    for letter in "jiqi" { try await resident.press("key-\(letter)") }
    try await resident.press("candidate-0")
    try await resident.press("ok")
    try await resident.press("ok")
    try await resident.press("confirm")
    try await resident.read("receipt-number")
    try await album.picture("remark", "投诉建议：有受理编号")
    try await toHome()
  }

  /// Slower than a script: the kiosk looks for cards a few times a second, and sees in two looks
  /// that one has left.
  private func liftCard() async throws {
    hall.reader.take()
    try await Task.sleep(for: .seconds(1))
  }

  /// Through whatever thanks and questions come, and home.
  private func toHome() async throws {
    try await liftCard()
    while try await !resident.shows("tile-guide") {
      for way in ["finish", "taken", "skip"] {
        if try await resident.pressIfShown(way) { break }
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  private func leave() async throws {
    try await resident.press("leave")
    try await resident.read("tile-guide")
  }
}
