/// A signature as the hand drew it: strokes of points in thousandths of the pad's height, from its
/// upper left corner.
///
/// Written as text it is `x,y x,y;x,y`: points parted by blanks, strokes by semicolons.
public struct SignatureStrokes: Hashable, Sendable {
  public struct Point: Hashable, Sendable {
    public let x: Int
    public let y: Int

    public init(x: Int, y: Int) {
      self.x = x
      self.y = y
    }
  }

  public let strokes: [[Point]]

  /// How wide the pad is for its height.
  public static let aspect = 2.0

  /// More than any name needs; the rest of a scribble is left out.
  static let most = 2000

  public init(_ strokes: [[Point]]) {
    var room = Self.most
    self.strokes = strokes.compactMap { stroke in
      let kept = Array(stroke.prefix(room))
      room -= kept.count
      return kept.isEmpty ? nil : kept
    }
  }

  /// `nil` for what is no signature, and for one without a stroke.
  public init?(_ text: String) {
    var strokes: [[Point]] = []
    for stroke in text.split(separator: ";") {
      var points: [Point] = []
      for point in stroke.split(separator: " ") {
        let numbers = point.split(separator: ",").map { Int($0) }
        guard numbers.count == 2, let x = numbers[0], let y = numbers[1],
          (0...9999).contains(x), (0...1000).contains(y)
        else { return nil }
        points.append(Point(x: x, y: y))
      }
      guard !points.isEmpty else { return nil }
      strokes.append(points)
    }
    guard !strokes.isEmpty, strokes.reduce(0, { $0 + $1.count }) <= Self.most else { return nil }
    self.strokes = strokes
  }

  /// A hand went over the pad: one that only lay there has not signed.
  public var isHand: Bool {
    strokes.contains { stroke in
      guard let first = stroke.first else { return false }
      return stroke.contains { abs($0.x - first.x) >= 80 || abs($0.y - first.y) >= 80 }
    }
  }

  /// The hand as a picture (SVG 1.1): black on nothing, 2000 by 1000.
  public var picture: String {
    let paths = strokes.map { stroke in
      // A line of no length has round ends: a dot.
      let points = stroke.count == 1 ? stroke + stroke : stroke
      return "M" + points.map { "\($0.x) \($0.y)" }.joined(separator: "L")
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2000 1000\">"
      + "<path d=\"\(paths.joined())\" fill=\"none\" stroke=\"#000\" stroke-width=\"14\""
      + " stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>"
  }

  public var text: String {
    strokes.map { stroke in stroke.map { "\($0.x),\($0.y)" }.joined(separator: " ") }
      .joined(separator: ";")
  }
}
