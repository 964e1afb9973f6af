import ServiceModel

/// Lets a phone send photos to this kiosk.
public struct PhotoUpload: Hashable, Sendable {
  let token: String
  /// What the phone opens, an absolute URL.
  public let address: String
}

/// What a phone has sent by now.
public struct UploadedPhotos: Hashable, Sendable, Decodable {
  /// A phone has scanned the code.
  public let isOpened: Bool
  /// In the order in which they came.
  public let pages: [ContentDigest]
}

extension PlatformClient {
  /// Opens an upload; the one that this kiosk had before ends.
  ///
  /// - Parameters:
  ///   - paper: what the phone is to take a photo of, 1 to 100 characters.
  ///   - language: of the kiosk's screen (BCP 47).
  public func openUpload(
    for paper: String, in language: String
  ) async throws(PlatformError) -> PhotoUpload {
    struct Question: Encodable {
      let paper: String
      let language: String
    }
    struct Answer: Decodable {
      let token: String
      let address: String
    }
    let response = try await exchange(
      "POST", "/v1/uploads", body: Self.encode(Question(paper: paper, language: language)))
    guard response.status == 201 else { throw PlatformError(response) }
    let answer: Answer = try Self.decode(response)
    let isToken = answer.token.utf8.count == 22 && Self.percentEncoded(answer.token) == answer.token
    guard isToken, answer.address.utf8.count <= 200 else { throw .unreadable("no upload") }
    return PhotoUpload(
      token: answer.token,
      address: answer.address.hasPrefix("/") ? address.url + answer.address : answer.address)
  }

  /// - Throws: `.refused(code: "unknown-upload", …)` once its time is over.
  public func photos(of upload: PhotoUpload) async throws(PlatformError) -> UploadedPhotos {
    try await ask("GET", "/v1/uploads/\(upload.token)")
  }

  /// The bytes of a photo as they came: whether they are those of the digest, and what they are a
  /// picture of, is for the caller to see.
  public func photo(
    _ digest: ContentDigest, of upload: PhotoUpload
  ) async throws(PlatformError) -> [UInt8] {
    let response = try await exchange(
      "GET", "/v1/uploads/\(upload.token)/pages/\(digest.hexadecimal)", expecting: 1 << 20)
    guard response.status == 200 else { throw PlatformError(response) }
    return response.body
  }

  /// Nothing that was sent stays.
  public func close(_ upload: PhotoUpload) async throws(PlatformError) {
    let response = try await exchange("DELETE", "/v1/uploads/\(upload.token)")
    guard response.status == 204 else { throw PlatformError(response) }
  }
}
