import Drawing

/// What a screen shows: a tree of values that layout, hit-testing, drawing and the accessibility
/// tree are all made from. Two equal trees are the same picture.
///
/// `Action` is what a control says when it is pressed. Lengths are in *units*: 1/1080 of the
/// screen's short side, so that one tree fits every size.
public struct View<Action: Hashable & Sendable>: Hashable, Sendable {
  public indirect enum Content: Hashable, Sendable {
    case stack(Stack<Action>)
    case grid(columns: Int, spacing: Double, cells: [View<Action>])
    /// A column that is taller than its place: it moves under the finger, and two buttons do the same.
    case scroll(id: String, View<Action>)
    case text(Text)
    case icon(Icon)
    /// A picture file by its name in assets/pictures.
    case picture(name: String, Size)
    case pixels(PixelGrid, Size)
    case qrCode(String, side: Double)
    case button(Button<Action>)
    /// A square to write in with a finger; strokes in shares of its side.
    case inkPad(id: String, strokes: [[Point]], side: Double, aspect: Double)
    /// A line as long as its stack is wide.
    case divider
    /// A share between 0 and 1 of a bar.
    case progress(Double)
    case space
    /// `over` in the middle of a veil over `base`, which then takes no touch.
    case dialog(base: View<Action>, over: View<Action>)
    case empty
  }

  public var content: Content
  public var frame = Frame()
  public var decoration = Decoration()
  public var accessibility: Accessibility?

  public init(_ content: Content) { self.content = content }

  /// How much room a view takes, beyond what its content asks for.
  public struct Frame: Hashable, Sendable {
    public var padding = Insets()
    /// A fixed outer width or height.
    public var width: Double?
    public var height: Double?
    public var minimumHeight: Double?
    /// Its share of what its stack has left over; 0 takes only what the content needs.
    public var weight: Double = 0

    public init() {}
  }

  /// What is painted under the content.
  public struct Decoration: Hashable, Sendable {
    public var fill: ColourRole?
    public var border: ColourRole?
    public var borderWidth: Double = 2
    public var cornerRadius: Double = 0

    public init() {}
  }
}

/// Views beside or below one another.
public struct Stack<Action: Hashable & Sendable>: Hashable, Sendable {
  public enum Axis: Hashable, Sendable { case horizontal, vertical }
  /// Where the views stand across the axis; `fill` makes them as wide as the stack.
  public enum Alignment: Hashable, Sendable { case start, centre, end, fill }

  public var axis: Axis
  public var spacing: Double
  public var alignment: Alignment
  public var views: [View<Action>]
}

/// One run of text in one style; it wraps at its width.
public struct Text: Hashable, Sendable {
  public enum Alignment: Hashable, Sendable { case start, centre, end }

  public var words: String
  public var scale: TextScale
  public var colour: ColourRole
  public var bold: Bool
  public var alignment: Alignment
  /// Ends in … after so many lines; `nil` shows them all.
  public var lineLimit: Int?
  /// Stands upright where the lines of the language run down, as a digit on a key does.
  public var isUpright: Bool
  /// Characters that stand out, ascending.
  public var marks: [Range<Int>]

  public init(
    _ words: String, _ scale: TextScale = .body, colour: ColourRole = .text, bold: Bool = false,
    alignment: Alignment = .start, lineLimit: Int? = nil, isUpright: Bool = false,
    marks: [Range<Int>] = []
  ) {
    self.words = words
    self.scale = scale
    self.colour = colour
    self.bold = bold
    self.alignment = alignment
    self.lineLimit = lineLimit
    self.isUpright = isUpright
    self.marks = marks
  }
}

/// A line drawing from assets/pictures/icons.json, square.
public struct Icon: Hashable, Sendable {
  public var name: String
  public var side: Double
  public var colour: ColourRole

  public init(_ name: String, side: Double, colour: ColourRole = .accent) {
    self.name = name
    self.side = side
    self.colour = colour
  }
}

/// Something to press. A press begins and ends inside it.
public struct Button<Action: Hashable & Sendable>: Hashable, Sendable {
  public enum Style: Hashable, Sendable {
    /// The one thing to do next.
    case primary
    /// Another thing that can be done.
    case secondary
    /// Ends or throws away something.
    case destructive
    /// A white card, such as a tile of the home page or a row of a list.
    case card
    /// A key of an on-screen keyboard.
    case key
    /// No look of its own.
    case plain
  }

  public var action: Action?
  public var style: Style
  public var selected: Bool
  public var label: View<Action>
}

/// What assistive technology, tests and remote help know of a view.
public struct Accessibility: Hashable, Sendable {
  public enum Role: String, Hashable, Sendable {
    case button, text, heading, field, choice, list, dialog, image, progress, banner, group
  }

  public var role: Role
  /// The name that a person would say, `我要办理`.
  public var name: String
  /// Stable across languages, `apply`; what a test finds a control by.
  public var identifier: String?
  public var value: String?
  /// How it stands, in a word for programs that is the same in every language: `delivered`.
  public var state: String?
  /// Never spoken aloud and never shown in full.
  public var isSecret: Bool

  public init(
    role: Role, name: String, identifier: String? = nil, value: String? = nil,
    state: String? = nil, isSecret: Bool = false
  ) {
    self.role = role
    self.name = name
    self.identifier = identifier
    self.value = value
    self.state = state
    self.isSecret = isSecret
  }
}

/// A point of a stroke, in shares of the pad's side.
public typealias InkPoint = Point
