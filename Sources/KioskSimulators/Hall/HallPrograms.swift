import Foundation

/// Where the product's programs and its data are.
public struct HallPrograms: Sendable {
  /// The folder of kiosk, kiosk-paper, kiosk-platform and kioskctl.
  public let folder: String
  public let assets: String

  public init(folder: String, assets: String) {
    self.folder = folder
    self.assets = assets
  }

  /// Those beside the running program, in a repository whose root is the current folder.
  public static func besideThis() -> HallPrograms {
    let files = FileManager.default
    let program = (try? files.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return HallPrograms(
      folder: URL(fileURLWithPath: program).deletingLastPathComponent().path,
      assets: files.currentDirectoryPath + "/assets")
  }

  public func path(_ name: String) -> String { "\(folder)/\(name)" }
}
