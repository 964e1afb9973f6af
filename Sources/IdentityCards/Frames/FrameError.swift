/// Why bytes that begin like a frame are none.
public enum FrameError: Error, Hashable, Sendable {
  /// The announced length is one that no frame has.
  case impossibleLength(Int)
  case wrongCheck
}
