import Drawing
import Foundation
import Testing

@Suite struct QRCodeTests {
  @Test(
    "a scanner reads what a QR code was made of",
    arguments: ["R2026112100017", "https://example.invalid/办事?编号=0001", "请到窗口办理"])
  func decodes(text: String) throws {
    let canvas = Canvas(image: 260, height: 260)
    canvas.fill(Rect(x: 0, y: 0, width: 260, height: 260), Colour(red: 0.2, green: 0.3, blue: 0.4))
    try canvas.drawQRCode(text, in: Rect(x: 10, y: 10, width: 240, height: 240))
    let read = try House.withFolder { folder in
      let path = folder.appending(path: "code.png").path
      try canvas.writePNG(to: path)
      return try House.run("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", path])
    }
    #expect(read.well && read.output == text + "\n")
  }

  @Test("its modules are pure black and white, so whole pixels")
  func wholePixels() throws {
    let canvas = Canvas(image: 150, height: 150)
    try canvas.drawQRCode("R2026112100017", in: Rect(x: 0.4, y: 0.3, width: 149, height: 149))
    #expect(Set(canvas.pixels()) == [0x000000, 0xFFFFFF])
  }

  @Test("too much text, or too little room, is an error and not a code that nobody can read")
  func tooLong() {
    let canvas = Canvas(image: 100, height: 100)
    let place = Rect(x: 0, y: 0, width: 100, height: 100)
    for text in [String(repeating: "字", count: 1000), String(repeating: "字", count: 500)] {
      let error = #expect(throws: DrawingError.self) { try canvas.drawQRCode(text, in: place) }
      #expect(error?.code == .textTooLongForQRCode)
    }
  }
}
