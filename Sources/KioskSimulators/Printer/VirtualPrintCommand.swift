/// What the virtual printer runs for each job, and what it asks itself.
enum VirtualPrintCommand {
  /// The name of a job that prints nothing and only tells the printer's state: ippeveprinter
  /// takes state from a running print command alone.
  static let stateJobName = "virtual-printer-state"

  static func seconds(_ duration: Duration) -> String {
    let (whole, fraction) = duration.components
    let thousandths = String(fraction / 1_000_000_000_000_000)
    return "\(whole).\(String(repeating: "0", count: 3 - thousandths.count))\(thousandths)"
  }

  /// Prints `$1`: waits while a control file says why it cannot, drops the job when it was
  /// cancelled (ippeveprinter leaves that to its command), and lays the document into the tray.
  static let script = #"""
    #!/bin/sh
    home=$KIOSK_SIMULATOR_HOME
    control=$home/control
    printed=$home/printed

    tell() {
      now=
      for reason in $1 media-jam cover-open media-low toner-low; do
        if [ -e "$control/$reason" ]; then now="$now +$reason"; else now="$now -$reason"; fi
      done
      [ "$now" = "$told" ] && return
      for change in $now; do echo "STATE: $change" >&2; done
      told=$now
    }

    # With media-empty set, ippeveprinter itself holds the next job and can neither be cancelled
    # nor refilled; so the tray is reported only while a job waits for it.
    leave() {
      echo "STATE: -media-empty" >&2
      exit "$1"
    }

    stop_if_cancelled() {
      [ -e "$control/engine-deaf" ] && return
      case $(ipptool -c "$IPP_JOB_URI" "$home/job.test" 2>&1) in
        *to-stop-point* | *cancel* | *abort*) leave 0 ;;
      esac
    }

    if [ "$IPP_JOB_NAME" = virtual-printer-state ]; then
      tell
      exit 0
    fi
    [ -e "$control/engine-broken" ] && exit 1

    while [ -e "$control/media-empty" ] || [ -e "$control/media-jam" ] ||
      [ -e "$control/cover-open" ]; do
      tell media-empty
      stop_if_cancelled
      sleep 0.03
    done
    tell media-empty
    pages=$(pdfinfo "$1" 2>/dev/null | sed -n 's/^Pages: *//p')
    : "${pages:=1}"
    page=0
    while [ "$page" -lt "$pages" ]; do
      sleep "$(cat "$control/page-seconds")"
      page=$((page + 1))
      stop_if_cancelled
    done

    number=$(cat "$printed/log" 2>/dev/null | wc -l)
    file=$(printf '%s/%04d.pdf' "$printed" $((number + 1)))
    cp "$1" "$file"
    printf '{"at":%s,"jobName":"%s","job":%d,"file":"%s","pages":%d,"copies":%d}\n' \
      "$(date +%s%3N)" "$IPP_JOB_NAME" "$IPP_JOB_ID" "$file" "$pages" "${IPP_COPIES:-1}" \
      >>"$printed/log"
    echo "ATTR: job-impressions-completed=$pages" >&2
    leave 0

    """#

  static let jobQuery = """
    {
      OPERATION Get-Job-Attributes
      GROUP operation-attributes-tag
      ATTR charset attributes-charset utf-8
      ATTR naturalLanguage attributes-natural-language en
      ATTR uri job-uri $uri
      DISPLAY job-state
      DISPLAY job-state-reasons
    }

    """

  static let stateJob = """
    {
      OPERATION Print-Job
      GROUP operation-attributes-tag
      ATTR charset attributes-charset utf-8
      ATTR naturalLanguage attributes-natural-language en
      ATTR uri printer-uri $uri
      ATTR name job-name \(stateJobName)
      ATTR mimeMediaType document-format application/pdf
      FILE state.txt
      STATUS successful-ok
    }
    {
      OPERATION Get-Job-Attributes
      GROUP operation-attributes-tag
      ATTR charset attributes-charset utf-8
      ATTR naturalLanguage attributes-natural-language en
      ATTR uri printer-uri $uri
      ATTR integer job-id $job-id
      DELAY 0.005,0.01
      EXPECT job-state WITH-VALUE >6 REPEAT-NO-MATCH REPEAT-LIMIT 500
    }

    """
}
