import CSDL
import Drawing

/// The `which` of mouse events that a program makes to press one control on purpose, `KIOS` in
/// ASCII: no trembling hand makes such a press twice.
public let deliberatePressMark: UInt32 = 0x4B49_4F53

extension KioskWindow {
  public var title: String { options.title }

  /// Where the window stands on the display, in pixels.
  public var frame: Rect {
    var (x, y): (Int32, Int32) = (0, 0)
    SDL_GetWindowPosition(window, &x, &y)
    return Rect(origin: Point(x: Double(x), y: Double(y)), size: size)
  }

  public var fillsDisplay: Bool { options.mode == .fullScreen }

  /// The control with the keyboard's focus.
  public var focus: ControlKey? { screen.focused }

  /// Whether the loop still has to take input that was pushed.
  public var hasInputWaiting: Bool {
    SDL_HasEvents(SDL_FIRSTEVENT.rawValue, SDL_LASTEVENT.rawValue) == SDL_TRUE
  }

  /// Touches the control with this identifier as a mouse would, through SDL's own queue, after
  /// bringing it into sight. The press is marked as deliberate.
  ///
  /// - Returns: false when there is none that answers now.
  public func press(identifier: String) -> Bool {
    guard let place = screen.placeToTouch(identifier: identifier) else { return false }
    return press(at: place)
  }

  /// Presses and lets go with the mouse; marked as deliberate.
  ///
  /// - Returns: false when SDL's queue is full.
  public func press(at place: Point) -> Bool {
    for isDown in [true, false] {
      var event = mouse(.left, isDown: isDown, at: place)
      event.button.which = deliberatePressMark
      guard SDL_PushEvent(&event) == 1 else { return false }
    }
    return true
  }

  /// Types a text that has no control characters.
  public func type(text: String) -> Bool { push(.text(text)) }

  /// Presses a key and lets it go.
  public func key(_ key: DrivenKey, _ modifiers: DrivenModifiers = []) -> Bool {
    push(.key(key, isDown: true, modifiers)) && push(.key(key, isDown: false, modifiers))
  }

  /// Gives the window one piece of input, which it takes at the loop's next turn.
  ///
  /// - Returns: false when SDL's queue is full.
  public func push(_ input: DrivenInput) -> Bool {
    events(input).allSatisfy { event in
      var event = event
      return SDL_PushEvent(&event) == 1
    }
  }

  private func events(_ input: DrivenInput) -> [SDL_Event] {
    var event = SDL_Event()
    let id = SDL_GetWindowID(window)
    switch input {
    case .mouseMoved(let place):
      event.motion.type = SDL_MOUSEMOTION.rawValue
      event.motion.windowID = id
      event.motion.x = Int32(place.x)
      event.motion.y = Int32(place.y)
    case .mouse(let button, let isDown, let place):
      return [mouse(button, isDown: isDown, at: place)]
    case .finger(let finger, let phase, let place):
      let type =
        switch phase {
        case .down: SDL_FINGERDOWN
        case .moved: SDL_FINGERMOTION
        case .up: SDL_FINGERUP
        }
      event.tfinger.type = type.rawValue
      event.tfinger.windowID = id
      event.tfinger.fingerId = finger
      // SDL has fingers as shares of the window.
      event.tfinger.x = Float(place.x / size.width)
      event.tfinger.y = Float(place.y / size.height)
      event.tfinger.pressure = phase == .up ? 0 : 1
    case .wheel(let place, let right, let down):
      event.wheel.type = SDL_MOUSEWHEEL.rawValue
      event.wheel.windowID = id
      event.wheel.x = Int32(right)
      event.wheel.y = -Int32(down)
      event.wheel.preciseX = Float(right)
      event.wheel.preciseY = -Float(down)
      event.wheel.mouseX = Int32(place.x)
      event.wheel.mouseY = Int32(place.y)
    case .key(let key, let isDown, let modifiers):
      event.key.type = (isDown ? SDL_KEYDOWN : SDL_KEYUP).rawValue
      event.key.windowID = id
      event.key.state = UInt8(isDown ? SDL_PRESSED : SDL_RELEASED)
      event.key.keysym.sym = key.code
      event.key.keysym.scancode = SDL_GetScancodeFromKey(key.code)
      event.key.keysym.mod = modifiers.code
    case .text(let text): return texts(text)
    }
    return [event]
  }

