import Drawing
import Foundation
import Testing

@Suite struct CanvasTests {
  let red = Colour(red: 1, green: 0, blue: 0)

  @Test("a new picture is white, and a filled rectangle has exactly its pixels")
  func fill() {
    let canvas = Canvas(image: 10, height: 8)
    canvas.fill(Rect(x: 2, y: 3, width: 4, height: 2), red)
    for y in 0..<8 {
      for x in 0..<10 {
        let inside = (2..<6).contains(x) && (3..<5).contains(y)
        #expect(canvas.pixel(x: x, y: y) == (inside ? red : .white))
      }
    }
    #expect(canvas.pixel(x: 10, y: 0) == nil && canvas.pixel(x: -1, y: 0) == nil)
  }

  @Test("rounded corners leave the corner free and the middle of each edge filled")
  func corners() {
    let canvas = Canvas(image: 40, height: 40)
    canvas.fill(Rect(x: 0, y: 0, width: 40, height: 40), red, cornerRadius: 12)
    #expect(canvas.pixel(x: 0, y: 0) == .white && canvas.pixel(x: 39, y: 39) == .white)
    #expect(canvas.pixel(x: 20, y: 0) == red && canvas.pixel(x: 0, y: 20) == red)
  }

  @Test("a border stays inside its rectangle")
  func stroke() {
    let canvas = Canvas(image: 20, height: 20)
    canvas.stroke(Rect(x: 4, y: 4, width: 12, height: 12), red, width: 2)
    #expect(canvas.pixel(x: 3, y: 10) == .white)
    #expect(canvas.pixel(x: 4, y: 10) == red && canvas.pixel(x: 5, y: 10) == red)
    #expect(canvas.pixel(x: 6, y: 10) == .white)
  }

  @Test("a clip hides what lies outside all of its rectangles, and ends with its body")
  func clip() {
    let canvas = Canvas(image: 20, height: 10)
    canvas.withClip([
      Rect(x: 0, y: 0, width: 5, height: 10), Rect(x: 10, y: 0, width: 5, height: 10),
    ]) {
      canvas.fill(Rect(x: 0, y: 0, width: 20, height: 5), red)
    }
    #expect(canvas.pixel(x: 2, y: 2) == red && canvas.pixel(x: 12, y: 2) == red)
    #expect(canvas.pixel(x: 7, y: 2) == .white && canvas.pixel(x: 17, y: 2) == .white)
    canvas.fill(Rect(x: 7, y: 7, width: 1, height: 1), red)
    #expect(canvas.pixel(x: 7, y: 7) == red)
  }

  @Test("offset, scale and rotation move what is drawn, and end with their body")
  func transforms() {
    let canvas = Canvas(image: 20, height: 20)
    let dot = Rect(x: 0, y: 0, width: 2, height: 2)
    canvas.withOffset(x: 10, y: 4) { canvas.fill(dot, red) }
    #expect(canvas.pixel(x: 10, y: 4) == red && canvas.pixel(x: 0, y: 0) == .white)
    canvas.withRotation(degrees: 90, around: Point(x: 10, y: 10)) { canvas.fill(dot, red) }
    #expect(canvas.pixel(x: 19, y: 0) == red)
    canvas.withScale(4) { canvas.fill(dot, red) }
    #expect(canvas.pixel(x: 7, y: 7) == red && canvas.pixel(x: 8, y: 8) == .white)
  }

  @Test("a canvas draws on pixels that somebody else owns, row by row of its stride")
  func foreignPixels() {
    let (width, height, stride) = (3, 2, 20)
    let pixels = UnsafeMutableRawPointer.allocate(byteCount: stride * height, alignment: 16)
    defer { pixels.deallocate() }
    pixels.initializeMemory(as: UInt8.self, repeating: 0, count: stride * height)
    do {
      let canvas = Canvas(pixels: pixels, width: width, height: height, stride: stride)
      canvas.fill(Rect(x: 1, y: 1, width: 1, height: 1), red)
      #expect(canvas.pixels() == [0, 0, 0, 0, 0xFF0000, 0])
    }
    #expect(pixels.load(fromByteOffset: stride + 4, as: UInt32.self) & 0xFFFFFF == 0xFF0000)
  }

  @Test("a PNG is written and read back with the same pixels; a missing folder is an error")
  func png() throws {
    let canvas = Canvas(image: 6, height: 4)
    canvas.fill(Rect(x: 1, y: 1, width: 2, height: 2), red)
    try House.withFolder { folder in
      let path = folder.appending(path: "picture.png").path
      try canvas.writePNG(to: path)
      let picture = try Picture(png: path)
      #expect(picture.size == Size(width: 6, height: 4))
      let copy = Canvas(image: 6, height: 4)
      copy.draw(picture, in: Rect(x: 0, y: 0, width: 6, height: 4))
      #expect(copy.pixels() == canvas.pixels())
      let nowhere = folder.appending(path: "none/picture.png").path
      let unwritable = #expect(throws: DrawingError.self) { try canvas.writePNG(to: nowhere) }
      #expect(unwritable?.code == .pictureUnwritable)
      let unreadable = #expect(throws: DrawingError.self) { try Picture(png: nowhere) }
      #expect(unreadable?.code == .pictureUnreadable)
    }
  }

  @Test("raw pixels become a picture, and a wrong count is refused")
  func rawPicture() throws {
    let picture = try Picture(rgb: [255, 0, 0, 0, 0, 255], width: 2, height: 1)
    let canvas = Canvas(image: 2, height: 1)
    canvas.draw(picture, in: Rect(x: 0, y: 0, width: 2, height: 1))
    #expect(canvas.pixels() == [0xFF0000, 0x0000FF])
    #expect(throws: DrawingError.self) { try Picture(rgb: [1, 2], width: 1, height: 1) }
  }

  @Test("an icon draws its lines, and a path that cannot be read says where")
  func icon() throws {
    let icon = try VectorIcon(path: "M2 12 H22 M12 2V22 M2,2 C2 8 8 2 8 8Z", strokeWidth: 2)
    let canvas = Canvas(image: 48, height: 48)
    canvas.draw(icon, in: Rect(x: 0, y: 0, width: 48, height: 48), colour: red)
    #expect(canvas.pixel(x: 40, y: 24) == red && canvas.pixel(x: 24, y: 40) == red)
    #expect(canvas.pixel(x: 40, y: 40) == .white)
    for wrong in ["M2", "Q1 2", "M2 12 L x", "M1 2 3 4"] {
      let error = #expect(throws: DrawingError.self) { try VectorIcon(path: wrong) }
      #expect(error?.code == .iconMalformed)
    }
  }
}
