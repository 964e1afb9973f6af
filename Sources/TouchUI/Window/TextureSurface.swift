import CSDL
import Drawing

/// Pixels of our own that go up as a texture, for drivers without a surface (KMSDRM). Only what
/// changed is uploaded.
@MainActor
final class TextureSurface: WindowSurface {
  let canvas: Canvas
  let size: Size
  private let pixels: UnsafeMutableRawPointer
  private let stride: Int
  fileprivate let renderer: OpaquePointer
  fileprivate let texture: OpaquePointer
  private var isOpen = true

  /// - Throws: `surfaceRefused` when SDL has no renderer for the window.
  init(window: OpaquePointer) throws(WindowError) {
    guard let renderer = SDL_CreateRenderer(window, -1, 0) else {
      throw WindowError(.surfaceRefused, cause: sdlError())
    }
    var (width, height): (Int32, Int32) = (0, 0)
    SDL_GetRendererOutputSize(renderer, &width, &height)
    guard
      let texture = SDL_CreateTexture(
        renderer, SDL_PIXELFORMAT_RGB888.rawValue,
        Int32(SDL_TEXTUREACCESS_STREAMING.rawValue), width, height)
    else {
      let cause = sdlError()
      SDL_DestroyRenderer(renderer)
      throw WindowError(.surfaceRefused, cause: cause)
    }
    self.renderer = renderer
    self.texture = texture
    stride = Int(width) * 4
    pixels = .allocate(byteCount: stride * Int(height), alignment: 16)
    pixels.initializeMemory(as: UInt8.self, repeating: 0, count: stride * Int(height))
    size = Size(width: Double(width), height: Double(height))
    canvas = Canvas(pixels: pixels, width: Int(width), height: Int(height), stride: stride)
  }

  isolated deinit { close() }

  func close() {
    guard isOpen else { return }
    isOpen = false
    SDL_DestroyTexture(texture)
    SDL_DestroyRenderer(renderer)
    canvas.finish()
    pixels.deallocate()
  }

  func present(_ rects: [Rect]) {
    canvas.flush()
    for rect in rects {
      var area = SDL_Rect(rect)
      let start = pixels + Int(rect.minY) * stride + Int(rect.minX) * 4
      SDL_UpdateTexture(texture, &area, start, Int32(stride))
    }
    SDL_RenderCopy(renderer, texture, nil, nil)
    SDL_RenderPresent(renderer)
  }
}

extension TextureSurface {
  /// What the renderer shows, row by row as `0x00RRGGBB`; for a test.
  func presented() -> [UInt32] {
    SDL_RenderCopy(renderer, texture, nil, nil)
    var pixels = [UInt32](repeating: 0, count: Int(size.width * size.height))
    SDL_RenderReadPixels(
      renderer, nil, SDL_PIXELFORMAT_RGB888.rawValue, &pixels, Int32(size.width) * 4)
    return pixels.map { $0 & 0x00FF_FFFF }
  }
}
