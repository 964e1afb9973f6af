import Chance
import Drawing

@testable import TouchUI

/// Trees of every kind of view, and touches on them; the same for the same seed.
struct RandomTrees {
  private var random: SplitMix
  private var current: View<String> = .empty

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// Shows another tree, or the same with a part of it exchanged, or touches, scrolls or moves
  /// the focus.
  mutating func disturb(_ screen: Screen<String>, _ size: Size) {
    switch Int.random(in: 0..<8, using: &random) {
    case 0:
      current = page()
      screen.show(current)
    case 1, 2:
      current = exchanged(current)
      screen.show(current)
    case 3: screen.moveFocus(.next)
    case 4, 5, 6: screen.wheel(at: point(size), by: Double.random(in: -300...300, using: &random))
    default:
      screen.cancelTouch()
      screen.began(.mouse, at: point(size))
    }
  }

  private mutating func point(_ size: Size) -> Point {
    Point(
      x: Double.random(in: 0..<size.width, using: &random),
      y: Double.random(in: 0..<size.height, using: &random))
  }

  private mutating func page() -> View<String> {
    let base = View<String>.column(
      spacing: 13.5,
      [.scroll(id: "all", Bool.random(using: &random) ? tree(3) : list()).weight(1), button()])
    guard Int.random(in: 0..<3, using: &random) == 0 else { return base }
    return base.dialog(.column(spacing: 20, [words(), button()]))
  }

  /// One of its parts replaced; deep or near the top.
  private mutating func exchanged(_ view: View<String>) -> View<String> {
    var copy = view
    switch view.content {
    case .stack(var stack) where !stack.views.isEmpty:
      let index = Int.random(in: stack.views.indices, using: &random)
      stack.views[index] = exchanged(stack.views[index])
      if Int.random(in: 0..<5, using: &random) == 0 { stack.views.shuffle(using: &random) }
      copy.content = .stack(stack)
    case .grid(let columns, let spacing, var cells) where !cells.isEmpty:
      cells[Int.random(in: cells.indices, using: &random)] = tree(1)
      copy.content = .grid(columns: columns, spacing: spacing, cells: cells)
    case .scroll(let id, let inner): copy.content = .scroll(id: id, exchanged(inner))
    case .dialog(let base, let over): copy.content = .dialog(base: exchanged(base), over: over)
    default: copy = tree(1)
    }
    return copy
  }

  private mutating func tree(_ depth: Int) -> View<String> {
    var view = depth == 0 ? leaf() : branch(depth)
    if Int.random(in: 0..<3, using: &random) == 0 { view = view.padding(9.3) }
    if Int.random(in: 0..<3, using: &random) == 0 {
      view = view.background(role(), cornerRadius: [0, 11, 40].randomElement(using: &random) ?? 0)
    }
    if Int.random(in: 0..<4, using: &random) == 0 { view = view.border(role(), width: 5) }
    return view
  }

  private mutating func branch(_ depth: Int) -> View<String> {
    let parts = (0..<Int.random(in: 1...4, using: &random)).map { _ in tree(depth - 1) }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .grid(columns: 2, spacing: 7, parts)
    case 1: return .row(spacing: 7.5, parts)
    default: return .column(spacing: 11, parts)
    }
  }

  /// Higher than the window, so that it moves.
  private mutating func list() -> View<String> {
    .column(
      spacing: 11,
      (0..<Int.random(in: 12...30, using: &random)).map { number in
        Int.random(in: 0..<4, using: &random) == 0
          ? tree(1)
          : .button(
            "r\(number)", identifier: "r\(number)", style: .card, action: "r\(number)",
            label: .text("第\(number)项"))
      })
  }

  private mutating func leaf() -> View<String> {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return .icon(["home", "face5", "none"].randomElement(using: &random) ?? "", side: 77)
    case 1: return View(.qrCode("R\(Int.random(in: 0..<9, using: &random))", side: 160))
    case 2: return .divider
    case 3: return View(.progress(Double.random(in: 0...1, using: &random)))
    case 4, 5: return button()
    default: return words()
    }
  }

  private mutating func words() -> View<String> {
    let texts = ["请刷身份证", "བོད་ཡིག", "ئۇيغۇرچە", "已登记，请取回执。共2页", "g", "ᠮᠣᠩᠭᠣᠯ"]
    return .text(
      texts.randomElement(using: &random) ?? "", TextScale.allCases.randomElement(using: &random)!,
      colour: role(), bold: Bool.random(using: &random),
      alignment: [.start, .centre, .end].randomElement(using: &random) ?? .start)
  }

  private mutating func button() -> View<String> {
    let styles: [Button<String>.Style] = [.primary, .secondary, .destructive, .card, .key, .plain]
    let name = "b\(Int.random(in: 0..<4, using: &random))"
    return .button(
      name, identifier: name, style: styles.randomElement(using: &random)!,
      selected: Bool.random(using: &random), action: Bool.random(using: &random) ? name : nil,
      label: words())
  }

  private mutating func role() -> ColourRole { ColourRole.allCases.randomElement(using: &random)! }
}
