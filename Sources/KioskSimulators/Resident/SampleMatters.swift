/// The buttons of some matters of the shipped catalogue, by the codes of the region's list.
public enum SampleMatters {
  /// 城乡居民基本养老保险参保登记.
  public static let pensionEnrolment =
    "item-512B0359100011-511602000000-000-12511301452262044F-1-00"
  /// 养老保险定期待遇领取资格认证.
  public static let pensionEntitlement =
    "item-51201400600004-511602000000-000-1251130145226113XA-1-00"
  /// 城乡居民医保参保登记.
  public static let medicalEnrolment =
    "item-512036001003-511602000000-000-11511301MB15537661-1-00"
  /// 最低生活保障.
  public static let minimumLiving =
    "item-512B0003600029-511602000000-000-11511301008778298W-1-00"
}
