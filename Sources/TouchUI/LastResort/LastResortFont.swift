import Glibc

/// The one font file that the screen of last resort draws with.
struct LastResortFont: Hashable {
  let path: String
  /// A collection has several faces; in Noto's the third is Simplified Chinese.
  let face: Int

  /// Where Debian's packages put fonts with Chinese characters, the best first.
  static let places: [LastResortFont] = [
    .init(path: "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", face: 2),
    .init(path: "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", face: 2),
    .init(path: "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", face: 2),
    .init(path: "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", face: 0),
    .init(path: "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", face: 0),
    .init(path: "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf", face: 0),
    .init(path: "/usr/share/fonts/truetype/arphic/uming.ttc", face: 0),
    .init(path: "/usr/share/fonts/truetype/hanazono/HanaMinA.ttf", face: 0),
  ]

  static var first: LastResortFont? { places.first { access($0.path, R_OK) == 0 } }
}
