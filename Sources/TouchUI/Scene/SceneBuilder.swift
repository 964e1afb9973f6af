import Drawing

/// Turns placed views into a scene.
struct SceneBuilder<Action: Hashable & Sendable> {
  typealias Box = LayoutBox<Action>

  let engine: LayoutEngine<Action>
  /// How far each scroll was moved, by its id; corrected here when the column got shorter.
  let offsets: [String: Double]
  let pressed: ControlKey?
  let focused: ControlKey?
  /// The stroke that is being drawn.
  let ink: LiveInk?
  /// Those, too, that are scrolled out of sight. Without them a list of five hundred rows moves as
  /// lightly as one of five.
  let everyControl: Bool
  private(set) var scene = Scene<Action>()
  private var ordinals: [String: Int] = [:]

  /// What holds for everything inside of a view.
  struct Surroundings {
    var clip: Rect?
    var x = 0.0
    var y = 0.0
    var label: [ColourRole: Colour] = [:]
    var scroll: String?
    /// Under a dialog.
    var isCovered = false
    /// Scrolled out of sight: its controls count, its pixels do not.
    var isHidden = false
  }

  init(
    engine: LayoutEngine<Action>, offsets: [String: Double], pressed: ControlKey?,
    focused: ControlKey?, ink: LiveInk? = nil, everyControl: Bool = true
  ) {
    self.engine = engine
    self.offsets = offsets
    self.pressed = pressed
    self.focused = focused
    self.ink = ink
    self.everyControl = everyControl
    scene.hasEveryControl = everyControl
  }

  mutating func build(_ root: Box) -> Scene<Action> {
    let placement = engine.placement
    if placement.top > 0 {
      let above = Rect(x: 0, y: 0, width: placement.window.width, height: placement.top)
      scene.items.append(
        DisplayItem(
          rect: above, clip: nil, paint: .fill(engine.theme.colour(.accent), cornerRadius: 0)))
    }
    let page = Rect(origin: .zero, size: placement.room)
    add(page, .fill(engine.theme.colour(.background), cornerRadius: 0), Surroundings())
    visit(root, Surroundings())
    return scene
  }

  private mutating func visit(_ box: Box, _ outer: Surroundings) {
    var inner = outer
    let frame = box.frame.offset(x: outer.x, y: outer.y)
    if !inner.isHidden, let clip = outer.clip, !frame.intersects(clip) { inner.isHidden = true }
    if inner.isHidden, !everyControl, !box.holdsScroll { return }
    if case .button(let button) = box.view.content {
      visit(button, box, frame, &inner)
      return
    }
    engine.arrange(box)
    let content = box.content.offset(x: outer.x, y: outer.y)
    decorate(box, frame, inner)
    switch box.view.content {
    case .stack, .grid: for child in box.children { visit(child, inner) }
    case .scroll(let id, _): visitScroll(id, box, content, inner)
    case .dialog: visitDialog(box, frame, inner)
    case .text(let text): add(text, box, in: content, inner)
    case .icon(let icon):
      add(
        content.square(side: engine.pixels(icon.side)),
        .icon(engine.writing.icon(icon.name), colour(icon.colour, inner)), inner)
    case .picture(let name, _): add(content, .picture(name), inner)
    case .pixels(let pixels, _): add(content, .pixels(pixels), inner)
    case .qrCode(let text, let side):
      add(content.square(side: engine.pixels(side)), .qrCode(text), inner)
    case .inkPad(let id, let strokes, _, let aspect):
      addInkPad(id, strokes, aspect, in: content, inner)
    case .divider:
      add(content, .fill(colour(.border, inner), cornerRadius: 0), inner)
    case .progress(let share): addProgress(share, in: content, inner)
    case .button, .space, .empty: break
    }
  }

  private mutating func visit(
    _ button: Button<Action>, _ box: Box, _ frame: Rect, _ surroundings: inout Surroundings
  ) {
    let key = key(of: box)
    if let action = button.action {
      addControl(
        key, .action(action), frame, isKey: button.style == .key, surroundings)
    }
    if surroundings.isHidden { return }
    engine.arrange(box)
    let condition: ButtonLook.Condition =
      button.action == nil
      ? .disabled : pressed == key ? .pressed : button.selected ? .selected : .normal
    var look = ButtonLook(button.style, condition, theme: engine.theme)
    let decoration = box.view.decoration
    if condition == .normal, let fill = decoration.fill { look.fill = engine.theme.colour(fill) }
    if condition == .normal, let border = decoration.border {
      look.border = engine.theme.colour(border)
      look.borderWidth = decoration.borderWidth
    }
    let units = decoration.cornerRadius > 0 ? decoration.cornerRadius : engine.theme.cornerRadius
    addPlate(
      frame, fill: look.fill, border: look.border, width: look.borderWidth, radius: units,
      surroundings)
    if focused == key { addFocusRing(frame, radius: units, surroundings) }
    surroundings.label.merge(look.label) { $1 }
    for child in box.children { visit(child, surroundings) }
  }

