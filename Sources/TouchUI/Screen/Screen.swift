import Drawing

/// A view tree, made into pixels and answering touches. It knows no window: `KioskWindow` gives
/// it events and a canvas, a test gives it the same.
///
/// Nothing changed costs nothing: `needsPaint` says whether there is anything to do, and `paint`
/// paints the difference alone. One thread at a time may use it.
public final class Screen<Action: Hashable & Sendable> {
  public let theme: Theme
  let text = TextEngine()
  private let painter: Painter
  private let names: ScrollNames
  private var view = View<Action>.empty
  private(set) var size: Size
  private var root: LayoutBox<Action>?
  private var builtScene: Scene<Action>?
  /// What the canvas shows; `nil` when it shows nothing of use.
  private var painted: [DisplayItem]?
  private var offsets: [String: Double] = [:]
  private var tracker: TouchTracker<Action>
  private(set) var focused: ControlKey?
  private var tally = ScreenCounters()

  /// - Parameter assets: the folder of pictures/ and fonts/.
  /// - Parameter size: of the canvas, in pixels.
  public init(
    theme: Theme, assets: String, size: Size, names: ScrollNames = .chinese
  ) {
    self.theme = theme
    self.size = size
    self.names = names
    painter = Painter(
      text: text, icons: IconLibrary(file: "\(assets)/pictures/icons.json"),
      picturesFolder: "\(assets)/pictures")
    tracker = Self.tracker(size)
  }

  public var counters: ScreenCounters {
    var counters = tally
    counters.itemsPainted = painter.painted
    counters.textsShaped = text.counters.shaped
    counters.textsReused = text.counters.reused
    return counters
  }

  /// Whether `paint` has something to do.
  public var needsPaint: Bool { painted == nil || builtScene == nil }

  /// Shows another tree. An equal one changes nothing.
  public func show(_ view: View<Action>) {
    guard view != self.view || root == nil else { return }
    self.view = view
    root = LayoutBox(view, taking: root)
    tally.layouts += 1
    builtScene = nil
  }

  /// Takes another canvas size; everything is laid out and painted again.
  public func resize(to size: Size) {
    guard size != self.size else { return }
    self.size = size
    root = LayoutBox(view)
    tally.layouts += 1
    tracker = Self.tracker(size)
    builtScene = nil
    painted = nil
  }

  /// The canvas lost its pixels: the next `paint` paints everything.
  public func invalidate() { painted = nil }

  /// Paints what differs from the last time, and returns where that was. The canvas keeps its
  /// pixels between two calls.
  public func paint(on canvas: Canvas) -> [Rect] {
    let scene = scene
    let window = Rect(origin: .zero, size: size)
    let damage =
      painted.map { Damage.between($0, scene.items, window: window) } ?? [window]
    painted = scene.items
    guard !damage.isEmpty else { return [] }
    painter.paint(scene.items, damage: damage, on: canvas)
    tally.frames += 1
    return damage
  }

  /// Lets go of every word and position of a session that is over.
  public func forget() {
    text.forget()
    offsets = [:]
    focused = nil
    tracker.cancel()
    builtScene = nil
  }

  // MARK: Touch

  func began(_ pointer: TouchTracker<Action>.Pointer, at point: Point) {
    focused = nil
    tracking { $0.began(pointer, at: point, in: $1) }
  }

  func moved(_ pointer: TouchTracker<Action>.Pointer, to point: Point) {
    let outcome = tracking { $0.moved(pointer, to: point, in: $1) }
    if case .scroll(let id, let distance) = outcome { scroll(id, by: distance) }
  }

  /// - Returns: what was pressed.
  func ended(_ pointer: TouchTracker<Action>.Pointer, at point: Point) -> Action? {
    switch tracking({ $0.ended(pointer, at: point, in: $1) }) {
    case .press(let target): return perform(target)
    case .scroll(let id, let distance): scroll(id, by: distance)
    case .none: break
    }
    return nil
  }

  func cancelTouch() { tracking { tracker, _ in tracker.cancel() } }

  /// A mouse wheel over `point`, down when positive.
  func wheel(at point: Point, by distance: Double) {
    if let place = scene.scroll(at: point) { scroll(place.id, by: distance) }
  }

