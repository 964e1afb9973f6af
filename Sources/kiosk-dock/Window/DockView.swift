import KioskSimulators
import TouchUI

/// The dock as a view of its state. A narrow window: letters are larger than a kiosk's here.
enum DockView {
  typealias Dock = View<DockAction>

  static func view(_ state: DockState) -> Dock {
    Dock.column([
      Dock.column([.text("模拟台", .title, colour: .onAccent, bold: true)])
        .padding(vertical: 28, horizontal: 40).background(.accent),
      Dock.scroll(
        id: "dock",
        Dock.column(
          spacing: 20,
          [
            heading("网络"),
            toggle("网线", "line", state.lineIsUp, "通", "断", .line(up: !state.lineIsUp)),
            heading("打印机"),
            toggle("纸", "tray", state.trayIsFull, "有纸", "没纸", .tray(full: !state.trayIsFull)),
            toggle("卡纸", "jam", !state.isJammed, "没卡", "卡住", .jam(!state.isJammed)),
            toggle("电源", "power", state.isOn, "开", "关", .power(on: !state.isOn)),
            heading("读卡器"),
            toggle(
              "插头", "reader", state.readerIsPluggedIn, "插着", "拔了",
              .reader(pluggedIn: !state.readerIsPluggedIn)),
            button("下一张卡：没读完就拿走", "take-early", .takeEarly),
          ] + cards(state) + [
            heading("终端"),
            button("突然断电，再开机", "kill", .kill),
            state.trouble.map { .text($0, .caption, colour: .danger) } ?? .empty,
          ]
        ).padding(vertical: 8)
      ).padding(horizontal: 40).weight(1),
    ])
    .background(.background)
  }

  private static func cards(_ state: DockState) -> [Dock] {
    state.cards.map { card in
      let lies = state.card == card
      return Dock.button(
        "\(card.shownName) \(lies ? "拿走" : "放上")", identifier: "card-\(card.id)", style: .card,
        selected: lies, action: lies ? .take : .put(card),
        label: .row(
          spacing: 20,
          [
            .icon("card", side: 56),
            Dock.column(
              spacing: 4,
              [
                .text(card.shownName, .body, bold: lies),
                card.label.map { .text($0, .caption, colour: .textMuted) } ?? .empty,
              ]
            ).weight(1),
            .text(lies ? "拿走" : "放上", .body, colour: .accent),
          ])
      ).padding(vertical: 22, horizontal: 28)
    }
  }

  private static func heading(_ words: String) -> Dock {
    .text(words, .heading, colour: .accent, bold: true)
  }

  /// What it is, how it stands; pressing turns it over.
  private static func toggle(
    _ name: String, _ identifier: String, _ isWell: Bool, _ well: String, _ ill: String,
    _ action: DockAction
  ) -> Dock {
    Dock.button(
      "\(name) \(isWell ? well : ill)", identifier: identifier, style: .card, action: action,
      label: .row(
        spacing: 20,
        [
          .text(name, .body).weight(1),
          .icon(isWell ? "check" : "warning", side: 48, colour: isWell ? .positive : .warning),
          .text(isWell ? well : ill, .body, colour: isWell ? .positive : .warning, bold: true),
        ])
    ).padding(vertical: 22, horizontal: 28)
  }

  private static func button(_ name: String, _ identifier: String, _ action: DockAction) -> Dock {
    Dock.button(
      name, identifier: identifier, style: .card, action: action, label: .text(name, .body)
    ).padding(vertical: 22, horizontal: 28)
  }
}
