import TouchUI

enum SampleAction: Hashable, Sendable {
  case count, back, ask, answer, second, later, arrived, wipe, field
  case row(Int)
}

/// A screen with everything that a client may want to touch.
struct SampleState {
  private var presses = 0
  private var backs = 0
  private var entry = ""
  private var chosen = "none"
  private var events: [String] = []
  private var isAsking = false
  private var isSecond = false
  private var hasArrived = false

  mutating func take(_ action: SampleAction) {
    switch action {
    case .count: presses += 1
    case .back:
      backs += 1
      isSecond = false
    case .ask: isAsking = true
    case .answer: isAsking = false
    case .second: isSecond = true
    case .later: hasArrived = false
    case .arrived: hasArrived = true
    case .wipe: events = []
    case .field: break
    case .row(let number): chosen = "row\(number)"
    }
  }

  mutating func take(_ key: InputRecord.Key) {
    switch key {
    case .text(let text): entry += text
    case .backspace: if !entry.isEmpty { entry.removeLast() }
    case .event(let event): events = Array((events + [event]).suffix(200))
    }
  }

  var view: View<SampleAction> {
    let page = isSecond ? second : first
    guard isAsking else { return page }
    return page.dialog(
      View<SampleAction>.column([
        .text("真的吗？", .title).accessible(.heading, "真的吗？", identifier: "question"),
        Self.button("answer", "是", .answer),
      ]).padding(40).background(.surface).accessible(.dialog, "真的吗？"))
  }

  private var first: View<SampleAction> {
    .column(
      spacing: 12,
      [
        .text("办事大厅", .title).accessible(.heading, "办事大厅", identifier: "title"),
        .row(
          spacing: 12,
          [
            Self.button("count", "计数", .count), Self.button("off", "没有", nil),
            Self.button("ask", "询问", .ask), Self.button("later", "稍后", .later),
          ]),
        .row(
          spacing: 12,
          [
            Self.button("second", "第二页", .second), Self.button("wipe", "擦掉", .wipe),
            Self.button("odd\"id\\x", "a < b & \"c\"", .count),
            Self.button("9lives", "选中", .count, selected: true),
          ]),
        value("presses", "\(presses)"), value("backs", "\(backs)"), value("chosen", chosen),
        // Behind the newest, as many as a test wants to see.
        value("events", events.joined(separator: " ")),
        View<SampleAction>.button(
          "姓名", identifier: "entry", style: .secondary, action: .field,
          label: .text(entry.isEmpty ? "姓名" : entry)
        ).accessible(.field, "姓名", identifier: "entry", value: entry),
        hasArrived ? .text("来了").accessible(.text, "来了", identifier: "arrived") : .empty,
        .scroll(
          id: "rows",
          .column(
            (0..<30).map { number in
              Self.button("row\(number)", "第\(number)行", .row(number))
            })
        ).weight(1),
      ]
    ).padding(20)
  }

  private var second: View<SampleAction> {
    .column([
      .text("第二页", .title).accessible(.heading, "第二页", identifier: "title"),
      .text("这里没有别的"),
    ])
  }

  private func value(_ identifier: String, _ value: String) -> View<SampleAction> {
    View<SampleAction>.text(value.isEmpty ? "-" : String(value.suffix(20)), lineLimit: 1)
      .accessible(.text, identifier, identifier: identifier, value: value)
  }

  private static func button(
    _ identifier: String, _ name: String, _ action: SampleAction?, selected: Bool = false
  ) -> View<SampleAction> {
    .button(
      name, identifier: identifier, style: .secondary, selected: selected, action: action,
      label: .text(name))
  }
}
