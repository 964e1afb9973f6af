import Drawing

extension SceneBuilder {
  /// A column that may be taller than its place, with a button at either end of a rail beside it.
  mutating func visitScroll(
    _ id: String, _ box: Box, _ content: Rect, _ surroundings: Surroundings
  ) {
    let most = max(0, (box.scrolledHeight - content.height).rounded())
    let offset = min(max(0, offsets[id] ?? 0), most).rounded()
    let column = box.children[0]
    var viewport = content
    viewport.size.width = column.frame.width
    let place = ScrollPlace(
      id: id, viewport: viewport, most: most, offset: offset,
      isCovered: surroundings.isCovered)
    addScroll(place)
    var inner = surroundings
    inner.scroll = id
    inner.y -= offset
    if most > 0 {
      // A ring of focus or a shadow at the column's edge is not cut off.
      let around = engine.pixels(14)
      let window = viewport.inset(by: Insets(vertical: 0, horizontal: -around)).snapped
      inner.clip = surroundings.clip.map { $0.intersection(window) } ?? window
    }
    visitInside(column, inner)
    if most > 0 { addRail(place, in: content, surroundings) }
  }

  private mutating func addRail(
    _ place: ScrollPlace, in content: Rect, _ surroundings: Surroundings
  ) {
    let side = engine.pageButton
    let x = content.maxX - side
    let height = min(side * 1.2, content.height / 2)
    let up = Rect(x: x, y: content.minY, width: side, height: height)
    let down = Rect(x: x, y: content.maxY - height, width: side, height: height)
    addPageButton(place, "up", -1, in: up, isEnabled: place.offset > 0, surroundings)
    addPageButton(
      place, "down", 1, in: down, isEnabled: place.offset < place.most, surroundings)
    let gap = engine.pixels(16)
    let rail = Rect(
      x: x + side / 2 - engine.pixels(5), y: up.maxY + gap, width: engine.pixels(10),
      height: down.minY - up.maxY - 2 * gap)
    guard rail.height > engine.pixels(60) else { return }
    let radius = (rail.width / 2).rounded()
    add(rail, .fill(engine.theme.colour(.surfaceMuted), cornerRadius: radius), surroundings)
    let shown = place.viewport.height / (place.viewport.height + place.most)
    let thumb = max(engine.pixels(40), rail.height * shown)
    let y = rail.minY + (rail.height - thumb) * place.offset / place.most
    add(
      Rect(x: rail.minX, y: y, width: rail.width, height: thumb),
      .fill(engine.theme.colour(.border), cornerRadius: radius), surroundings)
  }

  private mutating func addPageButton(
    _ place: ScrollPlace, _ name: String, _ direction: Double, in frame: Rect, isEnabled: Bool,
    _ surroundings: Surroundings
  ) {
    let key = nextKey("\(place.id).\(name)")
    let look = ButtonLook(
      Button<Action>.Style.secondary,
      !isEnabled ? .disabled : pressed == key ? .pressed : .normal, theme: engine.theme)
    let radius = engine.pixels(engine.theme.cornerRadius).rounded()
    if let fill = look.fill { add(frame, .fill(fill, cornerRadius: radius), surroundings) }
    if let border = look.border {
      add(
        frame,
        .stroke(
          border, width: max(1, engine.pixels(look.borderWidth).rounded()),
          cornerRadius: radius), surroundings)
    }
    add(
      frame.square(side: engine.pixels(56)),
      .icon(
        engine.writing.icon("chevron-\(name)"),
        look.label[.accent] ?? look.label[.text] ?? engine.theme.colour(.accent)), surroundings)
    if isEnabled {
      addControl(key, .page(place.id, direction: direction), frame, surroundings)
    }
  }
}
