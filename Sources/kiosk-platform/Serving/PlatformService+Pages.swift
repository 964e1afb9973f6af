import Hummingbird
import Sealing
import ServiceModel

extension PlatformService {
  /// Takes in a page that a submission will name, once for however many requests.
  func takePage(
    _ request: Request, _ digest: ContentDigest, _ kiosk: KioskCode
  ) async throws -> Response {
    guard request.header("Content-Type")?.lowercased() == "image/jpeg" else {
      throw Problem(.malformedContentType)
    }
    guard let told = request.header("Content-Digest").flatMap(ContentDigestHeader.sha256) else {
      throw Problem(.malformedContentDigest)
    }
    let bytes = try await request.wholeBody()
    guard told == digest, ContentDigest.of(bytes) == digest else { throw Problem(.digestMismatch) }
    // SOI and another marker (ISO/IEC 10918-1, annex B). Nothing of it is decoded here.
    guard bytes.starts(with: [0xff, 0xd8, 0xff]) else { throw Problem(.malformedPage) }
    struct Taken: Encodable { let digest: ContentDigest }
    let isNew = try await store.keep(MaterialPage(digest: digest, bytes: bytes), from: kiosk)
    return Answer.json(Taken(digest: digest), status: isNew ? 201 : 200)
  }
}
