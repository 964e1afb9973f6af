import Drawing
import Foundation
import Testing

@testable import TouchUI

@Suite struct IconTests {
  static let library = "\(House.assets)/pictures/icons.json"

  @Test("the screens' icons are all there and can be read")
  func names() throws {
    let names = try IconLibrary(file: Self.library).check()
    let needed = [
      "guide", "window", "declare", "form", "case", "certificate", "enquiry", "evaluate", "home",
      "back", "help", "cancel", "check", "card", "reader", "printer", "warning", "offline",
      "search", "phone", "clock", "chevron-right", "chevron-up", "chevron-down", "face1", "face2",
      "face3", "face4", "face5", "backspace", "lock", "money",
    ]
    #expect(Set(needed).subtracting(names) == [])
  }

  @Test("every icon draws something, and nothing outside of its square")
  func inside() throws {
    let library = IconLibrary(file: Self.library)
    for name in try library.check() {
      let icon = try #require(library.icon(name))
      let canvas = Canvas(image: 144, height: 144)
      canvas.draw(icon, in: Rect(x: 24, y: 24, width: 96, height: 96), colour: .black)
      let pixels = canvas.pixels()
      var inked = 0
      for (index, pixel) in pixels.enumerated() where pixel != 0xFFFFFF {
        let (x, y) = (index % 144, index / 144)
        inked += 1
        #expect((24..<120).contains(x) && (24..<120).contains(y), "\(name) at \(x), \(y)")
      }
      #expect(inked > 150, "\(name)")
    }
  }

  @Test("a missing file, a missing icon and a broken path do not stop a screen")
  func broken() throws {
    #expect(IconLibrary(file: "none.json").icon("home") == nil)
    #expect(IconLibrary(file: Self.library).icon("unicorn") == nil)
    try House.withFolder { folder in
      let file = folder.appending(path: "icons.json")
      try Data(#"{"side": 24, "strokeWidth": 2, "icons": {"odd": "M1 1 Q"}}"#.utf8).write(to: file)
      let library = IconLibrary(file: file.path)
      #expect(library.icon("odd") == nil)
      let error = #expect(throws: WindowError.self) { try library.check() }
      #expect(error?.code == .iconsUnreadable && error?.cause.hasPrefix("odd") == true)
    }
  }
}
