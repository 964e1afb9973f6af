import Drawing

// What hands and keys do. Points are of the window.
extension Screen {
  func began(_ pointer: TouchTracker<Action>.Pointer, at point: Point) {
    let stopped = stopMoving()
    if focus.isShown { change() }
    focus.hide()
    let place = placement.onPage(point)
    if let pad = scene.inkPad(at: place), pen == nil || pen?.stroke.pad == pad.id {
      var ink = LiveInk(
        pointer: pointer.name, pad: pad.id, square: placement.onWindow(pad.square), at: clock())
      ink.add(point)
      if pen == nil { pen = Pen(ink) } else { pen?.began(ink) }
      change()
      return
    }
    // While somebody writes, a hand that rests beside the pad means nothing.
    guard pen == nil else { return }
    // A finger on a list that runs stops it, and presses nothing; what stands beside it is pressed.
    let isStop = stopped && scene.scroll(at: place) != nil
    let control = isStop ? nil : control(at: place, for: pointer)
    tracking { $0.began(pointer, at: place, on: control, in: $1, time: clock()) }
  }

  func moved(_ pointer: TouchTracker<Action>.Pointer, to point: Point) {
    if pen?.moved(pointer.name, to: point) == true { return change() }
    let place = placement.onPage(point)
    if tracker.isDragging {
      // Where it began is long decided: no scene is asked.
      if case .scroll(let id, let distance) = tracker.dragged(
        pointer, to: place, time: clock())
      {
        scroll(id, by: distance)
      }
      return
    }
    // A pointer that glides over the glass presses nothing.
    guard !tracker.isIdle else { return }
    let outcome = tracking { $0.moved(pointer, to: place, in: $1, time: clock()) }
    if case .scroll(let id, let distance) = outcome { scroll(id, by: distance) }
  }

  /// - Returns: what was pressed.
  func ended(_ pointer: TouchTracker<Action>.Pointer, at point: Point) -> Action? {
    switch pen?.ended(pointer.name, at: clock()) ?? .stranger {
    case .stranger: break
    case .wrote(let stroke):
      pen = nil
      change()
      onStroke(stroke.pad, stroke.points)
      return nil
    case .goesOn(let dot):
      change()
      if let dot { onStroke(dot.pad, dot.points) }
      return nil
    }
    let place = placement.onPage(point)
    let pressed = scene.control(at: place)
    for outcome in tracking({ $0.ended(pointer, at: place, in: $1, time: clock()) }) {
      switch outcome {
      case .press(let target):
        if let pressed { memory.pressed(pressed, at: clock()) }
        return perform(target)
      case .scroll(let id, let distance): scroll(id, by: distance)
      case .fling(let id, let speed): throwList(id, speed: speed)
      case .none: break
      }
    }
    return nil
  }

  func cancelTouch() {
    if pen != nil { change() }
    pen = nil
    tracking { tracker, _ in tracker.cancel() }
  }

  /// A mouse wheel over `point`, on when positive.
  func wheel(at point: Point, by distance: Double) {
    stopMoving()
    if let place = scene.scroll(at: placement.onPage(point)) {
      scroll(place.id, by: distance)
    }
  }

  /// What lies there and may be pressed now.
  private func control(
    at place: Point, for pointer: TouchTracker<Action>.Pointer
  ) -> Control<Action>? {
    guard let control = scene.control(at: place) else { return nil }
    return pointer == .driver || memory.isMeant(control, at: clock()) ? control : nil
  }

  private func tracking<Result>(
    _ change: (inout TouchTracker<Action>, Scene<Action>) -> Result
  ) -> Result {
    let before = tracker.pressed
    let result = change(&tracker, scene)
    if before != tracker.pressed { self.change() }
    return result
  }

  private func perform(_ target: Control<Action>.Target) -> Action? {
    switch target {
    case .action(let action): return action
    case .page(let id, let direction):
      guard let place = scene.scroll(id) else { return nil }
      // A little of the last page stays in sight, so that nobody loses the line.
      scroll(id, by: direction * place.viewport.height * 0.85)
      return nil
    }
  }

  // MARK: Keyboard and keypad

  /// Moves the focus and brings its control into sight.
  func moveFocus(_ move: FocusMove) {
    focus.move(onPage(move), in: wholeScene.controls)
    change()
    if let key = focus.shown, let control = wholeScene.control(key) { reveal(control) }
  }

  /// - Returns: what the control with the focus says.
  func pressFocused() -> Action? {
    guard let key = focus.shown, let control = wholeScene.control(key) else { return nil }
    return perform(control.target)
  }

  /// The control that the keyboard's focus is on.
  var focused: ControlKey? { focus.shown }

  /// What the control with the focus is called.
  var focusedName: String? {
    guard focus.isShown else { return nil }
    return accessibilityTree().all.first(where: \.focused)?.name
  }

  /// A key points along the window; the page may run otherwise.
  private func onPage(_ move: FocusMove) -> FocusMove {
    switch (placement.writing.direction, move) {
    case (.vertical, .up): .left
    case (.vertical, .left): .up
    case (.vertical, .down): .right
    case (.vertical, .right): .down
    case (.rightToLeft, .left): .right
    case (.rightToLeft, .right): .left
    default: move
    }
  }
}
