import CSDL
import Drawing

extension KioskWindow {
  func handleEvents() {
    var event = SDL_Event()
    while SDL_PollEvent(&event) != 0 { handle(event) }
  }

  private func handle(_ event: SDL_Event) {
    switch SDL_EventType(rawValue: event.type) {
    case SDL_QUIT: onClose()
    case SDL_WINDOWEVENT: handle(event.window)
    case SDL_MOUSEBUTTONDOWN where event.button.button == UInt8(SDL_BUTTON_LEFT):
      onActivity()
      screen.began(
        pointer(event.button), at: Point(x: Double(event.button.x), y: Double(event.button.y)))
    case SDL_MOUSEMOTION:
      screen.moved(.mouse, to: Point(x: Double(event.motion.x), y: Double(event.motion.y)))
    case SDL_MOUSEBUTTONUP where event.button.button == UInt8(SDL_BUTTON_LEFT):
      let place = Point(x: Double(event.button.x), y: Double(event.button.y))
      if let action = screen.ended(pointer(event.button), at: place) { onAction(action) }
    case SDL_MOUSEWHEEL:
      onActivity()
      let place = Point(x: Double(event.wheel.mouseX), y: Double(event.wheel.mouseY))
      // A notch is about two lines.
      screen.wheel(at: place, by: -Double(event.wheel.y) * min(size.width, size.height) / 10)
    case SDL_FINGERDOWN:
      onActivity()
      screen.began(.finger(event.tfinger.fingerId), at: place(of: event.tfinger))
    case SDL_FINGERMOTION:
      screen.moved(.finger(event.tfinger.fingerId), to: place(of: event.tfinger))
    case SDL_FINGERUP:
      let finger = event.tfinger
      if let action = screen.ended(.finger(finger.fingerId), at: place(of: finger)) {
        onAction(action)
      }
    case SDL_TEXTINPUT:
      onActivity()
      let text = withUnsafeBytes(of: event.text.text) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      // The space bar has pressed what has the focus.
      if text != " " || screen.focused == nil { onText(text) }
    case SDL_KEYDOWN:
      onActivity()
      handle(event.key.keysym, isHeld: event.key.repeat != 0)
    default: break
    }
  }

  private func pointer(_ button: SDL_MouseButtonEvent) -> TouchTracker<Action>.Pointer {
    button.which == deliberatePressMark ? .driver : .mouse
  }

  /// SDL gives fingers as shares of the window.
  private func place(of finger: SDL_TouchFingerEvent) -> Point {
    Point(x: Double(finger.x) * size.width, y: Double(finger.y) * size.height)
  }

  private func handle(_ key: SDL_Keysym, isHeld: Bool) {
    let isShifted = UInt32(key.mod) & (KMOD_LSHIFT.rawValue | KMOD_RSHIFT.rawValue) != 0
    switch SDL_KeyCode(rawValue: UInt32(bitPattern: key.sym)) {
    case SDLK_TAB: moveFocus(isShifted ? .previous : .next)
    case SDLK_UP: moveFocus(.up)
    case SDLK_DOWN: moveFocus(.down)
    case SDLK_LEFT: moveFocus(.left)
    case SDLK_RIGHT: moveFocus(.right)
    case SDLK_RETURN, SDLK_KP_ENTER, SDLK_SPACE:
      // A key that is held too long presses once.
      if !isHeld, let action = screen.pressFocused() { onAction(action) }
    case SDLK_BACKSPACE: onBackspace()
    case SDLK_ESCAPE, SDLK_AC_BACK: if !isHeld { onBack() }
    case SDLK_F1, SDLK_HELP: if !isHeld { onHelp() }
    default: break
    }
  }

  private func moveFocus(_ move: FocusMove) {
    screen.moveFocus(move)
    if let name = screen.focusedName { onFocus(name) }
  }

  private func handle(_ event: SDL_WindowEvent) {
    switch SDL_WindowEventID(rawValue: UInt32(event.event)) {
    case SDL_WINDOWEVENT_SIZE_CHANGED: takeNewSize()
    case SDL_WINDOWEVENT_EXPOSED: wholePresents = max(1, wholePresents)
    case SDL_WINDOWEVENT_HIDDEN: screen.cancelTouch()
    default: break
    }
  }

  private func takeNewSize() {
    // The old surface is gone with the size. A driver that had one for the old size has one for
    // the new; if it refuses once, the next change asks again.
    guard let new = try? Self.surface(of: window, options) else { return }
    surface = new
    screen.resize(to: new.size)
    screen.invalidate()
    wholePresents = max(1, wholePresents)
    onResize(new.size)
  }
}
