/// Which of the catalogues that were ever published one is.
public struct CatalogueEdition: Hashable, Sendable {
  /// Counts up with every one that is published; 0 for one that came with the program.
  public let serial: Int
  /// The day, `2026-11-22`; empty where nobody said.
  public let made: String

  public init(serial: Int, made: String) {
    self.serial = serial
    self.made = made
  }

  public static let delivered = CatalogueEdition(serial: 0, made: "")
}
