import CLate
import Dispatch

/// SDL, which with all that it needs is half of the libraries of a kiosk.
public enum WindowLibrary {
  /// Has another thread load it while the program reads its files. Call it after
  /// `Desktop.doWithout`, and after other threads were begun: none can be while the loader works.
  public static func loadAhead() {
    DispatchQueue.global(qos: .userInteractive).async { late_load_sdl() }
  }
}
