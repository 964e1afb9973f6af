import ApplicationForms
import ServiceModel

// Several matters that are handed in at once: told of in one notice, filled one after the other,
// reviewed and confirmed together, under one receipt. One of them is open; it knows the others.
extension Application {
  /// As many as an evening and a notice hold.
  public static let mostTogether = 6

  /// All of them in the order in which they were chosen, each by itself.
  public var together: [Application] { before + [alone] + after }

  /// Its place among them.
  public var place: Int { before.count }

  public var isTogether: Bool { !before.isEmpty || !after.isEmpty }

  private var alone: Application {
    var alone = self
    (alone.before, alone.after, alone.awaitsAnother) = ([], [], false)
    return alone
  }

  /// The same matters with another one open.
  func opening(_ place: Int) -> Application { Self.open(place, of: together) }

  /// One more, which is open.
  func adding(_ other: Application) -> Application {
    var added = other
    added.before = together
    return added
  }

  /// Without one of them; where it was open, the next one is. `nil` when it was the only one.
  func removing(_ place: Int) -> Application? {
    var rest = together
    guard isTogether, rest.indices.contains(place) else { return nil }
    rest.remove(at: place)
    let open = place < self.place ? self.place - 1 : self.place
    return Self.open(min(open, rest.count - 1), of: rest)
  }

  private static func open(_ place: Int, of all: [Application]) -> Application {
    var opened = all[place]
    (opened.before, opened.after) = (Array(all[..<place]), Array(all[(place + 1)...]))
    return opened
  }

  /// Takes the place of what was open.
  func standing(where other: Application) -> Application {
    var application = self
    (application.before, application.after) = (other.before, other.after)
    return application
  }

  /// Each of them changed, in their order.
  func changingAll(_ change: (Int, inout Application) -> Void) -> Application {
    var all = together
    for place in all.indices { change(place, &all[place]) }
    var application = Self.open(place, of: all)
    application.awaitsAnother = awaitsAnother
    return application
  }

  /// Of the few questions before anything is known one was left open.
  var openSituation: FieldID? {
    form.problems.first { isOfSituation($0.field) }?.field
  }

  /// Nothing of it is left to be asked of that person.
  func isFilled(by person: PersonNumber) -> Bool { self.person == person && form.isComplete }

  /// Where the first one stands that is not filled.
  func firstToFill(by person: PersonNumber) -> Int? {
    together.firstIndex { !$0.isFilled(by: person) }
  }
}
