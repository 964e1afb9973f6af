import TypingOrders

extension Ink {
  /// Straight strokes, each from corner to corner, with points between as a finger leaves them.
  init(_ strokes: [[(Int, Int)]]) {
    self.init(
      strokes: strokes.map { corners in
        var points: [Point] = []
        for (from, to) in zip(corners, corners.dropFirst()) {
          for step in 0..<8 {
            points.append(
              Point(
                x: from.0 + (to.0 - from.0) * step / 8, y: from.1 + (to.1 - from.1) * step / 8))
          }
        }
        if let last = corners.last { points.append(Point(x: last.0, y: last.1)) }
        return Stroke(points: points)
      })
  }

  /// Characters as a person writes them, in the order of the school.
  static let characters: [String: Ink] = [
    "一": Ink([[(100, 510), (900, 490)]]),
    "十": Ink([[(120, 450), (880, 440)], [(500, 100), (505, 920)]]),
    "大": Ink([
      [(150, 350), (850, 350)], [(500, 80), (490, 350), (400, 650), (100, 900)],
      [(500, 360), (620, 650), (900, 900)],
    ]),
    "中": Ink([
      [(200, 280), (210, 620)], [(200, 290), (800, 280), (780, 610)], [(210, 600), (780, 600)],
      [(500, 80), (500, 940)],
    ]),
    "木": Ink([
      [(130, 330), (870, 320)], [(500, 90), (500, 930)], [(490, 340), (330, 600), (110, 780)],
      [(510, 340), (680, 600), (900, 770)],
    ]),
  ]
}
