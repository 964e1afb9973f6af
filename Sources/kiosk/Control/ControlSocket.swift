import FlyingFox
import FlyingSocks
import Foundation
import Logging
import TouchUI

/// How the kiosk stands, for other programs of this machine: `GET /v1/status` on a Unix socket
/// that only its owner may open; `POST /v1/catalogue/look` looks for a newer catalogue at once and says
/// what came of it. Says nothing about a person.
struct ControlSocket: Sendable {
  let path: String
  let report: @Sendable () async -> StatusReport?
  let look: @Sendable () async -> String

  /// A province's catalogue over a slow line takes as long as that.
  private static let patience: TimeInterval = 6 * 3600

  func run() async {
    // What an earlier run left: nobody listens there any more.
    try? FileManager.default.removeItem(atPath: path)
    let server = HTTPServer(address: .unix(path: path), timeout: Self.patience, logger: .disabled)
    await server.appendRoute("GET /v1/status") { [report] _ in
      guard let report = await report() else {
        return HTTPResponse(statusCode: .serviceUnavailable)
      }
      return HTTPResponse(
        statusCode: .ok, headers: [.contentType: "application/json"],
        body: try JSONEncoder().encode(report))
    }
    await server.appendRoute("POST /v1/catalogue/look") { [look] _ in
      HTTPResponse(
        statusCode: .ok, headers: [.contentType: "text/plain"],
        body: Data((await look() + "\n").utf8))
    }
    do { try await server.run() } catch {
      Logger(label: "control").error("no control socket", metadata: ["cause": "\(error)"])
    }
  }
}

/// The answer of the control socket.
struct StatusReport: Encodable, Sendable {
  let kiosk: String
  /// `starting` or `open`.
  let service: String
  let inSession: Bool
  /// `unknown`, `online`, `offline` or `unauthorised`.
  let line: String
  /// Submissions that the platform has not yet taken.
  let backlog: Int
  /// Submissions that the platform refused: staff must look.
  let needsStaff: Int
  /// How often staff was called since the start, and why last.
  let bellRung: Int
  let bellReason: String?
  /// The number of the catalogue that guides are shown from, 0 for the one that was delivered, and
  /// how the last look for a newer one ended.
  let catalogue: Int
  let catalogueUpdate: String
  /// Of the security module of the reader that was last open.
  let readerNumber: String?
  /// What was wrong with the ledger when it was opened.
  let ledgerDamage: String?
  /// Damaged ledgers that were put aside and that nobody has looked into yet.
  let ledgersSetAside: [String]
  /// What the screen did since the start: at home, with nobody there, nothing.
  let screen: ScreenCounters
}
