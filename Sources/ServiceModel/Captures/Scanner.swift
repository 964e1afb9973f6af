/// A scanner of documents that is plugged in.
public struct Scanner: Hashable, Sendable, Codable {
  /// What SANE calls it: `fujitsu:ScanSnap S1500:3324`. May change with the port.
  public let name: String
  public let vendor: String
  public let model: String
  /// `flatbed scanner`, `sheetfed scanner`, as its driver says.
  public let type: String
  /// Whether it draws sheets in by itself; `nil` when it could not be asked.
  public let hasFeeder: Bool?

  public init(name: String, vendor: String, model: String, type: String, hasFeeder: Bool?) {
    self.name = name
    self.vendor = vendor
    self.model = model
    self.type = type
    self.hasFeeder = hasFeeder
  }
}

/// The order to scan.
public struct ScanOrder: Hashable, Sendable {
  /// A `Scanner`'s name.
  public var device: String
  public var source: Source
  /// Dots an inch, 75 to 600; the scanner takes the nearest that it has.
  public var resolution: Int
  public var isColoured: Bool

  public init(
    device: String, source: Source = .glass, resolution: Int = 200, isColoured: Bool = false
  ) {
    self.device = device
    self.source = source
    self.resolution = resolution
    self.isColoured = isColoured
  }

  public enum Source: String, Hashable, Sendable, CaseIterable {
    /// One page from the glass, or from the one place that the scanner has.
    case glass
    /// Every page of the feeder until it is empty.
    case feeder
  }
}
