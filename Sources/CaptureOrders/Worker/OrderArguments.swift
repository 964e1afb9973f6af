import ServiceModel

extension ScanOrder {
  /// As `kiosk-capture` takes it.
  var arguments: [String] {
    [
      "scan", "--device=\(device)", "--source", source.rawValue, "--resolution", "\(resolution)",
    ] + (isColoured ? ["--colour"] : [])
  }
}

extension PageEdit {
  /// As `kiosk-capture` takes it.
  var arguments: [String] {
    ["edit", "--turn", "\(turn.rawValue)"] + (crop.map { ["--crop", $0.argument] } ?? [])
      + (mark.map { ["--mark=\($0)"] } ?? [])
  }
}

extension PageEdit.Crop {
  /// `left,top,width,height`
  public var argument: String { "\(left),\(top),\(width),\(height)" }

  /// - Returns: `nil` for what `argument` never is.
  public init?(argument: String) {
    let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 4, let left = numbers[0], let top = numbers[1],
      let width = numbers[2], let height = numbers[3]
    else { return nil }
    self.init(left: left, top: top, width: width, height: height)
  }
}
