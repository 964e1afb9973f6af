import Foundation

/// The directory of a virtual printer: a private CUPS, the printer's controls, what it printed.
struct VirtualPrinterHome: Sendable {
  let path: String
  let queue: String

  var socket: String { "\(path)/cups.sock" }
  var bus: String { "unix:path=\(path)/bus.sock" }
  var control: String { "\(path)/control" }
  var printed: String { "\(path)/printed" }
  var printedLog: String { "\(path)/printed/log" }
  var command: String { "\(path)/print-command" }
  var cupsConfiguration: String { "\(path)/etc/cupsd.conf" }
  var cupsFiles: String { "\(path)/etc/cups-files.conf" }
  var spool: String { "\(path)/spool" }

  func log(_ name: String) -> String { "\(path)/log/\(name)" }

  /// What every process of this printer gets; by it they are found again.
  var environment: [String: String] {
    [
      "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "HOME": path,
      "KIOSK_SIMULATOR_HOME": path, "CUPS_SERVER": socket, "DBUS_SYSTEM_BUS_ADDRESS": bus,
    ]
  }

  /// Makes directories and files anew. As root, cupsd works as `lp` and must reach its own.
  func furnish(pageTime: Duration) throws {
    let files = FileManager.default
    for folder in [
      "etc/ppd", "cache", "state", "spool/tmp", "log", "control", "printed", "memory", "keys",
    ] {
      try files.createDirectory(
        atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
    }
    chmod(path, 0o755)
    chmod(spool, 0o710)
    chmod("\(spool)/tmp", 0o1770)
    if geteuid() == 0, let printing = getgrnam("lp")?.pointee.gr_gid {
      for folder in ["cache", "state", "spool", "spool/tmp"] {
        chown("\(path)/\(folder)", 0, printing)
      }
      chmod("\(path)/cache", 0o770)
      chmod("\(path)/state", 0o755)
    }
    try write(busSettings, to: "\(path)/bus.conf")
    try write(cupsSettings, to: cupsConfiguration)
    try write(cupsPlaces, to: cupsFiles)
    try write(VirtualPrintCommand.script, to: command)
    try write(VirtualPrintCommand.jobQuery, to: "\(path)/job.test")
    try write(VirtualPrintCommand.stateJob, to: "\(path)/state.test")
    try write("state\n", to: "\(path)/state.txt")
    try write(VirtualPrintCommand.seconds(pageTime), to: "\(control)/page-seconds")
    chmod(command, 0o755)
  }

  /// Forgets the jobs of an earlier cupsd, as kiosk-config/cups keeps the spool in a directory
  /// that ends with the service.
  func emptySpool() {
    let files = FileManager.default
    for name in (try? files.contentsOfDirectory(atPath: spool)) ?? [] where name != "tmp" {
      try? files.removeItem(atPath: "\(spool)/\(name)")
    }
    try? files.removeItem(atPath: "\(path)/cache/job.cache")
  }

  private func write(_ text: String, to file: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
  }

  /// ippeveprinter does not start without a system bus; this one is its own.
  private var busSettings: String {
    """
    <busconfig>
      <type>system</type>
      <listen>\(bus)</listen>
      <auth>EXTERNAL</auth>
      <policy context="default">
        <allow user="*"/>
        <allow own="*"/>
        <allow send_type="method_call"/>
        <allow send_type="signal"/>
        <allow send_requested_reply="true"/>
        <allow receive_requested_reply="true"/>
      </policy>
    </busconfig>
    """
  }

  private var cupsSettings: String {
    // As on a kiosk, cancelling takes the credentials that the socket carries.
    let cancelling =
      geteuid() == 0
      ? "AuthType Default\n    Require user @OWNER @SYSTEM\n    Order deny,allow"
      : "Order deny,allow\n    Allow all"
    return """
      LogLevel warn
      Listen \(socket)
      Browsing Off
      WebInterface No
      PreserveJobFiles No
      ErrorPolicy abort-job
      JobKillDelay 2
      <Location />
        Order allow,deny
        Allow all
      </Location>
      <Policy default>
        JobPrivateAccess all
        JobPrivateValues none
        SubscriptionPrivateAccess all
        SubscriptionPrivateValues none
        <Limit Cancel-Job Pause-Printer Resume-Printer>
          \(cancelling)
        </Limit>
        <Limit All>
          Order deny,allow
          Allow all
        </Limit>
      </Policy>

      """
  }

  private var cupsPlaces: String {
    let owner = geteuid() == 0 ? "User lp\nGroup lp\nSystemGroup root\n" : ""
    return """
      \(owner)ServerRoot \(path)/etc
      RequestRoot \(spool)
      TempDir \(spool)/tmp
      CacheDir \(path)/cache
      StateDir \(path)/state
      ErrorLog \(path)/log/cups-error
      AccessLog \(path)/log/cups-access
      PageLog \(path)/log/cups-page

      """
  }
}
