import KioskSimulators

/// What can be done to the hall.
enum DockAction: Hashable, Sendable {
  case put(SampleCard)
  case take
  /// The next card is taken away while it is being read.
  case takeEarly
  case reader(pluggedIn: Bool)
  case tray(full: Bool)
  case jam(Bool)
  case power(on: Bool)
  case line(up: Bool)
  /// `kill -9`, and a new start.
  case kill
}

/// How the hall stands, as the dock set it.
struct DockState {
  let cards: [SampleCard]
  var card: SampleCard?
  var readerIsPluggedIn = true
  var trayIsFull = true
  var isJammed = false
  var isOn = true
  var lineIsUp = true
  var trouble: String?

  init(cards: [SampleCard]) { self.cards = cards }

  mutating func reduce(_ action: DockAction) {
    trouble = nil
    switch action {
    case .put(let card): self.card = card
    case .take: card = nil
    case .takeEarly: card = nil
    case .reader(let pluggedIn): readerIsPluggedIn = pluggedIn
    case .tray(let full): trayIsFull = full
    case .jam(let jammed): isJammed = jammed
    case .power(let on): isOn = on
    case .line(let up): lineIsUp = up
    case .kill: break
    }
  }
}
