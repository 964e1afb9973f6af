import FoundationEssentials
import Hummingbird
import Sealing
import ServiceModel

// Photos from a phone: a kiosk opens an upload and shows its address as a code, the phone that scans it
// sends pages, the kiosk fetches them.
extension PlatformService {
  func openUpload(_ request: Request, _ kiosk: KioskCode) async throws -> Response {
    struct Question: Decodable {
      let paper: String
      let language: String
    }
    struct Opened: Encodable {
      let token: String
      let address: String
      let seconds: Int64
    }
    let question = try await request.decodedBody(Question.self)
    guard (1...100).contains(question.paper.count), (1...20).contains(question.language.utf8.count)
    else { throw Problem(.malformedBody, "The paper's name or the language is malformed.") }
    let token = await uploads.open(
      UploadedPaper(name: question.paper, language: question.language), for: kiosk, at: .now)
    return Answer.json(
      Opened(
        token: token.text, address: "\(publicURL ?? "")/u/\(token.text)",
        seconds: UploadDesk.lifetime.components.seconds),
      status: 201)
  }

  func upload(_ token: UploadToken, _ kiosk: KioskCode) async throws -> Response {
    struct Upload: Encodable {
      let isOpened: Bool
      let pages: [ContentDigest]
    }
    let state = try await uploads.state(of: token, for: kiosk, at: .now)
    return Answer.json(Upload(isOpened: state.isOpened, pages: state.pages))
  }

  func uploadedPage(
    _ digest: ContentDigest, of token: UploadToken, _ kiosk: KioskCode
  ) async throws -> Response {
    let page = try await uploads.page(digest, of: token, for: kiosk, at: .now)
    return Answer.bytes(page.bytes, type: "image/jpeg")
  }

  func closeUpload(_ token: UploadToken, _ kiosk: KioskCode) async -> Response {
    await uploads.close(token, for: kiosk)
    return Response(status: .noContent)
  }

  /// What the phone shows. An address that has ended is told in words too: a person reads it.
  func uploadPage(_ token: UploadToken?) async -> Response {
    let paper: UploadedPaper?
    do throws(Problem) {
      guard let token else { throw Problem(.unknownUpload) }
      paper = try await uploads.opened(token, at: .now)
    } catch {
      paper = nil
    }
    let html = paper.map(phonePage.html) ?? phonePage.endedHTML
    return Response(
      status: paper == nil ? .notFound : .ok,
      headers: [
        .contentType: "text/html; charset=utf-8", .cacheControl: "no-store",
        .init("Referrer-Policy")!: "no-referrer", .xContentTypeOptions: "nosniff",
        // The page brings its script and its look along, and talks to nobody else.
        .contentSecurityPolicy:
          "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
          + "img-src blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'none'",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
  }

  func addUploadedPage(_ request: Request, to token: UploadToken?) async throws -> Response {
    struct Added: Encodable { let pages: Int }
    guard let token else { throw Problem(.unknownUpload) }
    guard request.header("Content-Type")?.lowercased() == "image/jpeg" else {
      throw Problem(.malformedContentType)
    }
    // Nobody who has no upload makes the platform read a photo.
    _ = try await uploads.opened(token, at: .now)
    let bytes = try await request.wholeBody()
    guard bytes.starts(with: [0xff, 0xd8, 0xff]) else { throw Problem(.malformedPage) }
    let page = MaterialPage(digest: .of(bytes), bytes: bytes)
    return Answer.json(
      Added(pages: try await uploads.add(page, to: token, at: .now)), status: 201)
  }
}
