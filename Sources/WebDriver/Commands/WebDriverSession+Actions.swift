import Drawing
import TouchUI

/// Perform Actions and Release Actions (W3C WebDriver §15).
extension WebDriverSession {
  func performActions(_ command: Command) async throws -> JSONValue {
    for tick in ActionTick.ticks(of: try ActionReader.sequences(command.body)) {
      try await perform(tick)
    }
    return .null
  }

  func releaseActions() async throws -> JSONValue {
    for entry in held.release { try await perform(ActionTick(entries: [entry])) }
    held = HeldInput()
    return .null
  }

  /// Lasts as long as the tick, and until the window has taken everything.
  private func perform(_ tick: ActionTick) async throws {
    let began = ContinuousClock.now
    var paths: [(source: InputSource, path: PointerPath)] = []
    for entry in tick.entries {
      if case .pointerMove(let x, let y, let origin, let duration) = entry.action {
        let pointer = try held.pointer(of: entry.source)
        let target = try place(x, y, origin, pointer: pointer.place)
        paths.append(
          (entry.source, PointerPath(from: pointer.place, to: target, duration: duration)))
      } else {
        try await give(try inputs(entry))
      }
    }
    var elapsed = 0
    while !paths.isEmpty {
      for (source, path) in paths {
        try await give(move(source, to: path.place(after: elapsed)))
      }
      paths.removeAll { $0.path.isOver(after: elapsed) }
      if paths.isEmpty { break }
      try await Task.sleep(for: .milliseconds(PointerPath.step))
      elapsed = Int((ContinuousClock.now - began) / .milliseconds(1))
    }
    try await Task.sleep(until: began + .milliseconds(tick.duration))
  }

  /// Of everything but a pointer's move.
  private func inputs(_ entry: ActionTick.Entry) throws -> [DrivenInput] {
    switch entry.action {
    case .pause, .pointerMove: return []
    case .keyDown(let character):
      _ = held.press(entry.source, entry.action)
      // A key that is held repeats.
      return TypedKey(character).inputs(isDown: true, held.modifiers)
    case .keyUp(let character):
      guard held.letGo(entry.source, .keyDown(character)) else { return [] }
      return TypedKey(character).inputs(isDown: false, held.modifiers)
    case .pointerDown(let button):
      let pointer = try held.pointer(of: entry.source)
      guard held.press(entry.source, entry.action) else { return [] }
      return press(pointer, button, isDown: true)
    case .pointerUp(let button):
      let pointer = try held.pointer(of: entry.source)
      guard held.letGo(entry.source, .pointerDown(button: button)) else { return [] }
      return press(pointer, button, isDown: false)
    case .scroll(let x, let y, let right, let down, let origin, _):
      let place = try place(x, y, origin, pointer: .zero)
      let (right, down) = (notches(right), notches(down))
      return right == 0 && down == 0 ? [] : [.wheel(at: place, right: right, down: down)]
    }
  }

  private func press(
    _ pointer: HeldInput.Pointer, _ button: Int, isDown: Bool
  ) -> [DrivenInput] {
    guard pointer.kind == .mouse else {
      return [.finger(id: pointer.finger, isDown ? .down : .up, at: pointer.place)]
    }
    // Buttons beyond the right one are none that SDL tells apart here.
    guard let button = DrivenInput.MouseButton(rawValue: UInt8(min(button, 3) + 1)) else {
      return []
    }
    return [.mouse(button, isDown: isDown, at: pointer.place)]
  }

  private func move(_ source: InputSource, to place: Point) -> [DrivenInput] {
    guard let pointer = held.pointers[source.id], pointer.place != place else { return [] }
    held.move(source, to: place)
    if pointer.kind == .mouse { return [.mouseMoved(place)] }
    // A finger in the air is nowhere.
    return pointer.buttons.isEmpty ? [] : [.finger(id: pointer.finger, .moved, at: place)]
  }

  /// - Throws: `move target out of bounds` for what is outside of the window.
  private func place(
    _ x: Double, _ y: Double, _ origin: ActionOrigin, pointer: Point
  ) throws -> Point {
    let start: Point
    switch origin {
    case .viewport: start = .zero
    case .pointer: start = pointer
    case .element(let reference): start = middle(of: try snapshot.element(reference))
    }
    let target = Point(x: start.x + x, y: start.y + y)
    guard Rect(origin: .zero, size: screen.frame.size).contains(target) else {
      throw WebDriverError(
        .moveTargetOutOfBounds, "(\(target.x), \(target.y)) is outside of the window")
    }
    return target
  }

  /// A wheel has notches and no pixels. The window scrolls by a tenth of its short side for one;
  /// what is less than one is one.
  private func notches(_ pixels: Double) -> Int {
    let size = screen.frame.size
    let notches = pixels / (min(size.width, size.height) / 10)
    return Int((notches < 0 ? min(notches, -1) : notches > 0 ? max(notches, 1) : 0).rounded())
  }
}
