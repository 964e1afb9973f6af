import Drawing
import Synchronization

/// A picture in memory, such as the photo of a card or a page of a form.
public struct PixelGrid: Sendable {
  /// Red, green, blue; row by row from the top, without padding.
  let rgb: [UInt8]
  let width: Int
  let height: Int
  private let drawn = Drawn()

  /// - Parameter rgb: `width` × `height` × 3 bytes; other numbers of them show nothing.
  public init(rgb: [UInt8], width: Int, height: Int) {
    self.rgb = rgb
    self.width = width
    self.height = height
  }

  /// As a canvas draws it. Made when it is first painted and gone with the grid: a page that scrolls
  /// is painted sixty times a second.
  var picture: Picture? { drawn.picture { try? Picture(rgb: rgb, width: width, height: height) } }

  private final class Drawn: Sendable {
    private let made = Mutex<Picture?>(nil)

    func picture(_ make: () -> Picture?) -> Picture? {
      made.withLock { made in
        if made == nil { made = make() }
        return made
      }
    }
  }
}

extension PixelGrid: Hashable {
  public static func == (one: Self, other: Self) -> Bool {
    one.width == other.width && one.height == other.height && one.rgb == other.rgb
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(width)
    hasher.combine(height)
    hasher.combine(rgb.count)
  }
}

extension PixelGrid: CustomStringConvertible, CustomDebugStringConvertible {
  /// The size only: the rest may be a person's face.
  public var description: String { "\(width) × \(height) pixels" }
  public var debugDescription: String { description }
}
