import Drawing

/// Names a control across two scenes of one screen: its identifier, and which one of that name.
public struct ControlKey: Hashable, Sendable {
  public var identifier: String
  public var ordinal: Int
}

/// Something that can be pressed.
struct Control<Action: Hashable & Sendable>: Hashable {
  enum Target: Hashable {
    case action(Action)
    /// One page of a scroll, up (-1) or down (1).
    case page(String, direction: Double)
  }

  var key: ControlKey
  var target: Target
  /// Its whole place, also where that is scrolled away.
  var frame: Rect
  /// Where it can be touched; empty when it is scrolled away.
  var touchable: Rect
  /// The scroll that it lies in.
  var scroll: String?
  /// A key of an on-screen keyboard, which is pressed fast.
  var isKey = false
}

/// A pad to write on, in the layout.
struct InkPlace: Hashable {
  var id: String
  var square: Rect
}

/// A scroll's place in a scene.
struct ScrollPlace: Hashable {
  var id: String
  /// Where its column shows, in the layout.
  var viewport: Rect
  /// How far it can go, and is.
  var most: Double
  var offset: Double
  /// Under a dialog: it shows and does not move.
  var isCovered: Bool
}
