import CSDL
import Foundation
import Testing

@testable import TouchUI

extension WindowTests {
  @Suite @MainActor struct LastResortTests {
    let lines = ["本机暂停服务", "请到窗口办理，或请工作人员帮忙", "样例电话 000-0000 0000"]

    func screen(_ lines: [String]) throws -> LastResortScreen {
      try LastResortScreen(lines: lines, videoDriver: "offscreen", size: (width: 540, height: 960))
    }

    /// The rows of pixels that have white in them, joined to bands.
    func bands(_ screen: LastResortScreen) -> [ClosedRange<Int>] {
      var bands: [ClosedRange<Int>] = []
      for y in 0..<960 where isInked(screen, y) {
        if let last = bands.last, y - last.upperBound < 12 {
          bands[bands.count - 1] = last.lowerBound...y
        } else {
          bands.append(y...y)
        }
      }
      return bands
    }

    func isInked(_ screen: LastResortScreen, _ y: Int) -> Bool {
      (0..<540).contains { screen.pixel(x: $0, y: y) == 0xFFFFFF }
    }

    @Test("three lines stand below one another in the middle, the first the largest")
    func threeLines() throws {
      let screen = try screen(lines)
      screen.draw()
      let bands = bands(screen)
      #expect(bands.count == 3)
      #expect(bands[0].count > bands[1].count)
      let middle = ((bands.first?.lowerBound ?? 0) + (bands.last?.upperBound ?? 0)) / 2
      #expect(abs(middle - 480) < 30)
      #expect(screen.pixel(x: 2, y: 2) == 0x0B2F5E)
      // Nothing reaches the edge.
      for y in 0..<960 {
        #expect(screen.pixel(x: 4, y: y) == 0x0B2F5E && screen.pixel(x: 535, y: y) == 0x0B2F5E)
      }
    }

    @Test("a line that is too long is wrapped, not cut")
    func wraps() throws {
      let screen = try screen([lines[0], String(repeating: "请到镇上办理。", count: 8)])
      screen.draw()
      #expect(bands(screen).count > 3)
      for y in 0..<960 { #expect(screen.pixel(x: 4, y: y) == 0x0B2F5E) }
    }

    @Test("it ends when the program is told to")
    func ends() throws {
      let screen = try screen(lines)
      // SDL took the signal over, so that it does not kill the process at once.
      var action = sigaction()
      #expect(sigaction(SIGTERM, nil, &action) == 0)
      let isHandled = action.__sigaction_handler.sa_handler != nil
      #expect(isHandled)
      if isHandled { #expect(kill(getpid(), SIGTERM) == 0) }
      screen.run()
      #expect(SDL_HasEvent(SDL_QUIT.rawValue) == SDL_FALSE)
    }

    @Test("it finds a font of this system, and names only files, no folders to search")
    func font() {
      #expect(LastResortFont.first == LastResortFont.places[0])
      #expect(LastResortFont.places.allSatisfy { $0.path.hasPrefix("/usr/share/fonts/") })
    }
  }
}
