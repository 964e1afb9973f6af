/// The syllables of Mandarin in pinyin, ü written v as keyboards do. A syllable goes by its number
/// in the order of the alphabet, so that those with one beginning stand together.
enum PinyinSyllables {
  /// Where a character has no reading.
  static let none = UInt16.max

  /// All that the characters U+4E00 to U+9FFF are read as, in the order of the alphabet.
  static let all: [String] = text.split(whereSeparator: \.isWhitespace).map(String.init).sorted()

  static let numbers: [String: UInt16] = Dictionary(
    uniqueKeysWithValues: all.enumerated().map { ($1, UInt16($0)) })

  static func number(of letters: ArraySlice<UInt8>) -> UInt16? {
    guard letters.count <= longest, let begun = beginnings[packed(letters)] else { return nil }
    // The shortest of those that begin so comes first.
    return spelled[Int(begun.lowerBound)].count == letters.count ? begun.lowerBound : nil
  }

  /// The syllables that begin with these letters.
  static func beginning(with letters: ArraySlice<UInt8>) -> Range<UInt16> {
    letters.count <= longest ? beginnings[packed(letters)] ?? 0..<0 : 0..<0
  }

  /// zh, ch and sh, which are one sound.
  static func isDoubleInitial(_ letters: ArraySlice<UInt8>) -> Bool {
    letters.count == 2 && letters.last == 104 && [122, 99, 115].contains(letters.first)
  }

  private static let longest = 6

  private static let beginnings: [UInt64: Range<UInt16>] = {
    var ranges: [UInt64: Range<UInt16>] = [:]
    for (place, letters) in spelled.enumerated() {
      let number = UInt16(place)
      for count in 1...letters.count {
        let key = packed(letters[..<count])
        ranges[key] = (ranges[key]?.lowerBound ?? number)..<(number + 1)
      }
    }
    return ranges
  }()

  /// Eight letters at most, as one number.
  private static func packed(_ letters: ArraySlice<UInt8>) -> UInt64 {
    letters.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The letter that a syllable begins with, as its place in the alphabet.
  static let initials: [UInt8] = all.map { ($0.utf8.first ?? 97) - 97 }

  /// Syllables that many people do not tell apart have one class: z and zh, c and ch, s and sh, n
  /// and l, in and ing, en and eng, an and ang. The number of the first of them.
  static let classes: [UInt16] = {
    var first: [String: UInt16] = [:]
    return all.enumerated().map { number, syllable in
      let key = Self.heard(syllable)
      let known = first[key] ?? UInt16(number)
      first[key] = known
      return known
    }
  }()

  private static func heard(_ syllable: String) -> String {
    var heard = syllable
    for (written, sound) in [("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l")]
    where heard.hasPrefix(written) {
      heard = sound + heard.dropFirst(written.count)
      break
    }
    for final in ["ang", "eng", "ing"] where heard.hasSuffix(final) { heard.removeLast() }
    return heard
  }

  /// The syllables that these letters become by one letter more, less or other, or by two
  /// neighbours changing places; the first letter is right, or comes second.
  static func near(_ letters: ArraySlice<UInt8>) -> [UInt16] {
    var near: [UInt16] = []
    for first in Set(letters.prefix(2)) where first >= 97 && first < 123 {
      for number in begun[Int(first) - 97] {
        let syllable = spelled[Int(number)]
        guard abs(syllable.count - letters.count) < 2, syllable.count > 1 else { continue }
        if isOneMistake(syllable[...], letters) { near.append(number) }
      }
    }
    return near
  }

  /// For each letter the syllables that begin with it.
  private static let begun: [Range<UInt16>] = (97...122).map { letter in
    beginning(with: [UInt8(letter)])
  }

  /// Whether one letter tells the two apart: gua and guan.
  static func isNear(_ one: UInt16, _ other: UInt16) -> Bool {
    let (one, other) = (spelled[Int(one)], spelled[Int(other)])
    return one.count > 2 && other.count > 1 && abs(one.count - other.count) < 2
      && isOneMistake(one[...], other[...])
  }

  private static let spelled: [[UInt8]] = all.map { Array($0.utf8) }

  private static func isOneMistake(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    var (left, right) = (one, other)
    while let first = left.first, first == right.first {
      left = left.dropFirst()
      right = right.dropFirst()
    }
    while let last = left.last, last == right.last {
      left = left.dropLast()
      right = right.dropLast()
    }
    switch (left.count, right.count) {
    case (1, 1), (1, 0), (0, 1): return true
    case (2, 2): return left.first == right.last && left.last == right.first
    default: return false
    }
  }

  private static let text =
    """
    a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can
    cang cao ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai
    chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de den deng
    di dia dian diao die ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang fei
    fen feng fiao fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang
    gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo
    ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken
    keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei leng li lia lian
    liang liao lie lin ling liu lo long lou lu luan lun luo lv lve ma mai man mang mao me mei
    men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni nian
    niang niao nie nin ning niu nong nou nu nuan nun nuo nv nve o ou pa pai pan pang pao pei pen
    peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu
    quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san sang
    sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan
    shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te teng ti tian
    tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian
    xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you
    yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhen zheng
    zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo
    """
}
