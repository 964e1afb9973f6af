import Foundation
import Logging
import Sealing
import ServiceModel

/// Everything that the service is made of, from what the command line says.
struct PlatformParts {
  let state: String
  let tokens: TokenFiles
  let assets: String?
  let log: Logger

  func service() throws -> PlatformService {
    let now: @Sendable () -> Timestamp = {
      Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
    let store: SQLiteStore
    let signer: PlatformSigner
    do {
      let folder = try StateFolder(state)
      signer = try PlatformSigner(SigningKey.loadOrCreate(path: folder.signingKey))
      store = try SQLiteStore(
        folder, key: SealingKey.loadOrCreate(path: folder.sealingKey), signer: signer, now: now)
    } catch {
      throw StartError("The state folder cannot be used: \(error)")
    }
    let assets = try self.assets ?? DeliveredFiles.folder(holding: "assets/fonts/fonts.conf")
    let maker: ComposedCertificateMaker
    do {
      maker = try ComposedCertificateMaker(assets: assets)
    } catch {
      throw StartError("Certificates cannot be drawn: \(error)")
    }
    return PlatformService(
      store: store,
      certificates: CertificateOffice(store: store, maker: maker, signer: signer),
      contributions: try contributions(assets), tokens: try tokens.read(log), now: now, log: log)
  }

  private func contributions(_ assets: String) throws -> ContributionBook {
    let path = assets + "/platform/contributions.json"
    guard FileManager.default.fileExists(atPath: path) else {
      log.warning("nobody is insured: there is no file", metadata: ["path": "\(path)"])
      return ContributionBook()
    }
    do {
      return try ContributionBook(reading: path)
    } catch {
      throw StartError("\(path) is not a book of contributions: \(error)")
    }
  }
}

/// Why the platform did not start, for the technician.
struct StartError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
