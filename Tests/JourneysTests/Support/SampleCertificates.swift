import ServiceModel

/// Certificates of nobody.
enum SampleCertificates {
  static func of(_ kind: ElectronicCertificateKind) -> ElectronicCertificate? {
    make("SAMPLE-1", kind, "居民户口簿（样例）", until: nil)
  }

  /// It was good until a day that is over.
  static func over(_ kind: ElectronicCertificateKind) -> ElectronicCertificate? {
    make("SAMPLE-2", kind, "残疾人证（样例）", until: CalendarDay(iso: "2022-05-06"))
  }

  private static func make(
    _ identifier: String, _ kind: ElectronicCertificateKind, _ name: String,
    until last: CalendarDay?
  ) -> ElectronicCertificate? {
    CalendarDay(iso: "2012-05-07").flatMap { issued in
      ElectronicCertificate(
        identifier: identifier, kind: kind, name: name, issuer: "示例市公安局（样例）",
        issuedOn: issued, validUntil: last)
    }
  }
}
