/// What a scanner tells while somebody waits for a code.
public enum CodeEvent: Hashable, Sendable {
  /// The scanner is ready: show the code.
  case waiting
  case read(CredentialCode)
  /// It read something that is no code of a credential.
  case unreadable
  /// There is no scanner, or none that works. It may come back by itself.
  case unavailable(DeviceFault)
}