  private mutating func visitDialog(_ box: Box, _ frame: Rect, _ surroundings: Surroundings) {
    var covered = surroundings
    covered.isCovered = true
    visit(box.children[0], covered)
    add(frame, .fill(engine.theme.colour(.veil), cornerRadius: 0), surroundings)
    visit(box.children[1], surroundings)
  }

  private mutating func decorate(_ box: Box, _ frame: Rect, _ surroundings: Surroundings) {
    let decoration = box.view.decoration
    var fill = decoration.fill
    var radius = decoration.cornerRadius
    if box.isDialogCard, fill == nil {
      fill = .surface
      radius = radius > 0 ? radius : engine.theme.cornerRadius * 1.5
    }
    addPlate(
      frame, fill: fill.map { colour($0, surroundings) },
      border: decoration.border.map { colour($0, surroundings) }, width: decoration.borderWidth,
      radius: radius, surroundings)
  }

  private mutating func addPlate(
    _ frame: Rect, fill: Colour?, border: Colour?, width: Double, radius: Double,
    _ surroundings: Surroundings
  ) {
    let pixels = engine.pixels(radius).rounded()
    if let fill { add(frame, .fill(fill, cornerRadius: pixels), surroundings) }
    if let border, width > 0 {
      let line = max(1, engine.pixels(width).rounded())
      add(frame, .stroke(border, width: line, cornerRadius: pixels), surroundings)
    }
  }

  private mutating func addFocusRing(
    _ frame: Rect, radius: Double, _ surroundings: Surroundings
  ) {
    let gap = engine.pixels(8).rounded()
    add(
      frame.inset(by: Insets(-gap)),
      .stroke(
        engine.theme.colour(.accent), width: max(2, engine.pixels(5).rounded()),
        cornerRadius: engine.pixels(radius).rounded() + gap), surroundings)
  }

  private mutating func add(
    _ text: Text, _ box: Box, in content: Rect, _ surroundings: Surroundings
  ) {
    guard !surroundings.isHidden else { return }
    guard !engine.isUpright(text) else {
      addUpright(text, in: content, surroundings)
      return
    }
    let run = box.run ?? engine.run(text, width: content.width).run
    box.run = run
    let layout = run.layout(engine.text)
    let width = run.width ?? layout.size.width
    let free = content.width - width
    let x = content.minX + text.alignment.share * free
    let height = layout.size.height - layout.topTrim
    let y = content.centre.y - height / 2 - layout.topTrim
    // Not snapped as other rectangles are: its size follows the words, only its corner is rounded.
    let rect = Rect(
      x: x.rounded(), y: y.rounded(), width: width.rounded(.up),
      height: layout.size.height.rounded(.up))
    append(rect, .text(run, colour(text.colour, surroundings)), surroundings)
  }

  /// In the middle of its place, across the lines of the page.
  private mutating func addUpright(
    _ text: Text, in content: Rect, _ surroundings: Surroundings
  ) {
    let (run, layout) = engine.run(text, width: nil)
    let (across, along) = (layout.size.width.rounded(.up), layout.size.height.rounded(.up))
    append(
      Rect(
        x: (content.centre.x - layout.trimmedHeight / 2 - layout.topTrim).rounded(),
        y: (content.centre.y - across / 2).rounded(), width: along, height: across),
      .text(run, colour(text.colour, surroundings)), surroundings)
  }

  private mutating func addProgress(
    _ share: Double, in content: Rect, _ surroundings: Surroundings
  ) {
    let bar = Rect(
      x: content.minX, y: content.centre.y - engine.progressHeight / 2, width: content.width,
      height: engine.progressHeight)
    let radius = (engine.progressHeight / 2).rounded()
    add(bar, .fill(colour(.surfaceMuted, surroundings), cornerRadius: radius), surroundings)
    var done = bar
    // A bar shorter than it is high would be no bar.
    done.size.width = max(bar.height, bar.width * min(1, max(0, share)))
    if share > 0 {
      add(done, .fill(colour(.accent, surroundings), cornerRadius: radius), surroundings)
    }
  }

