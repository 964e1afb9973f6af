import Sealing
import ServiceModel

/// Seals a page, bound to whose submission it is and to its digest.
struct PageSeal {
  let key: SealingKey

  func seal(_ page: MaterialPage, of submission: SubmissionID) throws(SealingError) -> [UInt8] {
    try key.seal(page.bytes, associated: associated(page.digest, submission))
  }

  func open(
    _ sealed: [UInt8], _ digest: ContentDigest, of submission: SubmissionID
  ) throws(SealingError) -> MaterialPage {
    let bytes = try key.open(sealed, associated: associated(digest, submission))
    return MaterialPage(digest: digest, bytes: bytes)
  }

  private func associated(_ digest: ContentDigest, _ submission: SubmissionID) -> [UInt8] {
    Array("page\n\(submission.text)\n\(digest.hexadecimal)\n".utf8)
  }
}
