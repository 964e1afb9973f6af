import DataFiles
import FoundationEssentials

extension KioskProfile {
  public struct Platform: Hashable, Sendable {
    /// `https://host`, with a path before `/v1` where there is one, without a slash at its end.
    public let url: String
    /// Holds the bearer token on its only line. The token itself is never part of a profile.
    public let tokenFile: String
    /// The 32 raw bytes of the Ed25519 key that receipts must be signed with; `nil` trusts the
    /// key that the platform shows first.
    public let publicKey: [UInt8]?
    /// Where a guide stands on the net, `{code}` in the place of the matter's code; `nil`: the code
    /// beside a guide holds words.
    public let guideLink: String?
    /// Phones reach the platform, and may send it photos of papers for this kiosk.
    public let takesPhotos: Bool
    /// The platform tells what a person answered in earlier forms.
    public let asksEarlierForms: Bool
    /// The platform keeps certificates that stand for papers.
    public let keepsCertificates: Bool
    /// The platform sends a short message to a mobile number that was given.
    public let sendsMessages: Bool
    /// The platform keeps a copy of what somebody put aside, for other kiosks.
    public let keepsDrafts: Bool

    public init(
      url: String, tokenFile: String, publicKey: [UInt8]?, guideLink: String? = nil,
      takesPhotos: Bool = false, asksEarlierForms: Bool = false, keepsCertificates: Bool = false,
      sendsMessages: Bool = false, keepsDrafts: Bool = false
    ) {
      self.url = url
      self.tokenFile = tokenFile
      self.publicKey = publicKey
      self.guideLink = guideLink
      self.takesPhotos = takesPhotos
      self.asksEarlierForms = asksEarlierForms
      self.keepsCertificates = keepsCertificates
      self.sendsMessages = sendsMessages
      self.keepsDrafts = keepsDrafts
    }

    /// The bearer token.
    ///
    /// - Throws: `FileProblems` when the file is gone, empty, or holds more than one line of
    ///   visible ASCII (RFC 6750 §2.1).
    public func readToken() throws(FileProblems) -> String {
      func problem(_ reason: FileProblem.Reason) -> FileProblems {
        FileProblems([FileProblem(file: tokenFile, line: 1, column: 1, path: "", reason: reason)])
      }
      guard let text = try? String(contentsOfFile: tokenFile, encoding: .utf8) else {
        throw problem(.unreadable("no such file, or not readable"))
      }
      let lines = text.split(whereSeparator: \.isNewline)
      guard lines.count == 1, lines[0].utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
        throw problem(
          .refused(
            chinese: "令牌文件里只能有一行，不能有空格或汉字",
            english: "a token file holds one line of visible ASCII without spaces"))
      }
      return String(lines[0])
    }
  }
}
