import Foundation
import Logging

/// Where the tokens come from.
struct TokenFiles: Sendable {
  let kiosk: String?
  let platformOperator: String?

  /// The demonstration's token opens the operator's side only while the kiosks' is the same: a
  /// platform that was given a secret for kiosks must be given one for operators.
  func read(_ log: Logger) throws -> AccessTokens {
    let demonstration =
      kiosk == nil
      ? try DeliveredFiles.folder(holding: "kiosk-config/demo-token") + "/demo-token" : nil
    let kioskToken = try Self.token(in: kiosk ?? demonstration ?? "")
    if demonstration != nil { log.notice("kiosks are let in with the demonstration's token") }
    let operatorToken = try (platformOperator ?? demonstration).map(Self.token(in:))
    if let platformOperator, let operatorToken, operatorToken == kioskToken {
      throw StartError("\(platformOperator) holds the kiosks' token; operators need their own.")
    }
    return AccessTokens(kiosk: kioskToken, platformOperator: operatorToken)
  }

  private static func token(in path: String) throws -> [UInt8] {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw StartError("The token file \(path) cannot be read.")
    }
    let token = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !token.isEmpty, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw StartError("\(path) must hold one line of visible ASCII characters.")
    }
    return Array(token.utf8)
  }
}
