import CSDL

/// What arrives in SDL's queue, whoever pushes it.
@MainActor
enum InputRecord {
  enum Key: Hashable, Sendable {
    case backspace
    case text(String)
    /// In short words, for a test to read.
    case event(String)
  }

  private static var onInput: (Key) -> Void = { _ in }

  /// SDL calls the watcher as soon as an event is pushed, on the thread that pushes it: the window's.
  static func watch(_ onInput: @escaping (Key) -> Void) {
    self.onInput = onInput
    SDL_AddEventWatch(
      { _, event in
        guard let event = event?.pointee else { return 1 }
        MainActor.assumeIsolated {
          for key in InputRecord.keys(of: event) { InputRecord.onInput(key) }
        }
        return 1
      }, nil)
  }

  private static func keys(of event: SDL_Event) -> [Key] {
    switch SDL_EventType(rawValue: event.type) {
    case SDL_TEXTINPUT:
      let text = withUnsafeBytes(of: event.text.text) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      return [.text(text)]
    case SDL_KEYDOWN:
      let name = String(cString: SDL_GetKeyName(event.key.keysym.sym))
      let mark = event.key.keysym.mod == 0 ? "" : "~"
      let record = Key.event("key\(mark)\(name)")
      return event.key.keysym.sym == Int32(bitPattern: SDLK_BACKSPACE.rawValue)
        ? [.backspace, record] : [record]
    case SDL_MOUSEBUTTONDOWN:
      return [.event(event.button.which == 0x4B49_4F53 ? "mouse!" : "mouse\(event.button.button)")]
    case SDL_FINGERDOWN: return [.event("finger\(event.tfinger.fingerId)")]
    case SDL_FINGERMOTION: return [.event("moves")]
    case SDL_FINGERUP: return [.event("lifts")]
    case SDL_MOUSEWHEEL: return [.event("wheel\(event.wheel.y)")]
    default: return []
    }
  }
}
