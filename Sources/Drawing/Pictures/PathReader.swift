/// Reads the path language of `VectorIcon`.
struct PathReader {
  private var rest: Substring
  private var position = Point.zero

  init(_ path: String) { rest = path[...] }

  mutating func segments() throws(DrawingError) -> [VectorIcon.Segment] {
    var segments: [VectorIcon.Segment] = []
    skipBlanks()
    while let command = rest.popFirst() {
      switch command {
      case "M": segments.append(.move(try point()))
      case "L": segments.append(.line(try point()))
      case "H":
        position.x = try number()
        segments.append(.line(position))
      case "V":
        position.y = try number()
        segments.append(.line(position))
      case "C": segments.append(.curve(try point(), try point(), try point()))
      case "Z": segments.append(.close)
      default: throw DrawingError(.iconMalformed, cause: "'\(command)' is no command")
      }
      skipBlanks()
    }
    return segments
  }

  private mutating func point() throws(DrawingError) -> Point {
    position = Point(x: try number(), y: try number())
    return position
  }

  private mutating func number() throws(DrawingError) -> Double {
    skipBlanks()
    let digits = rest.prefix { $0.isNumber || $0 == "." || $0 == "-" }
    guard let number = Double(digits) else {
      throw DrawingError(.iconMalformed, cause: "a number is missing before '\(rest.prefix(12))'")
    }
    rest = rest.dropFirst(digits.count)
    return number
  }

  private mutating func skipBlanks() {
    rest = rest.drop { $0 == " " || $0 == "," || $0 == "\n" }
  }
}
