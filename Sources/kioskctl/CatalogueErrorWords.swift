import GuidanceCatalog

/// What the technician does about it.
extension CatalogueError {
  var chinese: String {
    switch code {
    case .unreadable: "没有这个目录库，或没有权限。用 kioskctl catalogue build 生成"
    case .notACatalogue: "这个文件不是目录库。用 kioskctl catalogue build 重新生成"
    case .otherFormat: "这个目录库是别的版本的程序生成的。用 kioskctl catalogue build 重新生成"
    case .damaged: "目录库坏了。用 kioskctl catalogue build 重新生成"
    case .notWritten: "目录库没有写成，原来的还在。请看磁盘空间和文件夹权限"
    }
  }

  var english: String {
    switch code {
    case .unreadable: "no such catalogue, or no permission: kioskctl catalogue build makes one"
    case .notACatalogue: "not a catalogue: make it again with kioskctl catalogue build"
    case .otherFormat:
      "made by another version of the program: make it again with kioskctl catalogue build"
    case .damaged: "damaged: make it again with kioskctl catalogue build"
    case .notWritten: "not written, the old one still stands: look at the disk and the permissions"
    }
  }
}
