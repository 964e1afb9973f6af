/// A maker's closed library that decodes the photos of cards, and the program that it runs in. No
/// open decoder exists. Whatever goes wrong with it, the card is good all the same, without a photo.
public struct PhotoDecoder: Hashable, Sendable {
  /// The path of `kiosk-photo`.
  public let program: String
  /// The absolute path of the library.
  public let library: String
  /// How it lays out the pixels. Its makers' libraries differ.
  public let pixels: PixelOrder
  /// For the decoding, after the card was read.
  public let timeLimit: Duration

  /// The bytes of a pixel.
  public enum PixelOrder: String, Hashable, Sendable, CaseIterable { case bgr, rgb }

  public init(
    program: String, library: String, pixels: PixelOrder = .bgr,
    timeLimit: Duration = .milliseconds(800)
  ) {
    self.program = program
    self.library = library
    self.pixels = pixels
    self.timeLimit = timeLimit
  }
}

/// Why a card has no photo, though there is a decoder.
enum PhotoFailure: String, Error {
  case programAbsent = "program-absent"
  case libraryUnusable = "library-unusable"
  /// The library says that these bytes are no photo.
  case refused
  case died
  case overdue
}
