import Glibc

/// The helpers of a desktop that SDL asks for when it opens a window.
public enum Desktop {
  /// Says to the process that there are none, which takes 10 ms off a kiosk's start (measured under
  /// X11). Call it before there is a second thread: it writes the environment, which others read.
  public static func doWithout() {
    // SDL would run a program that starts a message bus.
    setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0)
    // X11 would read its table of letters that are composed of several keys, and look for an
    // input method.
    setenv("LC_ALL", "C", 1)
    setenv("XMODIFIERS", "@im=none", 1)
  }
}
