import Drawing

/// What assistive technology, tests and remote help see of the window.
public struct AccessibilityNode: Hashable, Sendable, Codable {
  /// Pixels of the window, whole.
  public struct Bounds: Hashable, Sendable, Codable {
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int

    public init(x: Int, y: Int, width: Int, height: Int) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  public enum Action: String, Hashable, Sendable, Codable {
    case press
    /// Its list moves one page.
    case scroll
    /// A keyboard's text goes into it.
    case type
  }

  public var role: String
  public var name: String
  public var identifier: String?
  public var value: String?
  /// How it stands, in a word for programs: `delivered`.
  public var state: String?
  public var bounds: Bounds
  /// Whether it answers a press now: it has an action, and no dialog lies over it.
  public var enabled: Bool
  /// Whether a part of it is in sight; a view that was scrolled away is not.
  public var shown: Bool
  /// Whether the keyboard's focus is on it.
  public var focused: Bool
  /// Whether it is the chosen one of several.
  public var selected: Bool
  /// Not to be spoken aloud, such as a password.
  public var secret: Bool
  /// What can be done to it.
  public var actions: [Action]
  public var children: [AccessibilityNode]

  public init(
    role: String, name: String, identifier: String? = nil, value: String? = nil,
    state: String? = nil, bounds: Bounds,
    enabled: Bool = true, shown: Bool = true, focused: Bool = false, selected: Bool = false,
    secret: Bool = false, actions: [Action] = [], children: [AccessibilityNode] = []
  ) {
    self.role = role
    self.name = name
    self.identifier = identifier
    self.value = value
    self.state = state
    self.bounds = bounds
    self.enabled = enabled
    self.shown = shown
    self.focused = focused
    self.selected = selected
    self.secret = secret
    self.actions = actions
    self.children = children
  }

  /// Itself and everything inside, parents first.
  public var all: [AccessibilityNode] { [self] + children.flatMap(\.all) }

  /// The first with this identifier.
  public func find(identifier: String) -> AccessibilityNode? {
    if self.identifier == identifier { return self }
    for child in children {
      if let found = child.find(identifier: identifier) { return found }
    }
    return nil
  }
}

extension AccessibilityNode.Bounds {
  init(_ rect: Rect) {
    let snapped = rect.snapped
    self.init(
      x: Int(snapped.minX), y: Int(snapped.minY), width: Int(snapped.width),
      height: Int(snapped.height))
  }
}
