import ApplicationForms
import Chance
import Drawing
import Foundation
import ServiceModel

@testable import Journeys
@testable import TouchUI

/// Somebody who presses whatever can be pressed, in a house whose devices answer by chance. The
/// same journey for the same seed.
///
/// Touches, keys and answers go the way that they go in the kiosk: through the laid out screen,
/// with its patience for trembling hands, and through the reducer; only painting is left out.
struct Monkey {
  enum Fault: Error, CustomStringConvertible {
    case deadEnd(Page)
    case focusLost(Page)
    case leftBehind(String)

    var description: String {
      switch self {
      case .deadEnd(let page): "no way home from \(page)"
      case .focusLost(let page): "no focus at \(page)"
      case .leftBehind(let what): "left behind: \(what)"
      }
    }
  }

  private var chance: SplitMix
  private(set) var state: KioskState
  private let reducer: KioskReducer
  private let screens: KioskScreens
  private let screen: Screen<Action>
  private let themes: [Modes.Colours: Theme]
  private let glass: Glass
  /// What was asked and is not answered yet.
  private var asked: [Effect] = []
  private var time = 100.0
  private let clock: Time
  private(set) var pages: Set<String> = []
  private(set) var steps = 0

  final class Time { var now = 100.0 }

  /// What was drawn on a pad and is not handed on yet.
  private final class Ink { var strokes: [[Point]] = [] }
  private let ink = Ink()
  private var lastSession: SessionID?

  init(_ troupe: Troupe, seed: UInt64) {
    chance = SplitMix(seed: seed)
    state = seed.isMultiple(of: 4) ? troupe.midway.randomElement(using: &chance)! : troupe.state
    reducer = troupe.reducer
    let isLying = seed.isMultiple(of: 3)
    let size = isLying ? Size(width: 1920, height: 1080) : Size(width: 1080, height: 1920)
    glass = Glass(size: size, diagonalInches: 21.5)
    themes = troupe.themes
    screens = KioskScreens(
      wordbook: troupe.wordbook, window: isLying ? .landscape : .portrait,
      touch: themes[.standard]!.fitted(to: glass).minimumTouch)
    let clock = Time()
    self.clock = clock
    screen = Screen(
      theme: themes[.standard]!.fitted(to: glass), assets: Look.assets, size: size,
      patience: .standard, clock: { clock.now })
    screen.onStroke = { [ink] _, points in ink.strokes.append(points) }
    pages.insert(Self.name(state.page))
    show()
  }

  /// One visit: from the first touch until home again, through pressing or through the clock.
  mutating func visit(presses: Int) throws {
    var began = false
    for _ in 0..<presses {
      try act()
      if began, state.session == nil { break }
      began = state.session != nil
    }
    try goHome()
    try leaveNothing()
  }

  private mutating func act() throws {
    steps += 1
    clock.now += 0.6
    let wants = Int.random(in: 0..<12, using: &chance)
    switch wants {
    case 0...4 where !asked.isEmpty: answer()
    case 5: try pressByKeyboard()
    case 6: pressAnywhere()
    case 7: knock()
    case 8 where !screen.scene.inkPads.isEmpty: draw()
    default: pressControl()
    }
  }

  /// The keys of a keypad, those of a keyboard that somebody plugged in, and the clock.
  private mutating func knock() {
    switch Int.random(in: 0..<6, using: &chance) {
    case 0: send(.back)
    case 1: send(.help)
    case 2: send(.key(.backspace))
    case 3, 4: send(.key(.character(["3", "x", "机", " "].randomElement(using: &chance)!)))
    default: send(.timer(.idle))
    }
  }

  /// A stroke on the pad, which may leave it.
  private mutating func draw() {
    guard let pad = screen.scene.inkPads.last else { return }
    let from = screen.placement.onWindow(pad.square.centre)
    screen.began(.finger(1), at: from)
    for step in 1...4 {
      screen.moved(.finger(1), to: Point(x: from.x + Double(step) * 40, y: from.y + 20))
    }
    _ = screen.ended(.finger(1), at: from)
    let strokes = ink.strokes
    ink.strokes = []
    for stroke in strokes { send(.stroke(stroke)) }
  }

  private mutating func pressControl() {
    // It is curious: it seldom leaves, and goes on rather than back.
    let isShy = Int.random(in: 0..<12, using: &chance) > 0
    let controls = screen.scene.controls.filter { control in
      !control.touchable.isEmpty
        && !(isShy && Self.exits.contains(control.key.identifier))
    }
    guard let control = controls.randomElement(using: &chance) else { return }
    touch(screen.placement.onWindow(control.touchable.centre))
  }

  private static let exits: Set<String> = [
    "leave", "back", "leave-anyway", "leave-papers", "end-now", "help", "modes", "listen",
  ]

