import CSDL
import Drawing

/// The pixels of a window, and the way from them to the display.
@MainActor
protocol WindowSurface: AnyObject {
  var canvas: Canvas { get }
  var size: Size { get }
  /// Shows what was drawn inside of `rects`, whole pixels.
  func present(_ rects: [Rect])
  /// Gives back what hangs on the window: before the window goes. Nothing may be drawn after it.
  func close()
}

/// What SDL says of the call that just failed.
func sdlError() -> String { String(cString: SDL_GetError()) }

extension SDL_Rect {
  init(_ rect: Rect) {
    self.init(
      x: Int32(rect.minX), y: Int32(rect.minY), w: Int32(rect.width), h: Int32(rect.height))
  }
}
