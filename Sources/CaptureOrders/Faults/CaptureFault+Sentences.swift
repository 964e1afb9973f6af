import ServiceModel

extension CaptureFault.Code {
  /// Who must act.
  public var responsible: DeviceFault.Responsible {
    switch self {
    case .scannerEmpty, .scannerOpen, .fileEmpty, .fileTooLarge, .fileUnknown, .fileDamaged,
      .fileLocked, .stickAbsent, .tooManyPages, .pictureTooLarge, .pictureTooSmall:
      .resident
    case .scannerJammed: .staff
    case .cameraAbsent, .cameraForbidden, .cameraSilent, .cameraStrange, .stickUnsafe,
      .scannerAbsent, .scannerForbidden, .scannerSilent, .scannerStrange,
      .orderInvalid,
      .sandboxFailed, .workerAbsent, .workerReplyInvalid:
      .technician
    case .cameraBusy, .scannerBusy, .memoryShort, .workerDied, .workerTimedOut, .cancelled: .nobody
    }
  }

  /// What whoever must act reads: what is wrong and what to do.
  public var sentence: String {
    switch self {
    case .scannerAbsent: "找不到扫描仪。请技术员检查电源和连接线。"
    case .scannerForbidden: "没有权限使用扫描仪。请技术员检查 udev 规则和 scanner 用户组。"
    case .scannerBusy: "扫描仪正忙，请过一会儿再试。"
    case .scannerEmpty: "扫描仪里没有纸。请把材料放好，再扫一次。"
    case .scannerOpen: "扫描仪的盖子开着。请合上盖子，再扫一次。"
    case .scannerJammed: "纸卡住了。请叫工作人员打开扫描仪，把纸取出来。"
    case .scannerSilent: "扫描仪没有回应。请技术员检查连接线，关机再开。"
    case .scannerStrange: "这台扫描仪用不了这个设置。请技术员查看原因。"
    case .cameraAbsent: "没有找到高拍仪。请技术员检查连接线。"
    case .cameraForbidden: "没有权限使用高拍仪。请技术员把终端的用户加进 video 组。"
    case .cameraBusy: "高拍仪正被别的程序占用。请等一会儿，再拍一次。"
    case .cameraSilent: "高拍仪没有画面。请技术员检查连接线，拔下再插一次。"
    case .cameraStrange: "这台高拍仪用不了。请技术员查看原因。"
    case .fileEmpty: "这个文件是空的。请换一个文件。"
    case .fileTooLarge: "这个文件太大，最多 20 MB。请换一个文件，或者用扫描仪扫。"
    case .fileUnknown: "这个文件打不开。请用 JPEG、PNG 图片或者 PDF 文件。"
    case .fileDamaged: "这个文件坏了。请换一个文件，或者用扫描仪扫。"
    case .fileLocked: "这个 PDF 文件有密码。请先去掉密码，或者用扫描仪扫。"
    case .stickAbsent: "U盘里没有这个文件了。请看看U盘是不是插着。"
    case .stickUnsafe: "U盘没有按只读方式挂载。请技术员按说明装好挂载规则。"
    case .tooManyPages: "这个文件页数太多，最多 20 页。请分成几个文件。"
    case .pictureTooLarge: "这张图片太大，最多六千万像素。请用小一点的图片。"
    case .pictureTooSmall: "这张图片太小，看不清字。请换一张大一点的图片。"
    case .orderInvalid: "指令有误。请技术员查看原因。"
    case .memoryShort: "内存不够，请过一会儿再试。"
    case .sandboxFailed: "安全隔离没有建立。请技术员检查系统内核。"
    case .workerAbsent: "采集程序没有装好。请技术员重新安装。"
    case .workerDied: "没有处理成功，请再试一次；还不行就换一个文件。"
    case .workerTimedOut: "等得太久，没有完成。请再试一次。"
    case .workerReplyInvalid: "采集程序的版本不对。请技术员重新安装。"
    case .cancelled: "已经取消。"
    }
  }
}
