/// The segments of a JPEG up to its scan.
enum Segments {
  static func names(of jpeg: [UInt8]) -> Set<UInt8> { Set(all(of: jpeg).map(\.name)) }

  /// Where the marker stands.
  static func place(of name: UInt8, in jpeg: [UInt8]) -> Int? {
    all(of: jpeg).first { $0.name == name }?.place
  }

  private static func all(of jpeg: [UInt8]) -> [(name: UInt8, place: Int)] {
    var found: [(UInt8, Int)] = []
    var place = 2
    while place + 4 <= jpeg.count, jpeg[place] == 0xFF {
      found.append((jpeg[place + 1], place))
      if jpeg[place + 1] == 0xDA { break }
      place += 2 + Int(jpeg[place + 2]) << 8 + Int(jpeg[place + 3])
    }
    return found
  }
}
