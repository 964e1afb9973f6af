import Foundation
import GRDBSQLite
import Synchronization

/// Counts the syncs that SQLite asks of its files: a layer over the system's own that passes
/// everything on. Only databases whose path holds the given mark are counted.
enum CountedSyncs {
  static let mark = "counted-syncs"
  /// Syncs of write-ahead logs, and of everything.
  static let ofLogs = Atomic<Int>(0)
  static let all = Atomic<Int>(0)

  /// Makes the layer SQLite's default, once for the process.
  static let install: Void = {
    let system = sqlite3_vfs_find(nil)!
    let layer = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    layer.initialize(to: system.pointee)
    layer.pointee.zName = UnsafePointer(strdup("counted"))
    layer.pointee.pNext = nil
    layer.pointee.xOpen = { _, name, file, flags, outFlags in
      CountedSyncs.open(name, file, flags, outFlags)
    }
    originalOpen = system.pointee.xOpen
    systemLayer = system
    let registered = sqlite3_vfs_register(layer, 1)
    precondition(registered == SQLITE_OK)
  }()

  nonisolated(unsafe) private static var originalOpen:
    (
      @convention(c) (
        UnsafeMutablePointer<sqlite3_vfs>?, sqlite3_filename?, UnsafeMutablePointer<sqlite3_file>?,
        Int32, UnsafeMutablePointer<Int32>?
      ) -> Int32
    )?
  nonisolated(unsafe) private static var systemLayer: UnsafeMutablePointer<sqlite3_vfs>?
  /// The system's methods by those that took their place. Guarded: databases of other tests open
  /// at the same time.
  private static let originals = Mutex<[Int: Int]>([:])

  private static func open(
    _ name: sqlite3_filename?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
    _ outFlags: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    let result = originalOpen!(systemLayer, name, file, flags, outFlags)
    guard result == SQLITE_OK, let name, let file, let methods = file.pointee.pMethods,
      String(cString: name).contains(mark)
    else { return result }
    let counted = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    counted.initialize(to: methods.pointee)
    if flags & SQLITE_OPEN_WAL != 0 {
      counted.pointee.xSync = { CountedSyncs.sync($0, $1, isLog: true) }
    } else {
      counted.pointee.xSync = { CountedSyncs.sync($0, $1, isLog: false) }
    }
    originals.withLock { $0[Int(bitPattern: counted)] = Int(bitPattern: methods) }
    file.pointee.pMethods = UnsafePointer(counted)
    return result
  }

  private static func sync(
    _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32, isLog: Bool
  ) -> Int32 {
    all.add(1, ordering: .relaxed)
    if isLog { ofLogs.add(1, ordering: .relaxed) }
    let own = Int(bitPattern: file!.pointee.pMethods)
    let address = originals.withLock { $0[own]! }
    return UnsafePointer<sqlite3_io_methods>(bitPattern: address)!.pointee.xSync(file, flags)
  }
}
