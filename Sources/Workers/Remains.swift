import CWipe

/// What calls leave behind of the values that they held.
public enum Remains {
  /// Wipes what earlier calls left on this thread's stack. Freed memory needs nothing: it is wiped
  /// when it is given back.
  public static func wipe() { wipe_stack() }

  /// The same on the threads that Swift's tasks share, as far as they are free.
  public static func wipeTasks() {
    for _ in 0..<8 { Task.detached(priority: .high) { wipe() } }
  }
}