  private mutating func pressAnywhere() {
    touch(
      Point(
        x: Double.random(in: 0..<glass.size.width, using: &chance),
        y: Double.random(in: 0..<glass.size.height, using: &chance)))
  }

  private mutating func touch(_ place: Point) {
    screen.began(.finger(1), at: place)
    send(.touched)
    if Int.random(in: 0..<10, using: &chance) == 0 {
      screen.moved(.finger(1), to: Point(x: place.x, y: place.y - 200))
    }
    if let action = screen.ended(.finger(1), at: place) { send(action) }
  }

  /// The focus is never lost: after every step there is a control that has it.
  private mutating func pressByKeyboard() throws {
    let moves: [FocusMove] = [.next, .previous, .up, .down, .left, .right]
    for _ in 0..<Int.random(in: 1...4, using: &chance) {
      screen.moveFocus(moves.randomElement(using: &chance)!)
      guard let focused = screen.focused, screen.wholeScene.control(focused) != nil else {
        throw Fault.focusLost(state.page)
      }
    }
    guard let action = screen.pressFocused() else { return }
    send(action)
    // The next person comes to the glass, not to the keys.
    if state.session == nil { return }
    // The page changed under the focus: it is on a control of the new one.
    guard let focused = screen.focused, screen.wholeScene.control(focused) != nil else {
      throw Fault.focusLost(state.page)
    }
  }

  private mutating func send(_ action: Action) {
    let effects = reducer.reduce(&state, action)
    for effect in effects {
      if case .endSession = effect { asked = [] }
    }
    asked += effects.filter { effect in
      // Nobody waits for what is kept when the session ends.
      if state.session == nil, case .keepDraft = effect { return false }
      return Troupe.isQuestion(effect)
    }
    if case .readCards = effects.last(where: { $0 == .readCards }) { asked.append(.readCards) }
    pages.insert(Self.name(state.page))
    show()
  }

  private mutating func answer() {
    let index = Int.random(in: asked.indices, using: &chance)
    let question = asked.remove(at: index)
    for action in Troupe.answers(to: question, using: &chance) { send(action) }
  }

  private mutating func show() {
    if let lastSession, lastSession != state.session?.id { screen.forget() }
    lastSession = state.session?.id
    let modes = state.modes
    screen.use(
      themes[modes.colours]!.adapted(to: modes, on: glass),
      screens.wordbook.language(modes.language).lines,
      top: modes.lowReach ? glass.outOfReach(lowerEdge: 950) : 0)
    screen.show(screens.view(state), page: state.page.hashValue)
    if state.session == nil { screen.text.keepForGood() }
  }

  /// Home is reached from everywhere by what is on the screen: leave, and yes; or by waiting.
  private mutating func goHome() throws {
    leave()
    if state.session != nil, !asked.isEmpty {
      // What was confirmed is being written down: the answer comes, and then there is a way.
      while !asked.isEmpty, state.session != nil { answer() }
      leave()
    }
    guard state.session == nil else { throw Fault.deadEnd(state.page) }
  }

  private mutating func leave() {
    for _ in 0..<12 where state.session != nil {
      clock.now += 1
      if let place = wayOut() {
        screen.began(.finger(1), at: place)
        guard let action = screen.ended(.finger(1), at: place) else { return }
        send(action)
      } else if state.page == .home {
        // At home with another look: there the clock alone ends the visit.
        send(.timer(.idle))
      } else {
        return
      }
    }
  }

  /// Where the control lies that leads out.
  private func wayOut() -> Point? {
    let names = ["leave-anyway", "leave-papers", "end-now", "leave", "leave-now", "finish", "stay"]
    for name in names {
      if let place = screen.placeToTouch(identifier: name) { return place }
    }
    return nil
  }

  /// Nothing of a person is left in the state, on the screen or in what the screen keeps.
  private func leaveNothing() throws {
    guard state.session == nil, state.modes == Modes() else { throw Fault.leftBehind("session") }
    guard asked.isEmpty else { throw Fault.leftBehind("questions \(asked)") }
    let shown = screen.accessibilityTree().all.flatMap { [$0.name, $0.value ?? ""] }
    for secret in Troupe.secrets where shown.contains(where: { $0.contains(secret) }) {
      throw Fault.leftBehind("'\(secret)' on the screen")
    }
    let mirror = "\(state)"
    for secret in Troupe.secrets where mirror.contains(secret) {
      throw Fault.leftBehind("'\(secret)' in the state")
    }
    guard screen.text.keptLayouts(containing: Troupe.secrets).isEmpty else {
      throw Fault.leftBehind("shaped words")
    }
  }

  private static func name(_ page: Page) -> String { String("\(page)".prefix { $0 != "(" }) }
}