  private func tracking<Result>(
    _ change: (inout TouchTracker<Action>, Scene<Action>) -> Result
  ) -> Result {
    let before = (tracker.pressed, focused)
    let result = change(&tracker, scene)
    if before != (tracker.pressed, focused) { builtScene = nil }
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

  private func scroll(_ id: String, by distance: Double) {
    guard let place = scene.scroll(id) else { return }
    let offset = min(max(0, place.offset + distance), place.most)
    guard offset != place.offset else { return }
    offsets[id] = offset
    builtScene = nil
  }

  // MARK: Keyboard

  /// Moves the keyboard's focus and brings its control into sight.
  func moveFocus(_ move: FocusMove) {
    focused = move.target(from: focused, in: scene.controls)
    builtScene = nil
    if let focused, let control = scene.control(focused) { reveal(control) }
  }

  /// - Returns: what the control with the keyboard's focus says.
  func pressFocused() -> Action? {
    guard let focused, let control = scene.control(focused) else { return nil }
    return perform(control.target)
  }

  // MARK: By name

  public func accessibilityTree() -> AccessibilityNode {
    let scene = scene
    let window = Rect(origin: .zero, size: size)
    return AccessibilityBuilder(engine: engine, scene: scene, window: window, names: names)
      .build(root ?? LayoutBox(view))
  }

  /// Brings the control with this identifier into sight.
  ///
  /// - Returns: where to touch it; `nil` when there is none that answers.
  func placeToTouch(identifier: String) -> Point? {
    guard
      let control = scene.controls.first(where: { $0.key.identifier == identifier })
    else { return nil }
    reveal(control)
    guard let now = scene.control(control.key), !now.touchable.isEmpty else { return nil }
    let place = now.touchable.centre
    return scene.control(at: place)?.key == control.key ? place : nil
  }

  /// Moves the scroll that the view with this identifier lies in until the view is in sight.
  public func reveal(identifier: String) {
    _ = scene
    guard let root, let (box, id) = find(identifier, in: root, scroll: nil), let id,
      let place = scene.scroll(id)
    else { return }
    reveal(box.frame.offset(x: 0, y: -place.offset), in: place)
  }

  private func find(
    _ identifier: String, in box: LayoutBox<Action>, scroll: String?
  ) -> (LayoutBox<Action>, scroll: String?)? {
    if box.view.accessibility?.identifier == identifier { return (box, scroll) }
    engine.arrange(box)
    var scroll = scroll
    if case .scroll(let id, _) = box.view.content { scroll = id }
    for child in box.children {
      if let found = find(identifier, in: child, scroll: scroll) { return found }
    }
    return nil
  }

  private func reveal(_ control: Control<Action>) {
    guard let id = control.scroll, let place = scene.scroll(id) else { return }
    reveal(control.frame, in: place)
  }

  /// - Parameter frame: where it is now, in pixels of the window.
  private func reveal(_ frame: Rect, in place: ScrollPlace) {
    let above = place.viewport.minY - frame.minY
    let below = frame.maxY - place.viewport.maxY
    if above > 0 {
      scroll(place.id, by: -above)
    } else if below > 0 {
      // What is taller than its place shows its beginning.
      scroll(place.id, by: min(below, -above))
    }
  }

  private var engine: LayoutEngine<Action> {
    LayoutEngine(theme: theme, text: text, window: size)
  }

  /// The scene of now, made when something changed since the last.
  private var scene: Scene<Action> {
    if let builtScene { return builtScene }
    let root = root ?? LayoutBox(view)
    self.root = root
    let engine = engine
    engine.place(root, in: Rect(origin: .zero, size: size))
    var builder = SceneBuilder(
      engine: engine, window: size, offsets: offsets, pressed: tracker.pressed, focused: focused)
    let scene = builder.build(root)
    builtScene = scene
    return scene
  }

  /// 24 units are 3 mm on a 32-inch portrait screen.
  private static func tracker(_ size: Size) -> TouchTracker<Action> {
    TouchTracker(dragThreshold: min(size.width, size.height) / 1080 * 24)
  }
}