  /// A sheet, in a square the lines that hold a character to the middle, and what was written on it.
  private mutating func addInkPad(
    _ id: String, _ strokes: [[Point]], _ aspect: Double, in content: Rect,
    _ surroundings: Surroundings
  ) {
    let square = sheet(of: aspect, in: content).snapped
    addPlate(
      square, fill: engine.theme.colour(.surface), border: engine.theme.colour(.accent), width: 4,
      radius: engine.theme.cornerRadius, surroundings)
    let line = max(1, engine.pixels(2).rounded())
    let grid = engine.theme.colour(.surfaceMuted)
    if aspect == 1 {
      add(
        Rect(x: square.centre.x, y: square.minY + 8, width: line, height: square.height - 16),
        .fill(grid, cornerRadius: 0), surroundings)
      add(
        Rect(x: square.minX + 8, y: square.centre.y, width: square.width - 16, height: line),
        .fill(grid, cornerRadius: 0), surroundings)
    }
    let strokes = strokes + (ink.flatMap { $0.pad == id ? [$0.points] : nil } ?? [])
    if !strokes.isEmpty {
      add(
        square,
        .ink(strokes, engine.theme.colour(.text), width: max(2, engine.pixels(12).rounded())),
        surroundings)
    }
    if !surroundings.isCovered { scene.inkPads.append(InkPlace(id: id, square: square)) }
  }

  /// As large as fits, as wide for its height on the window as it shall be: a square in the middle, a
  /// wider one where the lines begin.
  private func sheet(of aspect: Double, in content: Rect) -> Rect {
    if aspect == 1 { return content.square(side: min(content.width, content.height)) }
    let shape = engine.writing.room(on: Size(width: aspect, height: 1))
    let scale = min(content.width / shape.width, content.height / shape.height)
    return Rect(
      x: content.minX, y: content.minY, width: shape.width * scale, height: shape.height * scale)
  }

  func colour(_ role: ColourRole, _ surroundings: Surroundings) -> Colour {
    surroundings.label[role] ?? engine.theme.colour(role)
  }

  mutating func add(_ rect: Rect, _ paint: DisplayItem.Paint, _ surroundings: Surroundings) {
    guard !surroundings.isHidden else { return }
    append(rect.snapped, paint, surroundings)
  }

  /// - Parameter rect: whole pixels of the page.
  private mutating func append(
    _ rect: Rect, _ paint: DisplayItem.Paint, _ surroundings: Surroundings
  ) {
    scene.items.append(
      DisplayItem(
        rect: onWindow(rect), clip: surroundings.clip.map(onWindow), scroll: surroundings.scroll,
        paint: paint))
  }

  private func onWindow(_ rect: Rect) -> Rect { engine.placement.onWindow(rect) }

  mutating func addControl(
    _ key: ControlKey, _ target: Control<Action>.Target, _ frame: Rect, isKey: Bool = false,
    _ surroundings: Surroundings
  ) {
    guard !surroundings.isCovered else { return }
    let touchable = surroundings.clip.map { frame.intersection($0) } ?? frame
    scene.controls.append(
      Control(
        key: key, target: target, frame: frame, touchable: touchable,
        scroll: surroundings.scroll, isKey: isKey))
  }

  mutating func addScroll(_ place: ScrollPlace) { scene.scrolls.append(place) }

  /// Buttons of one name are counted, which takes all of them: a scene that leaves some out goes by
  /// the count of the whole one before.
  private mutating func key(of box: Box) -> ControlKey {
    if !everyControl, let key = box.key { return key }
    let key = nextKey(box.view.accessibility?.identifier ?? "")
    box.key = key
    return key
  }

  mutating func nextKey(_ identifier: String) -> ControlKey {
    let ordinal = ordinals[identifier, default: 0]
    ordinals[identifier] = ordinal + 1
    return ControlKey(identifier: identifier, ordinal: ordinal)
  }

  mutating func visitInside(_ box: Box, _ surroundings: Surroundings) {
    visit(box, surroundings)
  }
}

extension Text.Alignment {
  /// The share of the free room that lies before the words.
  var share: Double {
    switch self {
    case .start: 0
    case .centre: 0.5
    case .end: 1
    }
  }
}
