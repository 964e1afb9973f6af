import Drawing
import Testing

@testable import TouchUI

@Suite struct TouchTrackerTests {
  typealias Tracker = TouchTracker<String>

  /// A button at 0…100, another at 200…300, and a scroll from 400 on with a button in it.
  static let scene: Scene<String> = {
    var scene = Scene<String>()
    scene.controls = [
      control("one", Rect(x: 0, y: 0, width: 100, height: 100)),
      control("two", Rect(x: 0, y: 200, width: 100, height: 100)),
      control("row", Rect(x: 0, y: 450, width: 100, height: 100)),
    ]
    scene.scrolls = [
      ScrollPlace(
        id: "list", viewport: Rect(x: 0, y: 400, width: 100, height: 400), most: 1000, offset: 0,
        isCovered: false)
    ]
    return scene
  }()

  static func control(_ name: String, _ rect: Rect) -> Control<String> {
    Control(
      key: ControlKey(identifier: name, ordinal: 0), target: .action(name), frame: rect,
      touchable: rect, scroll: nil)
  }

  let inOne = Point(x: 50, y: 50)
  let inTwo = Point(x: 50, y: 250)
  let outside = Point(x: 500, y: 50)

  @Test(
    "a press that begins and ends inside says its action, by finger and by mouse alike",
    arguments: [Tracker.Pointer.mouse, .finger(3)])
  func press(pointer: Tracker.Pointer) {
    var tracker = Tracker(dragThreshold: 20)
    tracker.began(pointer, at: inOne, on: Self.scene.control(at: inOne), in: Self.scene)
    #expect(tracker.pressed?.identifier == "one")
    #expect(
      tracker.ended(pointer, at: Point(x: 99, y: 99), in: Self.scene) == [.press(.action("one"))])
    #expect(tracker.pressed == nil && tracker.isIdle)
  }

  @Test("a press that leaves the button does nothing, and looks so meanwhile")
  func leaves() {
    var tracker = Tracker(dragThreshold: 20)
    tracker.began(.mouse, at: inOne, on: Self.scene.control(at: inOne), in: Self.scene)
    #expect(tracker.moved(.mouse, to: outside, in: Self.scene) == .none)
    #expect(tracker.pressed == nil)
    #expect(tracker.ended(.mouse, at: outside, in: Self.scene) == [])
  }

  @Test("a press that leaves and comes back counts")
  func returns() {
    var tracker = Tracker(dragThreshold: 20)
    tracker.began(.mouse, at: inOne, on: Self.scene.control(at: inOne), in: Self.scene)
    _ = tracker.moved(.mouse, to: outside, in: Self.scene)
    _ = tracker.moved(.mouse, to: inOne, in: Self.scene)
    #expect(tracker.pressed?.identifier == "one")
    #expect(tracker.ended(.mouse, at: inOne, in: Self.scene) == [.press(.action("one"))])
  }

  @Test("a press that ends on another button, or began beside it, does nothing")
  func other() {
    var tracker = Tracker(dragThreshold: 20)
    tracker.began(.mouse, at: inOne, on: Self.scene.control(at: inOne), in: Self.scene)
    #expect(tracker.ended(.mouse, at: inTwo, in: Self.scene) == [])
    tracker.began(.mouse, at: outside, on: Self.scene.control(at: outside), in: Self.scene)
    #expect(tracker.ended(.mouse, at: inTwo, in: Self.scene) == [])
  }

  @Test("a second finger does nothing, not even when the first is lifted")
  func secondFinger() {
    var tracker = Tracker(dragThreshold: 20)
    tracker.began(.finger(1), at: inOne, on: Self.scene.control(at: inOne), in: Self.scene)
    tracker.began(.finger(2), at: inTwo, on: Self.scene.control(at: inTwo), in: Self.scene)
    #expect(tracker.pressed?.identifier == "one")
    #expect(tracker.ended(.finger(2), at: inTwo, in: Self.scene) == [])
    #expect(tracker.ended(.finger(1), at: inOne, in: Self.scene) == [.press(.action("one"))])
    #expect(tracker.ended(.finger(2), at: inTwo, in: Self.scene) == [])
  }

  @Test("when the screen changes under the finger, what is there now is not pressed")
  func changed() {
    var tracker = Tracker(dragThreshold: 20)
    tracker.began(.mouse, at: inOne, on: Self.scene.control(at: inOne), in: Self.scene)
    var scene = Self.scene
    scene.controls[0].target = .action("delete")
    #expect(tracker.ended(.mouse, at: inOne, in: scene) == [])
    tracker.began(.mouse, at: inOne, on: Self.scene.control(at: inOne), in: Self.scene)
    scene.controls.remove(at: 0)
    #expect(tracker.ended(.mouse, at: inOne, in: scene) == [])
  }

  @Test("a finger that moves up or down in a list moves the list and presses nothing")
  func drag() {
    var tracker = Tracker(dragThreshold: 20)
    tracker.began(
      .finger(1), at: Point(x: 50, y: 500), on: Self.scene.control(at: Point(x: 50, y: 500)),
      in: Self.scene)
    #expect(tracker.pressed?.identifier == "row")
    #expect(tracker.moved(.finger(1), to: Point(x: 50, y: 490), in: Self.scene) == .none)
    #expect(
      tracker.moved(.finger(1), to: Point(x: 50, y: 470), in: Self.scene)
        == .scroll("list", by: 30))
    #expect(tracker.pressed == nil)
    #expect(
      tracker.moved(.finger(1), to: Point(x: 50, y: 475), in: Self.scene)
        == .scroll("list", by: -5))
    #expect(
      tracker.ended(.finger(1), at: Point(x: 50, y: 500), in: Self.scene)
        == [.scroll("list", by: -25), .fling("list", speed: 0)])
    #expect(tracker.isIdle)
  }

  @Test("the top one of two controls is pressed")
  func topmost() {
    var scene = Self.scene
    scene.controls.append(Self.control("over", Rect(x: 40, y: 40, width: 20, height: 20)))
    var tracker = Tracker(dragThreshold: 20)
    tracker.began(.mouse, at: inOne, on: scene.control(at: inOne), in: scene)
    #expect(tracker.ended(.mouse, at: inOne, in: scene) == [.press(.action("over"))])
  }
}
