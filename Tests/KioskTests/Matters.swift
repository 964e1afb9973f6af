import Foundation
import KioskSimulators
import Testing

/// The ways that several tests go, as a resident goes them.
extension SimulatedHall {
  /// From the home page to the reader.
  func beginMatter(_ code: String, choosing option: String) async throws {
    try await resident.press("tile-registration")
    try await resident.press("item-\(code)")
    try await resident.press("apply")
    try await resident.press("option-\(option)")
    try await resident.press("next")
    try await resident.press("begin")
    try await resident.read("reader")
  }

  /// To the question for the household register.
  func findPaper() async throws {
    try await beginMatter("disability-certificate", choosing: "lost")
    reader.put(try Hall.card("lin"))
    try await answerUpToPaper()
  }

  /// The same from the first question on.
  func answerUpToPaper() async throws {
    try await resident.type("13800000000")
    try await resident.press("next")
    try await resident.press("option-990000101001")
    try await resident.press("next")
    // The number of the certificate that was lost: not known.
    try await resident.read("key-1")
    try await resident.press("next")
  }

  /// From the household register to the review: the photo is brought to the window.
  func leavePapers() async throws {
    try await resident.press("next")
    try await resident.read("title", saying: "照片")
    try await resident.press("next")
  }

  /// With the card, which the kiosk has to have seen.
  func goAway() async throws {
    try await resident.read("tile-registration")
    reader.take()
    for _ in 0..<200 {
      guard try await resident.shows("card-forgotten") else { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("the card was not seen to be taken")
  }

  /// What the platform has of a form.
  func body(of id: String) async throws -> HandedInBody {
    try JSONDecoder().decode(HandedInBody.self, from: try await platform.body(of: id))
  }
}

/// What a test reads of a form that was handed in.
struct HandedInBody: Decodable {
  struct Material: Decodable {
    struct Page: Decodable {
      let digest: String
      let origin: String
    }

    struct Certificate: Decodable {
      let identifier: String
    }

    let name: String
    let pages: [Page]
    let certificate: Certificate?
    let trust: String

    private enum CodingKeys: CodingKey { case name, pages, certificate, trust }

    init(from decoder: any Decoder) throws {
      let body = try decoder.container(keyedBy: CodingKeys.self)
      name = try body.decode(String.self, forKey: .name)
      pages = try body.decodeIfPresent([Page].self, forKey: .pages) ?? []
      certificate = try body.decodeIfPresent(Certificate.self, forKey: .certificate)
      trust = try body.decode(String.self, forKey: .trust)
    }
  }

  let materials: [Material]?
  let mobile: String?

  private struct Answers: Decodable { let mobile: String? }
  private enum Key: CodingKey { case materials, answers }

  init(from decoder: any Decoder) throws {
    let body = try decoder.container(keyedBy: Key.self)
    materials = try body.decodeIfPresent([Material].self, forKey: .materials)
    mobile = try body.decode(Answers.self, forKey: .answers).mobile
  }
}
