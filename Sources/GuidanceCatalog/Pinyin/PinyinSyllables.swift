/// The syllables of Mandarin in pinyin, ü written v as keyboards do, and ways to cut letters into
/// them.
enum PinyinSyllables {
  /// All that the characters U+4E00 to U+9FFF are read as.
  static let all: Set<String> = Set(sorted)

  /// The syllables that begin with these letters, the letters themselves among them when they are
  /// a syllable.
  static func beginning(with letters: String) -> [String] {
    sorted.filter { $0.hasPrefix(letters) }
  }

  /// Letters cut into syllables; the last may be only the beginning of one, for the person is
  /// still typing.
  struct Cut: Hashable {
    var whole: [String]
    var begun: String?

    /// The same with the last syllable taken as one that is still being typed.
    var unfinished: Cut {
      guard begun == nil, let last = whole.last else { return self }
      return Cut(whole: whole.dropLast(), begun: last)
    }
  }

  /// The ways to cut the letters, those with the fewest syllables first and of these the finished
  /// ones, `most` at most: `xian` is 先 and 西安, and more ways than a few nobody means. A run of
  /// digits is a syllable.
  static func cuts(of letters: String, most: Int = 4) -> [Cut] {
    var found: [Cut] = []
    var begunBefore: [Cut] = []
    var open: [(rest: Substring, whole: [String])] = [(letters[...], [])]
    while !open.isEmpty, found.count < most {
      var next: [(rest: Substring, whole: [String])] = []
      var begun: [Cut] = []
      for (rest, whole) in open {
        if rest.isEmpty {
          found.append(Cut(whole: whole, begun: nil))
          continue
        }
        for length in heads(of: rest) {
          next.append((rest.dropFirst(length), whole + [String(rest.prefix(length))]))
        }
        if !all.contains(String(rest)), !beginning(with: String(rest)).isEmpty {
          begun.append(Cut(whole: whole, begun: String(rest)))
        }
      }
      found += begunBefore
      begunBefore = begun
      // Twenty characters of a query have far fewer sensible readings than this.
      open = Array(next.prefix(64))
    }
    return Array((found + begunBefore).prefix(most))
  }

  /// How long the first syllable can be, the longest first.
  private static func heads(of letters: Substring) -> [Int] {
    let digits = letters.prefix(while: \.isNumber).count
    guard digits == 0 else { return [digits] }
    return stride(from: min(6, letters.count), through: 1, by: -1)
      .filter { all.contains(String(letters.prefix($0))) }
  }

  private static let sorted =
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
    """.split(whereSeparator: \.isWhitespace).map(String.init)
}
