import Sealing
import ServiceModel

/// Photos on their way from a phone to the kiosk whose code was scanned.
///
/// In memory only, for ten minutes: a kiosk has one upload, the next one ends it. Nothing that was
/// sent can be had with the phone's address again.
actor UploadDesk {
  static let lifetime: Duration = .seconds(600)
  /// Of one upload.
  static let mostPages = 20
  /// Of all of them together.
  static let mostBytes = 256 << 20

  private struct Upload {
    let kiosk: KioskCode
    let paper: UploadedPaper
    let end: ContinuousClock.Instant
    var isOpened = false
    var pages: [MaterialPage] = []
  }

  private var uploads: [UploadToken: Upload] = [:]

  func open(
    _ paper: UploadedPaper, for kiosk: KioskCode, at time: ContinuousClock.Instant
  ) -> UploadToken {
    var chance = SystemRandomNumberGenerator()
    let token = UploadToken(using: &chance)
    end(before: time)
    uploads = uploads.filter { $0.value.kiosk != kiosk }
    // Nobody may ask for it again.
    Task { [weak self] in
      try? await Task.sleep(for: Self.lifetime)
      await self?.end(before: .now)
    }
    uploads[token] = Upload(kiosk: kiosk, paper: paper, end: time + Self.lifetime)
    return token
  }

  /// What a kiosk's own upload has by now.
  ///
  /// - Throws: `unknown-upload` for what has ended or is another kiosk's.
  func state(
    of token: UploadToken, for kiosk: KioskCode, at time: ContinuousClock.Instant
  ) throws(Problem) -> (isOpened: Bool, pages: [ContentDigest]) {
    let upload = try upload(token, at: time)
    guard upload.kiosk == kiosk else { throw Problem(.unknownUpload) }
    return (upload.isOpened, upload.pages.map(\.digest))
  }

  /// - Throws: `unknown-upload`, `unknown-page`.
  func page(
    _ digest: ContentDigest, of token: UploadToken, for kiosk: KioskCode,
    at time: ContinuousClock.Instant
  ) throws(Problem) -> MaterialPage {
    let upload = try upload(token, at: time)
    guard upload.kiosk == kiosk else { throw Problem(.unknownUpload) }
    guard let page = upload.pages.first(where: { $0.digest == digest }) else {
      throw Problem(.unknownPage)
    }
    return page
  }

  /// Whatever was there is gone; also where nothing was.
  func close(_ token: UploadToken, for kiosk: KioskCode) {
    if uploads[token]?.kiosk == kiosk { uploads[token] = nil }
  }

  /// A phone looks at its page.
  ///
  /// - Throws: `unknown-upload`.
  func opened(
    _ token: UploadToken, at time: ContinuousClock.Instant
  ) throws(Problem) -> UploadedPaper {
    let upload = try upload(token, at: time)
    uploads[token]?.isOpened = true
    return upload.paper
  }

  /// - Returns: how many pages there are now; the same photo counts once.
  /// - Throws: `unknown-upload`, `upload-full`, `storage-full`.
  func add(
    _ page: MaterialPage, to token: UploadToken, at time: ContinuousClock.Instant
  ) throws(Problem) -> Int {
    end(before: time)
    let upload = try upload(token, at: time)
    guard !upload.pages.contains(where: { $0.digest == page.digest }) else {
      return upload.pages.count
    }
    guard upload.pages.count < Self.mostPages else { throw Problem(.uploadFull) }
    let bytes = uploads.values.flatMap(\.pages).map(\.bytes.count).reduce(0, +)
    guard bytes + page.bytes.count <= Self.mostBytes else { throw Problem(.storageFull) }
    uploads[token]?.pages.append(page)
    uploads[token]?.isOpened = true
    return upload.pages.count + 1
  }

  private func end(before time: ContinuousClock.Instant) {
    uploads = uploads.filter { $0.value.end > time }
  }

  private func upload(
    _ token: UploadToken, at time: ContinuousClock.Instant
  ) throws(Problem) -> Upload {
    guard let upload = uploads[token] else { throw Problem(.unknownUpload) }
    guard upload.end > time else {
      uploads[token] = nil
      throw Problem(.unknownUpload)
    }
    return upload
  }
}

/// Which paper a phone is asked for, and in whose language.
struct UploadedPaper: Hashable, Sendable {
  /// As the kiosk calls it; 1 to 100 characters.
  let name: String
  /// The kiosk's word for it: `zh-Hans`.
  let language: String
}
