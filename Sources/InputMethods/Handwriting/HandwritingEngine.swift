import CZinnia
import Glibc
import TypingOrders

/// Recognises one character by its strokes, with zinnia and the model of Tegaki for simplified
/// Chinese. It wants whole strokes, roughly in the order of the school. Use it on one thread.
public final class HandwritingEngine {
  private let recognizer: OpaquePointer

  /// A keyboard shows them in one row.
  public static let candidateLimit = 12

  /// - Parameter model: The file of the Debian package tegaki-zinnia-simplified-chinese: 27 MB,
  ///   mapped, all of them read by the first character.
  /// - Throws: `.handwritingAbsent`.
  public init(
    model: String = "/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model"
  ) throws(TypingFault) {
    guard access(model, R_OK) == 0, let recognizer = zinnia_recognizer_new() else {
      throw Self.absent("\(model) cannot be read", cause: String(cString: strerror(errno)))
    }
    guard zinnia_recognizer_open(recognizer, model) != 0 else {
      let cause = zinnia_recognizer_strerror(recognizer).map { String(cString: $0) }
      zinnia_recognizer_destroy(recognizer)
      throw Self.absent("\(model) is no model that zinnia reads", cause: cause)
    }
    self.recognizer = recognizer
  }

  deinit { zinnia_recognizer_destroy(recognizer) }

  /// The characters that the ink may be, the likeliest first; none for no ink.
  ///
  /// - Throws: `.questionInvalid` for more points than `Ink.pointLimit`.
  public func characters(of ink: Ink) throws(TypingFault) -> [String] {
    let strokes = ink.strokes.filter { !$0.points.isEmpty }
    guard !strokes.isEmpty else { return [] }
    guard strokes.reduce(0, { $0 + $1.points.count }) <= Ink.pointLimit else {
      throw TypingFault(
        .questionInvalid, .technician, "more than \(Ink.pointLimit) points in one character")
    }
    guard let character = zinnia_character_new() else { return [] }
    defer { zinnia_character_destroy(character) }
    zinnia_character_set_width(character, Ink.side)
    zinnia_character_set_height(character, Ink.side)
    for (number, stroke) in strokes.enumerated() {
      for point in stroke.points {
        _ = zinnia_character_add(character, number, onPaper(point.x), onPaper(point.y))
      }
    }
    guard
      let result = zinnia_recognizer_classify(recognizer, character, Self.candidateLimit)
    else { return [] }
    defer { zinnia_result_destroy(result) }
    return (0..<zinnia_result_size(result)).compactMap { place in
      zinnia_result_value(result, place).map { String(cString: $0) }
    }
  }

  private func onPaper(_ coordinate: Int) -> Int32 { Int32(min(max(coordinate, 0), Ink.side)) }

  private static func absent(_ what: String, cause: String?) -> TypingFault {
    TypingFault(
      .handwritingAbsent, .technician,
      "\(what): install the Debian package tegaki-zinnia-simplified-chinese", cause: cause)
  }
}
