/// How the window is opened.
public struct WindowOptions: Hashable, Sendable {
  public enum Mode: Hashable, Sendable {
    case fullScreen
    /// So many pixels, for a desk or a test.
    case window(width: Int, height: Int)
  }

  /// How pixels get to the display.
  public enum Presentation: Hashable, Sendable {
    /// A plain surface where SDL has one, else a texture.
    case automatic
    /// A streaming texture, as under KMSDRM.
    case texture
  }

  public var title: String
  public var mode: Mode
  /// A touch screen needs no pointer.
  public var hidesCursor: Bool
  /// The folder of pictures/ and fonts/.
  public var assetsFolder: String
  /// SDL's name of a video driver, such as `offscreen`; `nil` lets SDL choose.
  public var videoDriver: String?
  public var presentation: Presentation
  public var scrollNames: ScrollNames
  public var patience: TouchPatience
  /// Opens at the right of another program's window of so many pixels, which is centred; `nil`
  /// opens centred itself.
  public var besideWidth: Int?

  public init(
    title: String, mode: Mode, assetsFolder: String, hidesCursor: Bool = true,
    videoDriver: String? = nil, presentation: Presentation = .automatic,
    scrollNames: ScrollNames = .chinese, patience: TouchPatience = .standard,
    besideWidth: Int? = nil
  ) {
    self.title = title
    self.mode = mode
    self.assetsFolder = assetsFolder
    self.hidesCursor = hidesCursor
    self.videoDriver = videoDriver
    self.presentation = presentation
    self.scrollNames = scrollNames
    self.patience = patience
    self.besideWidth = besideWidth
  }
}
