import CSDL
import CSDLTTF
import Glibc

/// Three lines on a plain window, when drawing, fonts or configuration are broken: out of
/// service, whom to call, where else to go.
///
/// It needs SDL, SDL_ttf and one font file, and reads nothing else. Without a font the window is
/// still there, in the colour of trouble, so that nobody meets a dead screen or a login prompt.
@MainActor
public final class LastResortScreen {
  private let lines: [String]
  private let window: OpaquePointer

  /// - Parameter lines: the first is shown largest.
  /// - Parameter size: of a window in pixels, for a test; `nil` fills the screen.
  /// - Throws: `videoUnavailable` or `windowRefused`; then there is no display at all.
  public init(
    lines: [String], videoDriver: String? = nil, size: (width: Int, height: Int)? = nil
  ) throws(WindowError) {
    self.lines = lines
    // SDL turns SIGTERM and SIGINT into its quit event, unless somebody else handles them.
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "0")
    if let videoDriver { SDL_SetHint(SDL_HINT_VIDEODRIVER, videoDriver) }
    guard SDL_InitSubSystem(SDL_INIT_VIDEO) == 0 else {
      throw WindowError(.videoUnavailable, cause: sdlError())
    }
    // The bare console has no surface of its own: SDL shows one as a texture, unless it is told not
    // to. Elsewhere that would cost 100 MB.
    let isConsole = String(cString: SDL_GetCurrentVideoDriver()) == "KMSDRM"
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, isConsole ? "1" : "0")
    let flags = size == nil ? SDL_WINDOW_FULLSCREEN_DESKTOP.rawValue : 0
    guard
      let window = SDL_CreateWindow(
        "", csdl_window_centred, csdl_window_centred, Int32(size?.width ?? 1080),
        Int32(size?.height ?? 1920), flags | SDL_WINDOW_SHOWN.rawValue)
    else {
      let cause = sdlError()
      SDL_QuitSubSystem(SDL_INIT_VIDEO)
      throw WindowError(.windowRefused, cause: cause)
    }
    self.window = window
    SDL_ShowCursor(SDL_DISABLE)
  }

  isolated deinit {
    SDL_DestroyWindow(window)
    SDL_QuitSubSystem(SDL_INIT_VIDEO)
  }

  /// Shows the lines until the program is told to end (SIGTERM, SIGINT) or the window is closed.
  public func run() {
    draw()
    while true {
      var event = SDL_Event()
      // Wakes twice a second at most; drawing again mends what another program painted over.
      guard SDL_WaitEventTimeout(&event, 500) != 0 else { continue }
      switch SDL_EventType(rawValue: event.type) {
      case SDL_QUIT: return
      case SDL_WINDOWEVENT: draw()
      default: break
      }
    }
  }

  /// Draws the lines, each in the middle, wrapped where it is too long.
  func draw() {
    guard let surface = SDL_GetWindowSurface(window) else { return }
    SDL_FillRect(surface, nil, SDL_MapRGB(surface.pointee.format, 0x0B, 0x2F, 0x5E))
    let pictures = renderedLines(width: surface.pointee.w)
    let gap = min(surface.pointee.w, surface.pointee.h) / 14
    let height = pictures.reduce(gap * Int32(pictures.count - 1)) { $0 + $1.pointee.h }
    var y = (surface.pointee.h - height) / 2
    for picture in pictures {
      var place = SDL_Rect(x: (surface.pointee.w - picture.pointee.w) / 2, y: y, w: 0, h: 0)
      y += picture.pointee.h + gap
      SDL_UpperBlit(picture, nil, surface, &place)
      SDL_FreeSurface(picture)
    }
    SDL_UpdateWindowSurface(window)
  }

  /// Empty without a font.
  private func renderedLines(width: Int32) -> [UnsafeMutablePointer<SDL_Surface>] {
    guard let file = LastResortFont.first, TTF_Init() == 0 else { return [] }
    defer { TTF_Quit() }
    var (wide, high): (Int32, Int32) = (0, 0)
    SDL_GetWindowSize(window, &wide, &high)
    let unit = Double(min(wide, high)) / 1080
    let white = SDL_Color(r: 255, g: 255, b: 255, a: 255)
    return lines.enumerated().compactMap { index, line in
      let height = Int32((unit * (index == 0 ? 88 : 52)).rounded())
      guard let font = TTF_OpenFontIndex(file.path, height, file.face) else { return nil }
      defer { TTF_CloseFont(font) }
      TTF_SetFontWrappedAlign(font, TTF_WRAPPED_ALIGN_CENTER)
      return TTF_RenderUTF8_Blended_Wrapped(font, line, white, UInt32(width * 9 / 10))
    }
  }

  /// The colour of one pixel, `0x00RRGGBB`; for a test.
  func pixel(x: Int, y: Int) -> UInt32? {
    guard let surface = SDL_GetWindowSurface(window), let pixels = surface.pointee.pixels else {
      return nil
    }
    let offset = y * Int(surface.pointee.pitch) + x * 4
    return pixels.load(fromByteOffset: offset, as: UInt32.self) & 0x00FF_FFFF
  }
}
