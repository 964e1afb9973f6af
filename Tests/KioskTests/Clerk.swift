import ApplicationForms
import Foundation
import KioskSimulators
import ServiceModel

/// Answers whatever is asked, as somebody does who reads the question.
actor Clerk {
  private let resident: Resident
  private let forms: [FormDefinition]
  private let mobile: String
  private(set) var scanned = 0
  /// The titles of the questions that were answered, each once the next page was there.
  private(set) var answers: [String] = []
  private var seen: Set<String> = []
  nonisolated let today: CalendarDay

  /// - Parameter forms: what may be asked, the first one first.
  init(_ resident: Resident, forms: [FormDefinition], mobile: String = "13800000000") {
    self.mobile = mobile
    self.resident = resident
    self.forms = forms
    today =
      Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).chinaDay
  }

  static func shippedForms() throws -> [FormDefinition] {
    try FormLibrary.load(
      directory: "\(Hall.root)/assets/forms",
      addresses: AddressList.load(path: "\(Hall.root)/assets/addresses/demo.yaml")
    ).all
  }

  /// - Returns: the words of the review.
  func fill() async throws -> [String] {
    let deadline = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < deadline {
      let shown = try await resident.look()
      if shown.keys.contains("confirm") { return try await resident.words() }
      // What was interrupted goes on; what was handed in another time is handed in again.
      let onward = ["begin", "go-on", "begin-anew", "fill-next"].first(where: shown.keys.contains)
      if let onward {
        _ = try await resident.pressIfShown(onward)
      } else if shown.keys.contains("use") {
        try await resident.press("use")
        try await resident.read("remove-page-1")
        scanned += 1
      } else if shown.keys.contains("next"), let title = shown["title"] {
        try await answer(title, shown)
      } else {
        try await Task.sleep(for: .milliseconds(30))
      }
    }
    throw ResidentError.gaveUp(
      waitingFor: "the review", shown: try await resident.identifiers(),
      cause: "\(forms.map(\.code))")
  }

  /// The question on the screen, and on.
  private func answer(_ title: String, _ shown: [String: String]) async throws {
    // Of a row with its number; a list again behind its rows.
    let isNew = seen.insert(title).inserted
    var isAnswer = false
    let options = shown.keys.filter { $0.hasPrefix("option-") }.sorted()
    if shown["scan"] != nil {
      guard shown["remove-page-1"] != nil else {
        if isNew { try await resident.press("scan") }
        return try await Task.sleep(for: .milliseconds(50))
      }
    } else if shown["signature"] != nil {
      try await resident.sign()
    } else if shown["pledge"] != nil {
      try await resident.press("pledge")
    } else if shown["add-row"] != nil {
      guard shown["open-1"] != nil else { return try await resident.press("add-row") }
    } else if let field = field(title), isNew || shown["entry"] != nil {
      // What was said before is let stand.
      guard (shown["entry"] ?? "").isEmpty else { return try await resident.press("next") }
      try await answer(field, options)
      isAnswer = true
    }
    try await resident.press("next")
    // Until the next page is there.
    for _ in 0..<100 where try await resident.look()["title"] == title {
      try await Task.sleep(for: .milliseconds(20))
    }
    if isAnswer { answers.append(title) }
  }

  private func answer(_ field: FormField, _ options: [String]) async throws {
    switch field.kind {
    case .yesNo: try await resident.press("option-yes")
    case .choice(let list), .several(let list):
      try await resident.press("option-\(list[0].code)")
    case .village: try await resident.press(options[0])
    case .address:
      try await resident.press(options[0])
      try await resident.write("1组8号")
    case .mobile, .phone: try await resident.write(mobile)
    case .citizenNumber: try await resident.write("990000195603080022")
    case .bankCard: try await resident.write("9999990000000014")
    case .date: try await resident.write(today.iso.filter { $0 != "-" })
    case .money, .number:
      try await resident.write(
        field.rules.range.map { max($0.lowerBound, Quantity(1)).text } ?? "200")
    case .name: try await resident.write("林样例")
    case .text:
      let numbers = ["99000019491001001143", "990000195603080022"]
      if let pattern = field.rules.pattern {
        try await resident.write(numbers.first(where: pattern.matches) ?? "")
      } else {
        let most = field.rules.length?.upperBound ?? 20
        let ordinals = Array("甲乙丙丁戊己庚辛壬癸")
        let words = "样例\(ordinals[seen.count % 10])字\(ordinals[seen.count / 10])"
        try await resident.write(String(words.prefix(most)))
      }
    case .rows, .pledge, .signature, .file: break
    }
  }

  /// By its words: all that somebody at the glass has.
  private func field(_ title: String) -> FormField? {
    let all = forms.flatMap(\.fields).flatMap { [$0] + $0.kind.rowFields }
    return all.first { $0.label.chinese == title }
      ?? all.filter { title.hasSuffix("　\($0.label.chinese)") }.first
  }
}
