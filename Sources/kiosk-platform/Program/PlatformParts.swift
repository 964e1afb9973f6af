import Foundation
import Logging
import Sealing
import ServiceModel

/// Everything that the service is made of, from what the command line says.
struct PlatformParts {
  let state: String
  let tokens: TokenFiles
  let assets: String?
  /// The catalogue's bundle; `nil` is `catalogue.bundle` in the state folder.
  let bundle: String?
  /// Where phones reach the platform; `nil`: where the kiosk does.
  let publicURL: String?
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
    let phonePage: UploadPage
    do {
      phonePage = try UploadPage(reading: "\(assets)/platform/upload")
    } catch {
      throw StartError("The page for phones cannot be read: \(error)")
    }
    return PlatformService(
      store: store,
      certificates: CertificateOffice(store: store, maker: maker, signer: signer),
      insured: try book(
        "\(assets)/platform/contributions.json", SampleBook(), SampleBook.init(reading:)),
      certificateHolders: try book(
        "\(assets)/platform/electronic-certificates.json", SampleBook(),
        SampleBook.init(reading:)),
      credentials: try book(
        "\(assets)/platform/credentials.json", CredentialBook(), CredentialBook.init(reading:)),
      bundles: BundleShelf(path: bundle ?? "\(state)/catalogue.bundle"),
      phonePage: phonePage, publicURL: publicURL,
      tokens: try tokens.read(log), now: now, log: log)
  }

  /// What a file of the sample persons' holds; `none` where there is no file.
  private func book<Book>(
    _ path: String, _ none: Book, _ read: (String) throws -> Book
  ) throws -> Book {
    guard FileManager.default.fileExists(atPath: path) else {
      log.warning("nobody is known: there is no file", metadata: ["path": "\(path)"])
      return none
    }
    do {
      return try read(path)
    } catch {
      throw StartError("\(path) cannot be read: \(error)")
    }
  }
}

/// Why the platform did not start, for the technician.
struct StartError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
