import Drawing

/// A view tree, made into pixels and answering touches. It knows no window: `KioskWindow` gives
/// it events and a canvas, a test gives it the same.
///
/// Nothing changed costs nothing: `needsPaint` says whether there is anything to do, and `paint`
/// paints the difference alone. One thread at a time may use it.
public final class Screen<Action: Hashable & Sendable> {
  public private(set) var theme: Theme
  public private(set) var placement: Placement
  let text: TextEngine
  let painter: Painter
  private var names: ScrollNames
  private var view = View<Action>.empty
  private var page = 0
  var size: Size { placement.window }
  private var root: LayoutBox<Action>?
  private var builtScene: Scene<Action>?
  /// The last scene; only where its lists stand may have changed since.
  private var lastScene: Scene<Action>?
  /// What the canvas shows; `nil` when it shows nothing of use.
  private var painted: [DisplayItem]?
  private var offsets: [String: Double] = [:]
  var tracker: TouchTracker<Action>
  var memory: TouchMemory<Action>
  private var momentum: Momentum?
  /// Whether something changed since the last picture.
  private var isStale = true
  /// What changed since the last picture is the place of a list and nothing else.
  private(set) var onlyScrolled = false
  var focus = Focus()
  /// Who writes on a pad.
  var pen: Pen?
  /// Told of each stroke when the finger leaves, with the pad's identifier; points in shares of
  /// the pad's side.
  var onStroke: (String, [Point]) -> Void = { _, _ in }
  private var tally = ScreenCounters()
  /// Seconds, from any beginning.
  let clock: () -> Double

  /// - Parameters:
  ///   - assets: the folder of pictures/ and fonts/.
  ///   - size: of the canvas, in pixels.
  ///   - clock: seconds that never go back.
  public init(
    theme: Theme, assets: String, size: Size, names: ScrollNames = .chinese,
    writing: Writing = .chinese, patience: TouchPatience = .none,
    text: TextEngine = TextEngine(), clock: @escaping () -> Double = { 0 }
  ) {
    self.text = text
    self.theme = theme
    placement = Placement(window: size, writing: writing)
    self.names = names
    self.clock = clock
    painter = Painter(
      text: text, icons: IconLibrary(file: "\(assets)/pictures/icons.json"),
      picturesFolder: "\(assets)/pictures")
    tracker = Self.tracker(size)
    memory = TouchMemory(patience: patience)
  }

  public var counters: ScreenCounters {
    var counters = tally
    counters.itemsPainted = painter.painted
    counters.textsShaped = text.counters.shaped
    counters.textsReused = text.counters.reused
    counters.glyphsRasterised = text.counters.glyphs
    return counters
  }

  /// Whether `paint` has something to do.
  public var needsPaint: Bool { isStale || painted == nil || painter.pictures.hasNews }

  /// Shows another tree. An equal one changes nothing.
  ///
  /// - Parameter page: tells one page from another.
  public func show(_ view: View<Action>, page: Int = 0) {
    guard view != self.view || root == nil || page != self.page else { return }
    self.page = page
    self.view = view
    root = LayoutBox(view, taking: root)
    tally.layouts += 1
    change()
    remember()
  }

  /// Another look, such as larger text, or another language; everything is laid out anew.
  ///
  /// - Parameter top: pixels at the window's top that hold nothing to be touched.
  public func use(
    _ theme: Theme, _ writing: Writing, top: Double = 0, names: ScrollNames? = nil
  ) {
    let placement = Placement(window: size, writing: writing, top: top)
    let names = names ?? self.names
    guard theme != self.theme || placement != self.placement || names != self.names else { return }
    self.theme = theme
    self.placement = placement
    self.names = names
    startOver()
  }

  /// Takes another canvas size; everything is laid out and painted again.
  public func resize(to size: Size) {
    guard size != self.size else { return }
    placement.window = size
    tracker = Self.tracker(size)
    startOver()
  }

  /// The canvas lost its pixels: the next `paint` paints everything.
  public func invalidate() { painted = nil }

  /// Paints what differs from the last time. The canvas keeps its pixels between two calls.
  ///
  /// - Returns: where the canvas changed, for a display to be brought up to date.
  public func paint(on canvas: Canvas) -> [Rect] {
    let scene = scene
    let window = Rect(origin: .zero, size: size)
    isStale = false
    onlyScrolled = false
    let arrived = painter.pictures.takeNews()
    guard let painted else {
      finish(scene.items, [window], on: canvas)
      return [window]
    }
    let shift = Shift.between(painted, scene.items, window: window)
    let before = shift.map { $0.apply(to: painted) } ?? painted
    var damage = Damage.between(before, scene.items, window: window)
    damage = Damage.merge(damage + (shift?.uncovered ?? []) + places(of: arrived, in: scene))
    self.painted = scene.items
    guard shift != nil || !damage.isEmpty else { return [] }
    if let shift {
      canvas.move(shift.clip, x: shift.x, y: shift.y)
      tally.listsMoved += 1
    }
    finish(scene.items, damage, on: canvas)
    return Damage.merge(damage + (shift.map { [$0.clip] } ?? []))
  }