  private func mouse(
    _ button: DrivenInput.MouseButton, isDown: Bool, at place: Point
  ) -> SDL_Event {
    var event = SDL_Event()
    event.button.type = (isDown ? SDL_MOUSEBUTTONDOWN : SDL_MOUSEBUTTONUP).rawValue
    event.button.windowID = SDL_GetWindowID(window)
    event.button.button = button.rawValue
    event.button.state = UInt8(isDown ? SDL_PRESSED : SDL_RELEASED)
    event.button.clicks = 1
    event.button.x = Int32(place.x)
    event.button.y = Int32(place.y)
    return event
  }

  /// SDL takes at most 31 bytes and a zero at a time.
  private func texts(_ text: String) -> [SDL_Event] {
    let most = Int(SDL_TEXTINPUTEVENT_TEXT_SIZE) - 1
    var pieces: [[UInt8]] = []
    for scalar in text.unicodeScalars {
      let bytes = Array(UTF8.encode(scalar) ?? .init())
      if let last = pieces.last, last.count + bytes.count <= most {
        pieces[pieces.count - 1] += bytes
      } else {
        pieces.append(bytes)
      }
    }
    return pieces.map { bytes in
      var event = SDL_Event()
      event.text.type = SDL_TEXTINPUT.rawValue
      event.text.windowID = SDL_GetWindowID(window)
      withUnsafeMutableBytes(of: &event.text.text) { $0.copyBytes(from: bytes) }
      return event
    }
  }
}

extension DrivenKey {
  /// SDL's key code.
  var code: Int32 {
    switch self {
    case .backspace: Self.code(SDLK_BACKSPACE)
    case .delete: Self.code(SDLK_DELETE)
    case .enter: Self.code(SDLK_RETURN)
    case .tab: Self.code(SDLK_TAB)
    case .escape: Self.code(SDLK_ESCAPE)
    case .space: Self.code(SDLK_SPACE)
    case .insert: Self.code(SDLK_INSERT)
    case .left: Self.code(SDLK_LEFT)
    case .right: Self.code(SDLK_RIGHT)
    case .up: Self.code(SDLK_UP)
    case .down: Self.code(SDLK_DOWN)
    case .home: Self.code(SDLK_HOME)
    case .end: Self.code(SDLK_END)
    case .pageUp: Self.code(SDLK_PAGEUP)
    case .pageDown: Self.code(SDLK_PAGEDOWN)
    case .shift: Self.code(SDLK_LSHIFT)
    case .control: Self.code(SDLK_LCTRL)
    case .alt: Self.code(SDLK_LALT)
    case .meta: Self.code(SDLK_LGUI)
    // SDL numbers F1 to F12 in a row.
    case .function(let number): Self.code(SDLK_F1) + Int32(min(max(number, 1), 12)) - 1
    // SDL's codes of keys that write are Unicode.
    case .character(let character):
      Int32(bitPattern: character.lowercased().unicodeScalars.first?.value ?? 0)
    }
  }

  private static func code(_ key: SDL_KeyCode) -> Int32 { Int32(bitPattern: key.rawValue) }
}

extension DrivenModifiers {
  /// SDL's bits.
  var code: UInt16 {
    let bits: [(DrivenModifiers, SDL_Keymod)] = [
      (.shift, KMOD_LSHIFT), (.control, KMOD_LCTRL), (.alt, KMOD_LALT), (.meta, KMOD_LGUI),
    ]
    return bits.reduce(0) { contains($1.0) ? $0 | UInt16($1.1.rawValue) : $0 }
  }
}
