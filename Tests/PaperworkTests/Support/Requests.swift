import ServiceModel

/// What a kiosk and the platform ask for, with sample persons.
enum Requests {
  static let facts = PageFacts(
    centre: "示例镇便民服务中心", kiosk: "0001",
    printedAt: Timestamp(milliseconds: 1_795_223_100_000))

  static let all: [String: DocumentRequest] = [
    "receipt": receipt, "filled-form": filledForm, "blank-form": blankForm, "guide": guide,
    "participation-certificate": certificate, "checklist": checklist, "draft-slip": draftSlip,
  ]

  static let receipt = DocumentRequest(
    template: "receipt", facts: facts,
    values: [
      "receipt-number": "0001 261121 482913 7", "receipt-code": "00012611214829137",
      "matter": "城乡居民基本养老保险参保登记", "applicant": "林**",
      "time": "2026年11月21日 09:05", "handed-in": "一窗登记申请表", "digest": "9f2c4e17a0b3d865",
      "next": "您的材料已登记，由主管部门办理。", "how-to-ask": "在自助服务终端输入回执编号。",
      "by-when": "3 个工作日，最晚 2026年11月26日办好", "begins": "2026年11月23日",
      "to-bring": "户口簿、照片。请带到窗口。",
    ])

  static let draftSlip = DocumentRequest(
    template: "draft-slip", facts: facts,
    values: [
      "draft-number": "0001 261121 482913 7", "matter": "城乡居民基本养老保险参保登记",
      "kept-until": "2026年11月28日", "how-to-go-on": "用同一张身份证，就能接着填。",
    ])

  static let filledForm = DocumentRequest(
    template: "filled-form", facts: facts,
    values: [
      "form-title": "城乡居民基本养老保险参保登记表", "receipt-number": "0001 261121 482913 7",
      "time": "2026年11月21日 09:05", "digest": "9f2c4e17a0b3d865",
      "verification": "00012611214829137 9f2c4e17a0b3d865", "how-to-verify": "内容改动，校验码就不同。",
    ],
    forms: [
      "sections": [
        FieldSection(
          title: "申请人（取自身份证）",
          fields: [
            PaperField(label: "姓名", value: "𠮷样例", wide: true),
            PaperField(label: "性别", value: "男"), PaperField(label: "出生日期", value: "1979年2月26日"),
          ]),
        FieldSection(title: "缴费", fields: [PaperField(label: "缴费银行卡号", wide: true)]),
      ]
    ])

  static let blankForm = DocumentRequest(
    template: "blank-form", facts: facts,
    values: [
      "form-title": "城乡居民基本养老保险参保登记表", "matter-code": "pension-enrolment",
      "filling-notes": "请用黑色笔填写，选项在方框里打勾。",
    ],
    forms: [
      "sections": [
        FieldSection(
          title: "申请人",
          fields: [
            PaperField(label: "姓名", value: "不应出现", wide: true),
            PaperField(label: "性别", hint: "□ 男　□ 女"), PaperField(label: "出生日期"),
          ])
      ]
    ])

  static let guide = DocumentRequest(
    template: "guide", facts: facts,
    values: [
      "matter": "城乡居民基本养老保险参保登记", "matter-code": "11990000MB0000000X2000199002000",
      "department": "示例镇便民服务中心", "legal-limit": "20 个工作日", "fee": "不收费",
    ],
    lists: ["conditions": ["年满16周岁的示例县居民。"], "process": ["申请。", "受理。", "办结。"]],
    tables: [
      "materials": [["居民身份证", "1", "", "必需", ""], ["户口簿", "1", "1", "如有", "原件当场退回"]],
      "places": [["示例镇便民服务中心", "示例路1号", "周一至周五 9:00—17:00"]],
    ])

  static let checklist = DocumentRequest(
    template: "checklist", facts: facts,
    values: [
      "matter": "城乡居民基本养老保险参保登记", "situation": "由他人代办", "version": "1-17（2026-11-20）",
    ],
    tables: [
      "materials": [
        ["√", "居民身份证", "1", "", ""], ["□", "户口簿", "1", "1", "有就带"],
        ["电子", "居住证", "", "", "可以用电子证照代替"],
      ]
    ])

  static let certificate = DocumentRequest(
    template: "participation-certificate", facts: facts,
    values: [
      "certificate-number": "ZM20261121000001", "name": "林样例",
      "citizen-number": "990000195812030283", "insured-place": "示例省示例市示例区",
      "insurance-state": "正常参保", "statement": "兹证明林样例参加城乡居民基本养老保险。",
      "issuer": "示例区社会保险经办机构（样例）", "issue-date": "2026年11月21日",
      "seal-name": "示例区社会保险经办机构", "verification": "ZM20261121000001 9f2c4e17a0b3d865",
      "verification-code": "9f2c4e17a0b3d865", "how-to-verify": "凭证明编号核验。",
    ],
    tables: [
      "records": (2019...2026).map { ["\($0)", "城乡居民基本养老保险", "200.00 元", "已缴"] }
    ])

  /// Everything of a request that its paper must show.
  static func shown(_ request: DocumentRequest) -> [String] {
    // Only a scanner reads these.
    let codes: Set = ["receipt-code", "verification", "code"]
    var words = request.values.filter { !codes.contains($0.key) }.map(\.value)
    words += request.lists.values.joined()
    words += request.tables.values.joined().joined()
    for section in request.forms.values.joined() {
      words.append(section.title)
      for field in section.fields {
        words.append(field.label)
        words.append(request.template == "blank-form" ? field.hint : field.value)
      }
    }
    // A reader of PDFs goes down the page: what lies side by side may be read line by line.
    words = words.flatMap { $0.split(separator: "\u{3000}") }.map(String.init)
    return words + [request.facts.centre, request.facts.kiosk, request.facts.printedAt.chinese]
  }
}
