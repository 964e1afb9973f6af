import Drawing
import PaperOrders

/// A round seal: a name along its upper arc, a word in its middle, a smaller one beneath.
struct Seal {
  let diameter: Double
  private let arc: [TextLayout]
  private let middle: TextLayout
  private let below: TextLayout

  /// The part of the circle that the longest name takes, in degrees.
  private static let longestArc = 250.0
  private static let widestStep = 30.0

  init(
    diameter: Double, arc: String, middle: String, below: String, _ typesetter: Typesetter
  ) throws(PaperFault) {
    self.diameter = diameter
    let step = min(Self.widestStep, Self.longestArc / Double(max(1, arc.count)))
    // Neighbours on the arc may touch at their feet, where the circle is narrower.
    let size = min(diameter * 0.13, diameter * 0.36 * step * .pi / 180)
    var letters: [TextLayout] = []
    for letter in arc {
      letters.append(
        try typesetter.set(String(letter), TextStyle(family: .serif, size: size, weight: .bold)))
    }
    self.arc = letters
    self.middle = try typesetter.set(
      middle, TextStyle(family: .serif, size: diameter * 0.17, weight: .bold))
    self.below = try typesetter.set(
      below, TextStyle(family: .serif, size: diameter * 0.085))
  }

  func draw(on canvas: Canvas, around centre: Point) {
    let circle = Rect(
      x: centre.x - diameter / 2, y: centre.y - diameter / 2, width: diameter, height: diameter)
    canvas.stroke(
      circle, PaperLook.seal, width: diameter * 0.03, cornerRadius: diameter / 2)
    let step = min(Self.widestStep, Self.longestArc / Double(max(1, arc.count)))
    for (place, letter) in arc.enumerated() {
      let turn = (Double(place) - Double(arc.count - 1) / 2) * step
      canvas.withRotation(degrees: turn, around: centre) {
        canvas.draw(
          letter,
          at: Point(
            x: centre.x - letter.size.width / 2,
            y: centre.y - diameter * 0.44 - (letter.size.height - letter.style.size) / 2),
          colour: PaperLook.seal)
      }
    }
    canvas.draw(
      middle,
      at: Point(
        x: centre.x - middle.size.width / 2, y: centre.y - middle.size.height / 2),
      colour: PaperLook.seal)
    canvas.draw(
      below,
      at: Point(x: centre.x - below.size.width / 2, y: centre.y + diameter * 0.29),
      colour: PaperLook.seal)
  }
}