  private func finish(_ items: [DisplayItem], _ damage: [Rect], on canvas: Canvas) {
    painted = items
    painter.paint(items, damage: damage, on: canvas)
    tally.frames += 1
    tally.pixelsPainted += Int(damage.reduce(0) { $0 + $1.area })
  }

  /// Pictures that were decoded meanwhile.
  private func places(of pictures: Set<String>, in scene: Scene<Action>) -> [Rect] {
    guard !pictures.isEmpty else { return [] }
    return scene.items.compactMap { item in
      guard case .picture(let name) = item.paint, pictures.contains(name) else { return nil }
      return item.extent
    }
  }

  /// Lets go of every word and position of a session that is over, and of the tree that holds
  /// them: show another. The canvas keeps its pixels until that is painted.
  public func forget() {
    view = .empty
    root = nil
    text.forget()
    offsets = [:]
    focus = Focus()
    momentum = nil
    pen = nil
    memory.forget()
    tracker.cancel()
    change()
  }

  private func startOver() {
    root = LayoutBox(view)
    tally.layouts += 1
    momentum = nil
    tracker.cancel()
    painted = nil
    change()
    remember()
  }

  /// The scene has to be made anew.
  func change() {
    builtScene = nil
    lastScene = nil
    isStale = true
    onlyScrolled = false
  }

  private func remember() {
    let scene = wholeScene
    memory.saw(scene.controls, page: page, at: clock())
    focus.follow(scene.controls)
    if focus.needsScene { change() }
  }

  // MARK: Lists

  /// Whether a list moves by itself; ask `advance` at the display's rate.
  var isMoving: Bool { momentum != nil }

  /// Moves what moves by itself to where it is now.
  func advance() {
    guard var moving = momentum else { return }
    let distance = moving.advance(to: clock())
    momentum = moving.isOver ? nil : moving
    if !scroll(moving.scroll, by: distance) { momentum = nil }
  }

  func throwList(_ id: String, speed: Double) {
    momentum = Momentum(scroll: id, speed: speed, time: clock())
  }

  /// - Returns: whether it was moving.
  @discardableResult
  func stopMoving() -> Bool {
    defer { momentum = nil }
    return momentum != nil
  }

  /// - Returns: false at the end of the list.
  @discardableResult
  func scroll(_ id: String, by distance: Double) -> Bool {
    // A finger says more often where the list is than anybody paints it: no scene for that.
    guard let place = (builtScene ?? lastScene ?? scene).scroll(id) else { return false }
    let now = offsets[id] ?? place.offset
    let offset = min(max(0, now + distance), place.most)
    guard offset != now else { return distance == 0 }
    offsets[id] = offset
    lastScene = builtScene ?? lastScene
    builtScene = nil
    onlyScrolled = onlyScrolled || !isStale
    isStale = true
    return true
  }

  // MARK: By name

  public func accessibilityTree() -> AccessibilityNode {
    let scene = wholeScene
    return AccessibilityBuilder(
      engine: engine, scene: scene, names: names, focused: focus.shown
    ).build(root ?? LayoutBox(view))
  }

  /// Brings the control with this identifier into sight.
  ///
  /// - Returns: where to touch it on the window; `nil` when there is none that answers.
  func placeToTouch(identifier: String) -> Point? {
    guard
      let control = wholeScene.controls.first(where: { $0.key.identifier == identifier })
    else { return nil }
    reveal(control)
    guard let now = scene.control(control.key), !now.touchable.isEmpty else { return nil }
    let place = now.touchable.centre
    guard scene.control(at: place)?.key == control.key else { return nil }
    return placement.onWindow(place)
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

  func reveal(_ control: Control<Action>) {
    guard let id = control.scroll, let place = scene.scroll(id) else { return }
    reveal(control.frame, in: place)
  }

  /// - Parameter frame: where it is now, in pixels of the page.
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
    LayoutEngine(theme: theme, text: text, placement: placement)
  }

  /// The scene of now, made when something changed since the last. While nothing but lists moved
  /// it has the controls in sight alone.
  var scene: Scene<Action> { builtScene ?? build(everyControl: lastScene == nil) }

  /// The scene of now with those controls, too, that are scrolled out of sight.
  var wholeScene: Scene<Action> {
    if let builtScene, builtScene.hasEveryControl { return builtScene }
    return build(everyControl: true)
  }

  private func build(everyControl: Bool) -> Scene<Action> {
    let root = root ?? LayoutBox(view)
    self.root = root
    let engine = engine
    engine.place(root, in: Rect(origin: .zero, size: placement.room))
    var builder = SceneBuilder(
      engine: engine, offsets: offsets, pressed: tracker.pressed,
      focused: focus.shown, ink: pen?.stroke, everyControl: everyControl)
    let scene = builder.build(root)
    builtScene = scene
    // What is painted stands on whole pixels; the finger's way is kept to the fraction, or the list
    // would lag behind it by up to half a pixel with every picture.
    for place in scene.scrolls {
      if let offset = offsets[place.id] { offsets[place.id] = min(max(0, offset), place.most) }
    }
    tally.scenes += 1
    return scene
  }

  /// 24 units are 6 mm on a 21.5-inch portrait screen.
  private static func tracker(_ size: Size) -> TouchTracker<Action> {
    TouchTracker(dragThreshold: min(size.width, size.height) / 1080 * 24)
  }
}
