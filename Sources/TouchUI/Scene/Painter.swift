import Drawing

/// Paints display items on a canvas.
final class Painter {
  private let text: TextEngine
  private let icons: IconLibrary
  let pictures: PictureStore
  private var iconMasks: [IconKey: Mask] = [:]
  private let plates = PlatePainter()
  /// Items painted since the start.
  private(set) var painted = 0

  init(text: TextEngine, icons: IconLibrary, picturesFolder: String) {
    self.text = text
    self.icons = icons
    pictures = PictureStore(folder: picturesFolder)
  }

  /// Paints what lies in `damage` and nothing else.
  func paint(_ items: [DisplayItem], damage: [Rect], on canvas: Canvas) {
    canvas.withClip(damage) {
      for item in items where damage.contains(where: { $0.intersects(item.extent) }) {
        painted += 1
        guard let clip = item.clip else {
          paint(item, on: canvas)
          continue
        }
        canvas.withClip(clip) { paint(item, on: canvas) }
      }
    }
  }

  private func paint(_ item: DisplayItem, on canvas: Canvas) {
    switch item.paint {
    case .fill(let colour, let radius):
      plates.fill(item.rect, colour, radius: radius, on: canvas)
    case .stroke(let colour, let width, let radius):
      plates.stroke(item.rect, colour, width: width, radius: radius, on: canvas)
    case .text(let run, let colour):
      let layout = run.layout(text)
      if run.style.isVertical {
        canvas.drawDown(layout, at: item.rect.origin, colour: colour)
      } else {
        canvas.draw(layout, at: item.rect.origin, colour: colour)
      }
    case .icon(let name, let colour):
      // A missing icon leaves its place empty; the words beside it still say what it is.
      if let mask = icon(name, side: Int(item.rect.width)) {
        canvas.draw(mask, at: item.rect.origin, colour: colour)
      }
    case .picture(let name):
      if let picture = pictures.picture(name) { canvas.draw(picture, in: item.rect) }
    case .pixels(let grid):
      // One that is not as it says shows nothing; the words beside it are enough.
      if let picture = grid.picture { canvas.draw(picture, in: item.rect) }
    case .ink(let strokes, let colour, let width):
      canvas.drawStrokes(strokes, in: item.rect, colour: colour, width: width)
    case .qrCode(let text):
      // A code that does not fit is not there; a person reads the number beneath it.
      try? canvas.drawQRCode(text, in: item.rect)
    }
  }

  private struct IconKey: Hashable {
    let name: String
    let side: Int
  }

  private func icon(_ name: String, side: Int) -> Mask? {
    let key = IconKey(name: name, side: side)
    if let mask = iconMasks[key] { return mask }
    guard side > 0, let icon = icons.icon(name) else { return nil }
    let mask = Mask(width: side, height: side) { canvas in
      let square = Rect(x: 0, y: 0, width: Double(side), height: Double(side))
      canvas.draw(icon, in: square, colour: .black)
    }
    iconMasks[key] = mask
    return mask
  }
}
