import ApplicationForms
import Drawing
import Foundation
import ServiceModel

@testable import Journeys
@testable import TouchUI

/// Somebody who reads what the screen asks and presses what answers it, on the laid out screen with
/// its patience for trembling hands; everything that is asked of the house is answered well.
///
/// Counts what the hand and the head do, for the keystroke-level model.
final class Resident {
  struct Stuck: Error, CustomStringConvertible {
    let description: String
  }

  private(set) var state: KioskState
  let reducer: KioskReducer
  private let screens: KioskScreens
  private let screen: Screen<Action>
  private var now = 100.0
  private var strokes: [[Point]] = []
  private let house: (Effect) throws -> [Action]

  /// Presses on the glass.
  private(set) var taps = 0
  /// Of these the ones on a keyboard, which follow one another without thinking.
  private(set) var keys = 0
  /// Words and numbers that were typed, each without a pause.
  private(set) var typed = 0
  /// Everything that the reducer was told, in its order.
  private(set) var actions: [Action] = []

  init(
    look: Look = Look.all[0], state: KioskState, reducer: KioskReducer,
    house: @escaping (Effect) throws -> [Action]
  ) throws {
    self.state = state
    self.reducer = reducer
    self.house = house
    let theme = try look.theme
    screens = KioskScreens(
      wordbook: try Sample.wordbook(),
      window: ScreenShape(width: look.size.width, height: look.size.height),
      touch: theme.minimumTouch)
    var clock: () -> Double = { 0 }
    screen = Screen(
      theme: theme, assets: Look.assets, size: look.size, patience: .standard,
      clock: { clock() })
    clock = { [unowned self] in now }
    screen.onStroke = { [unowned self] _, points in strokes.append(points) }
    show()
  }

  func session() throws -> Session {
    guard let session = state.session else { throw Stuck(description: "no session") }
    return session
  }

  // MARK: Hands

  /// Presses the control of that name, wherever it lies.
  func press(_ identifier: String) throws {
    now += 1
    guard let place = screen.placeToTouch(identifier: identifier) else {
      let there = screen.wholeScene.controls.map(\.key.identifier)
      throw Stuck(description: "no '\(identifier)' on \(state.page): \(there)")
    }
    taps += 1
    screen.began(.finger(1), at: place)
    guard let action = screen.ended(.finger(1), at: place) else {
      throw Stuck(description: "'\(identifier)' on \(state.page) does nothing")
    }
    try send(action)
  }

  func type(_ characters: String) throws {
    typed += 1
    for character in characters {
      keys += 1
      try press("key-\(character)")
    }
  }

  /// A name or a sentence: what the keyboard's candidates would give.
  func write(_ words: String) throws {
    typed += 1
    for character in words {
      // Two letters and a choice for each character.
      taps += 3
      keys += 3
      try send(.key(.character(String(character))))
    }
  }

  func sign() throws {
    guard let pad = screen.scene.inkPads.last else { throw Stuck(description: "no pad") }
    let middle = screen.placement.onWindow(pad.square.centre)
    for step in [-60.0, 60] {
      now += 1
      screen.began(.finger(1), at: Point(x: middle.x + step, y: middle.y - 80))
      for way in 1...6 {
        screen.moved(
          .finger(1),
          to: Point(x: middle.x + step + Double(way) * 6, y: middle.y - 80 + Double(way) * 25))
      }
      _ = screen.ended(.finger(1), at: middle)
      taps += 1
    }
    let drawn = strokes
    strokes = []
    for stroke in drawn { try send(.stroke(stroke)) }
  }

  func send(_ action: Action) throws {
    actions.append(action)
    let effects = reducer.reduce(&state, action)
    show()
    for effect in effects {
      for answer in try house(effect) { try send(answer) }
    }
  }

  private func show() { screen.show(screens.view(state), page: state.page.hashValue) }

  // MARK: Filling a form

  /// Answers every question until the review, or until an earlier page.
  func fill(until goal: Page = .review) throws {
    for _ in 0..<300 {
      switch try session().page {
      case goal: return
      case .question: try answer()
      case .notice: try press("begin")
      case .section: try fillSection()
      case .together: try press("fill-next")
      default: throw Stuck(description: "came to \(state.page)")
      }
    }
    guard case .application(let application) = try session().errand else { return }
    throw Stuck(
      description:
        "never came to the review: \(try session().path.suffix(4)) \(application.form.problems)")
  }

  private func fillSection() throws {
    let page = try session().page
    try press("next")
    // A question that has to be answered comes by itself; else it went on.
    if try session().isMending, try session().path.dropLast().last == page { try answer() }
  }

  private func answer() throws {
    guard let field = try session().question,
      case .application(let application) = try session().errand
    else { throw Stuck(description: "no question on \(state.page)") }
    if application.form[field.id] == nil || application.form.problem(for: field.id) != nil {
      try give(field, application)
    }
    try press("next")
    if let problem = try session().entryProblem {
      throw Stuck(description: "\(application.form.definition.code) \(field.id): \(problem)")
    }
  }

  private func give(_ field: FormField, _ application: Application) throws {
    switch field.kind {
    case .text:
      if let pattern = field.rules.pattern {
        try type(
          ["99000019491001001143", "990000195603080022"].first(where: pattern.matches) ?? "")
      } else {
        try write(words(field))
      }
    case .name: try write("林样例")
    case .citizenNumber: try type("990000195603080022")
    case .mobile, .phone: try type("13800000000")
    case .bankCard: try type("9999990000000014")
    case .date: try type(day(field, application))
    case .money, .number:
      try type(field.rules.range.map { max($0.lowerBound, Quantity(1)).text } ?? "200")
    case .choice(let options): try press("option-\(options[0].code)")
    case .several(let options): try press("option-\(options[0].code)")
    case .yesNo: try press("option-yes")
    case .village(let list): try choose(list)
    case .address(let list):
      try choose(list)
      try write("1组8号")
    case .pledge: try press("pledge")
    case .signature: try sign()
    case .file:
      try press("scan")
      try press("use")
    case .rows(let form):
      while application.form.rowCount(of: field.id) == 0,
        try session().page == .question(field.id),
        try rowCount(field) < max(1, form.count.lowerBound)
      {
        try press("add-row")
        while try session().question?.row != nil { try answer() }
      }
    }
  }

  private func rowCount(_ field: FormField) throws -> Int {
    guard case .application(let application) = try session().errand else { return 0 }
    return application.form.rowCount(of: field.id)
  }

  private func choose(_ list: AddressList) throws {
    guard let town = list.towns.first, let village = town.villages.first else {
      throw Stuck(description: "no villages")
    }
    if list.isLong { try press("town-\(town.code)") }
    try press("option-\(village.code)")
  }

  private func words(_ field: FormField) -> String {
    String("示例文字示例文字".prefix(max(2, field.rules.length?.lowerBound ?? 2)))
  }

  /// A day that suits the question: as late as may be, or the day of the filling.
  private func day(_ field: FormField, _ application: Application) throws -> String {
    for day in ["20261121", "20240115", "20261231", "20280115"] {
      var form = application.form
      guard let iso = CalendarDay(compact: day)?.iso else { continue }
      form.set(iso, for: field.id)
      if form.problem(for: field.id) == nil { return day }
    }
    throw Stuck(description: "no day for \(field.id)")
  }
}
