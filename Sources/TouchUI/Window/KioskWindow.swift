import CDispatchPump
import CSDL
import Drawing

/// The one window of a kiosk: it shows a view tree, says what was pressed, and sleeps while
/// nothing happens.
///
/// ```swift
/// let window = try KioskWindow<Action>(options: options, theme: theme)
/// window.onAction = { action in store.send(action) }
/// window.show(screen(of: store.state))
/// window.run()
/// ```
/// `run` takes the main thread and runs the main actor's jobs from it; call it from the program's
/// first lines, not from a task.
@MainActor
public final class KioskWindow<Action: Hashable & Sendable> {
  /// What the pressed control says.
  public var onAction: (Action) -> Void = { _ in }
  /// Any touch, click or key; a time-out begins anew.
  public var onActivity: () -> Void = {}
  /// Each stroke on a pad to write on, with the pad's identifier; points in shares of its side.
  public var onStroke: (String, [Point]) -> Void = { _, _ in }
  /// A character that no font has, the first time it is met.
  public var onMissingGlyph: (Unicode.Scalar) -> Void {
    get { screen.text.onMissing }
    set { screen.text.onMissing = newValue }
  }
  /// The name of the control that the keyboard's focus came to.
  public var onFocus: (String) -> Void = { _ in }
  /// What a keyboard that is plugged in writes, and its Backspace.
  public var onText: (String) -> Void = { _ in }
  public var onBackspace: () -> Void = {}
  /// The keyboard's Escape, a keypad's back.
  public var onBack: () -> Void = {}
  /// The keyboard's F1, a keypad's help.
  public var onHelp: () -> Void = {}
  /// Called when everything is done, before the window waits for what comes next.
  public var onRest: () -> Void = {}
  /// The window has another size, in pixels; a screen may want another arrangement.
  public var onResize: (Size) -> Void = { _ in }
  /// A window manager asks to close.
  public lazy var onClose: () -> Void = { [weak self] in self?.stop() }

  /// In pixels.
  public var size: Size { surface.size }
  public var counters: ScreenCounters { screen.counters }

  let options: WindowOptions
  let window: OpaquePointer
  let screen: Screen<Action>
  var surface: any WindowSurface
  /// Presents of the whole that are still to come: one that happens before the display server
  /// has mapped the window can get lost.
  var wholePresents = 2
  /// Whether there is a tree to show; an empty picture would only hold up the first.
  private var isDressed = false
  /// -1 unless the driver is X11.
  let displayDescriptor: Int32
  let idleTimeout: Int32
  var isRunning = false
  /// Seconds between two pictures of a list that moves.
  let refreshInterval: Double
  /// When the next picture of a list that moves is due, in seconds.
  var nextFrame = 0.0

  /// - Throws: `fontsMissing`, `videoUnavailable`, `windowRefused` or `surfaceRefused`; then the
  ///   screen of last resort is what is left.
  /// - Parameter text: begun before, so that it is ready when the window is.
  public init(
    options: WindowOptions, theme: Theme, text: TextPreparation? = nil
  ) throws(WindowError) {
    self.options = options
    window = try Self.open(options)
    do throws(WindowError) {
      surface = try Self.surface(of: window, options)
    } catch {
      Self.close(window)
      throw error
    }
    displayDescriptor = csdl_x11_descriptor(window)
    idleTimeout = Self.idleTimeout(hasDescriptor: displayDescriptor >= 0)
    let engine: TextEngine
    do throws(DrawingError) {
      engine = try Self.engine(text, options)
    } catch {
      surface.close()
      Self.close(window)
      throw WindowError(.fontsMissing, cause: error.cause)
    }
    screen = Screen(
      theme: theme, assets: options.assetsFolder, size: surface.size,
      names: options.scrollNames, patience: options.patience,
      text: engine, clock: Self.seconds)
    // A job of the main actor wakes the loop, which then sees that there is something to paint.
    screen.painter.pictures.onArrival { Task { @MainActor in } }
    refreshInterval = Self.refreshInterval(of: window)
    screen.onStroke = { [unowned self] pad, points in onStroke(pad, points) }
  }

  private static func engine(
    _ text: TextPreparation?, _ options: WindowOptions
  ) throws(DrawingError) -> TextEngine {
    if let text { return try text.engine() }
    try Fonts.use(configuration: "\(options.assetsFolder)/fonts/fonts.conf")
    return TextEngine()
  }

  isolated deinit {
    surface.close()
    Self.close(window)
  }

  private static func close(_ window: OpaquePointer) {
    SDL_DestroyWindow(window)
    SDL_QuitSubSystem(SDL_INIT_VIDEO)
  }

  /// Shows another tree at the loop's next turn; an equal one costs a comparison.
  ///
  /// - Parameter page: tells one page from another: a control of the same name on another page is
  ///   another control for a hand that tapped twice.
  public func show(_ view: View<Action>, page: Int = 0) {
    isDressed = true
    screen.show(view, page: page)
  }

  /// Another look, such as larger text, or another language; everything is laid out anew.
  ///
  /// - Parameter names: of the page buttons, in that language.
  /// - Parameter top: pixels at the window's top that hold nothing to be touched.
  public func use(
    _ theme: Theme, _ writing: Writing = .chinese, top: Double = 0, names: ScrollNames? = nil
  ) {
    screen.use(theme, writing, top: top, names: names)
  }

  /// Lets go of every word and position of a session that is over.
  public func forget() { screen.forget() }

  /// The words that are shown now are nobody's, and will be shown again: they are kept, shaped.
  public func keepWords() { screen.text.keepForGood() }

  public func accessibilityTree() -> AccessibilityNode { screen.accessibilityTree() }

  /// Scrolls until the view with this identifier is in sight, such as the field that is filled in.
  public func reveal(identifier: String) { screen.reveal(identifier: identifier) }

  /// Writes the window's picture of now as a PNG.
  public func screenshot(to path: String) throws(WindowError) {
    // What changed since the last frame is shown too: its damage is known only now.
    draw()
    do { try surface.canvas.writePNG(to: path) } catch {
      throw WindowError(.screenshotUnwritable, cause: error.cause)
    }
  }

  /// Brings the display up to date.
  func draw() {
    var damage = screen.paint(on: surface.canvas)
    if wholePresents > 0 {
      wholePresents -= 1
      damage = [Rect(origin: .zero, size: surface.size)]
    }
    // By the beat of the display: a frame that came late is not paid for by the next.
    let now = Self.seconds()
    nextFrame =
      now - nextFrame > refreshInterval ? now + refreshInterval : nextFrame + refreshInterval
    if !damage.isEmpty { surface.present(damage) }
  }

  var needsFrame: Bool { isDressed && (wholePresents > 0 || screen.needsPaint) }
}
