import DataFiles
import FoundationEssentials

/// Makes the paths of a profile absolute, and looks whether what must be there is there.
struct PathResolver {
  /// The folder of the profile: what is delivered with it is found from here.
  let profileFolder: String
  /// Where the running kiosk keeps what it writes.
  let stateFolder: String
  /// What stands at an absolute path.
  let find: (String) -> Finding?

  enum Finding { case file, folder }

  static func onDisk(_ path: String) -> Finding? {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    return isFolder ? .folder : .file
  }

  /// A file or folder that is delivered: it must be there.
  func delivered(_ node: DataNode?, as expected: Finding) -> String? {
    guard let node, let text = node.text() else { return nil }
    let path = absolute(text, from: profileFolder)
    guard find(path) == expected else {
      let what = expected == .file ? "文件" : "文件夹"
      let name = expected == .file ? "file" : "folder"
      node.report(chinese: "找不到\(what) \(path)", english: "there is no \(name) \(path)")
      return nil
    }
    return path
  }

  /// A file or folder that the kiosk makes itself.
  func kept(_ node: DataNode?) -> String? {
    node?.text().map { absolute($0, from: stateFolder) }
  }

  func absolute(_ path: String, from folder: String) -> String {
    let joined = path.hasPrefix("/") ? path : folder + "/" + path
    var parts: [Substring] = []
    for part in joined.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
