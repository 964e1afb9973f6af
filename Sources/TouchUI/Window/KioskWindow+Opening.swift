import CSDL
import Drawing

extension KioskWindow {
  static func open(_ options: WindowOptions) throws(WindowError) -> OpaquePointer {
    // Unset, SDL puts a software OpenGL beneath the surface: 100 MB and 15 ms a frame (measured
    // under X11).
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0")
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1")
    // A finger is a finger and a mouse a mouse; neither is to come twice.
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0")
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0")
    // SDL keeps the click to itself that gave the window its focus: the first press of a resident
    // would be lost (seen under X11 with a click right after the start).
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1")
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0")
    if let driver = options.videoDriver { SDL_SetHint(SDL_HINT_VIDEODRIVER, driver) }
    guard SDL_InitSubSystem(SDL_INIT_VIDEO) == 0 else {
      throw WindowError(.videoUnavailable, cause: sdlError())
    }
    var (width, height): (Int32, Int32) = (1080, 1920)
    var flags = SDL_WINDOW_SHOWN.rawValue
    switch options.mode {
    case .fullScreen:
      flags |= SDL_WINDOW_FULLSCREEN_DESKTOP.rawValue
      var mode = SDL_DisplayMode()
      if SDL_GetDesktopDisplayMode(0, &mode) == 0 { (width, height) = (mode.w, mode.h) }
    case .window(let wide, let high): (width, height) = (Int32(wide), Int32(high))
    }
    guard
      let window = SDL_CreateWindow(
        options.title, left(options, width), csdl_window_centred, width, height, flags)
    else {
      let cause = sdlError()
      SDL_QuitSubSystem(SDL_INIT_VIDEO)
      throw WindowError(.windowRefused, cause: cause)
    }
    SDL_ShowCursor(options.hidesCursor ? SDL_DISABLE : SDL_ENABLE)
    return window
  }

  /// Where the window's left edge is asked for.
  private static func left(_ options: WindowOptions, _ width: Int32) -> Int32 {
    var room = SDL_Rect()
    guard let beside = options.besideWidth, SDL_GetDisplayUsableBounds(0, &room) == 0 else {
      return csdl_window_centred
    }
    let gap: Int32 = 16
    return min(room.x + (room.w + Int32(beside)) / 2 + gap, room.x + max(0, room.w - width))
  }

  static func surface(
    of window: OpaquePointer, _ options: WindowOptions
  ) throws(WindowError) -> any WindowSurface {
    if options.presentation == .automatic, let plain = try? PlainSurface(window: window) {
      return plain
    }
    return try TextureSurface(window: window)
  }

  /// How long the loop sleeps when nothing happens, in milliseconds.
  static func idleTimeout(hasDescriptor: Bool) -> Int32 {
    // X11 wakes us; now and then SDL wants to tell the server that somebody is here.
    if hasDescriptor { return 20_000 }
    switch String(cString: SDL_GetCurrentVideoDriver()) {
    // No input arrives but what we push ourselves.
    case "offscreen", "dummy": return 1_000
    // SDL keeps the descriptors of input devices to itself: ask at the rate of a touch panel.
    default: return 8
    }
  }
}
