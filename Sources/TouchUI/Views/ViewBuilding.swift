import Drawing

// The words that screens are written in.

extension View {
  public static func column(
    spacing: Double = 0, alignment: Stack<Action>.Alignment = .fill, _ views: [View]
  ) -> View {
    View(.stack(.init(axis: .vertical, spacing: spacing, alignment: alignment, views: views)))
  }

  public static func row(
    spacing: Double = 0, alignment: Stack<Action>.Alignment = .centre, _ views: [View]
  ) -> View {
    View(.stack(.init(axis: .horizontal, spacing: spacing, alignment: alignment, views: views)))
  }

  public static func grid(columns: Int, spacing: Double, _ cells: [View]) -> View {
    View(.grid(columns: columns, spacing: spacing, cells: cells))
  }

  /// - Parameter id: names the place, so that its position lasts while the tree around it changes.
  public static func scroll(id: String, _ view: View) -> View { View(.scroll(id: id, view)) }

  public static func text(
    _ words: String, _ scale: TextScale = .body, colour: ColourRole = .text, bold: Bool = false,
    alignment: Text.Alignment = .start, lineLimit: Int? = nil, isUpright: Bool = false,
    marks: [Range<Int>] = []
  ) -> View {
    View(
      .text(
        Text(
          words, scale, colour: colour, bold: bold, alignment: alignment, lineLimit: lineLimit,
          isUpright: isUpright, marks: marks)))
  }

  public static func icon(_ name: String, side: Double, colour: ColourRole = .accent) -> View {
    View(.icon(Icon(name, side: side, colour: colour)))
  }

  /// A picture in memory, so many times as large as it has pixels; `name` says what it shows.
  public static func pixels(_ pixels: PixelGrid, scale: Double, name: String) -> View {
    let size = Size(width: Double(pixels.width) * scale, height: Double(pixels.height) * scale)
    return View(.pixels(pixels, size)).accessible(.image, name)
  }

  /// A button whose label is `label`. `name` is what it is called; `identifier` is stable across
  /// languages. A button with no action is shown as not available.
  public static func button(
    _ name: String, identifier: String, style: Button<Action>.Style, selected: Bool = false,
    action: Action?, label: View
  ) -> View {
    var view = View(
      .button(Button(action: action, style: style, selected: selected, label: label)))
    view.accessibility = Accessibility(
      role: .button, name: name, identifier: identifier, value: selected ? "selected" : nil)
    return view
  }

  /// A sheet to write on. The window says each stroke as the finger leaves it; what was written so
  /// far comes back with the next tree. Points are in shares of its width and height.
  ///
  /// - Parameters:
  ///   - side: its height.
  ///   - aspect: its width for that. A square has lines that hold a character to the middle.
  public static func inkPad(
    id: String, strokes: [[Point]], side: Double, aspect: Double = 1
  ) -> View {
    View(.inkPad(id: id, strokes: strokes, side: side, aspect: aspect))
  }

  /// A view that takes what room is left over.
  public static var space: View { View(.space).weight(1) }
  public static var divider: View { View(.divider) }
  public static var empty: View { View(.empty) }

  public func padding(_ insets: Insets) -> View { changed { $0.frame.padding = insets } }
  public func padding(_ all: Double) -> View { padding(Insets(all)) }
  public func padding(vertical: Double = 0, horizontal: Double = 0) -> View {
    padding(Insets(vertical: vertical, horizontal: horizontal))
  }
  public func width(_ width: Double) -> View { changed { $0.frame.width = width } }
  public func height(_ height: Double) -> View { changed { $0.frame.height = height } }
  public func minimumHeight(_ height: Double) -> View {
    changed { $0.frame.minimumHeight = height }
  }
  public func weight(_ weight: Double) -> View { changed { $0.frame.weight = weight } }

  public func background(_ role: ColourRole, cornerRadius: Double = 0) -> View {
    changed {
      $0.decoration.fill = role
      $0.decoration.cornerRadius = cornerRadius
    }
  }

  public func border(_ role: ColourRole, width: Double = 2) -> View {
    changed {
      $0.decoration.border = role
      $0.decoration.borderWidth = width
    }
  }

  public func accessible(
    _ role: Accessibility.Role, _ name: String, identifier: String? = nil, value: String? = nil,
    state: String? = nil, isSecret: Bool = false
  ) -> View {
    changed {
      $0.accessibility = Accessibility(
        role: role, name: name, identifier: identifier, value: value, state: state,
        isSecret: isSecret)
    }
  }

  /// `over` in the middle of a veil over this view.
  public func dialog(_ over: View?) -> View {
    guard let over else { return self }
    return View(.dialog(base: self, over: over))
  }

  private func changed(_ change: (inout View) -> Void) -> View {
    var copy = self
    change(&copy)
    return copy
  }
}

extension View {
  /// Whether it shows nothing and takes no room.
  public var isNothing: Bool {
    guard case .empty = content else { return false }
    return frame.width == nil && frame.height == nil && frame.minimumHeight == nil
      && frame.weight == 0
  }
}
