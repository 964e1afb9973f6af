import ArgumentParser
import Foundation
import GuidanceCatalog
import Sealing

/// `kioskctl catalogue bundle FILE --key KEY --output BUNDLE`.
struct CatalogueBundling: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "把目录库签名打包，供各台机器更新 / signs a catalogue for the kiosks to fetch.",
    discussion: """
      目录库要用 build --serial 生成，每发布一次加一。写上 --since 以前发布过的目录库，就多做一个只有差别的包，放在旁边，已有那一版的机器只取差别。
      Build the catalogue with --serial, one more with every publication. For each --since, a catalogue
      that was published before, a bundle of the difference is laid beside the whole one.
      """)

  @Option(help: "签名私钥（PEM） / the private key, PEM; made when there is none.")
  var key: String

  @Option(help: "写到这个文件 / the bundle to write.")
  var output: String

  @Option(help: "以前发布的目录库，可以写几个 / a catalogue published before; may be given again.")
  var since: [String] = []

  @Argument(help: "目录库文件 / the catalogue file.")
  var catalogue: String

  func run() throws {
    do {
      let key = try SigningKey.loadOrCreate(path: key)
      let digest = { try SHA256.hexadecimal(of: $0) }
      // The differences first: when the whole one appears, everything is there.
      for base in since {
        let place = try BundleMaker.place(of: output, since: base, digest: digest)
        let header = try BundleMaker.make(
          of: catalogue, since: base, at: place, sign: { try key.sign($0) }, digest: digest)
        print("\(place): \(header.packed) 字节 / bytes")
      }
      let header = try BundleMaker.make(
        of: catalogue, at: output, sign: { try key.sign($0) }, digest: digest)
      print(
        "\(output): \(header.serial), \(header.items) 项 / items, \(header.packed) 字节 / bytes")
      print("公钥 / public key: \(try key.verifyingKey.base64)")
    } catch let error as CatalogueError {
      throw refuse(error, path: catalogue)
    } catch {
      throw refuse("\(error)", path: output)
    }
  }
}

/// `kioskctl catalogue install BUNDLE --key PUBLIC --catalogue FILE`.
struct CatalogueInstalling: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "验签后换上新的目录库 / puts a signed catalogue in the place of the old one.")

  @Option(help: "平台公钥，Base64 / the platform's public key, base64.")
  var key: String

  @Option(help: "目录库文件 / the catalogue file.")
  var catalogue: String

  @Argument(help: "目录包 / the bundle.")
  var bundle: String

  func run() throws {
    do {
      let installer = BundleInstaller(
        path: catalogue, seal: BundleSeal(keys: [try VerifyingKey(base64: key)]))
      let header = try installer.install(bundle)
      print("\(catalogue): \(header.serial), \(header.version), \(header.items) 项 / items")
    } catch let error as BundleError {
      throw refuse("\(error.chinese)。\(error.english) (\(error))", path: bundle)
    } catch {
      throw refuse("\(error)", path: bundle)
    }
  }
}

extension BundleSeal {
  init(keys: [VerifyingKey]) {
    self.init(
      verifies: { signature, bytes in keys.contains { $0.verifies(signature, over: bytes) } },
      digest: { try SHA256.hexadecimal(of: $0) })
  }
}

extension BundleError {
  /// What the technician does.
  var chinese: String {
    switch code {
    case .unreadable: "读不了这个目录包，请看路径和权限"
    case .malformed: "不是完整的目录包，请重新下载"
    case .badSignature: "签名不对，不能用。请向平台核对公钥"
    case .older: "不比现有的新，原来的继续用"
    case .otherBase: "是和另一个目录库比的差别，请取完整的"
    case .present: "就是现有的这个"
    case .damaged: "内容和签名对不上，请重新下载"
    case .otherFormat: "是给别的版本的程序做的，请先更新程序"
    case .notWritten: "写不下，原来的还在。请看磁盘空间和权限"
    }
  }

  var english: String {
    switch code {
    case .unreadable: "the bundle cannot be read: look at path and permissions"
    case .malformed: "not a whole bundle: fetch it again"
    case .badSignature: "not signed with the platform's key: compare the keys"
    case .older: "not newer than what is there, which stays"
    case .otherBase: "the difference from another catalogue than this: take the whole one"
    case .present: "it is the one that is there"
    case .damaged: "its bytes are not those that were signed: fetch it again"
    case .otherFormat: "made for another version of this program: update it first"
    case .notWritten: "not written, the old one still stands: look at the disk"
    }
  }
}
