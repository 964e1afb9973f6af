import CSDL
import Dispatch
import Synchronization

/// Three notes from the loudspeaker, to be heard by whoever goes away: for a kiosk without a voice too.
///
/// The loudspeaker is opened for as long as it takes. Opening may wait for a sound server, so all of it
/// happens beside the window's thread; where there is no loudspeaker nothing is heard.
public enum Chime {
  private static let isRinging = Mutex(false)

  /// Rings once; not at all while it rings.
  public static func ring() {
    let mayRing = isRinging.withLock { isRinging in
      defer { isRinging = true }
      return !isRinging
    }
    guard mayRing else { return }
    DispatchQueue.global(qos: .utility).async {
      play(notes)
      isRinging.withLock { $0 = false }
    }
  }

  /// Samples a second.
  private static let rate = 22_050
  /// A falling call, each note as loud as it can be and fading: G5, E5, C5, twice.
  private static let frequencies = [784.0, 659.3, 523.3, 784.0, 659.3, 523.3]
  private static let noteSeconds = 0.32

  private static var notes: [Int16] {
    frequencies.flatMap { frequency in
      (0..<Int(Double(rate) * noteSeconds)).map { place in
        let time = Double(place) / Double(rate)
        let fading = 1 - time / noteSeconds
        return Int16(0.9 * Double(Int16.max) * fading * sine(frequency * time))
      }
    }
  }

  /// Of a turn: the sine of 2π times it, by Bhaskara's approximation, good to a thousandth and without
  /// a library.
  private static func sine(_ turns: Double) -> Double {
    let place = turns - turns.rounded(.down)
    let half = place < 0.5 ? place * 2 : place * 2 - 1
    let value = 16 * half * (1 - half) / (5 - 4 * half * (1 - half))
    return place < 0.5 ? value : -value
  }

  private static func play(_ samples: [Int16]) {
    guard SDL_InitSubSystem(SDL_INIT_AUDIO) == 0 else { return }
    defer { SDL_QuitSubSystem(SDL_INIT_AUDIO) }
    var wanted = SDL_AudioSpec()
    wanted.freq = Int32(rate)
    wanted.format = SDL_AudioFormat(AUDIO_S16LSB)
    wanted.channels = 1
    wanted.samples = 1024
    let device = SDL_OpenAudioDevice(nil, 0, &wanted, nil, 0)
    guard device != 0 else { return }
    defer { SDL_CloseAudioDevice(device) }
    let count = UInt32(samples.count * MemoryLayout<Int16>.size)
    guard SDL_QueueAudio(device, samples, count) == 0 else { return }
    SDL_PauseAudioDevice(device, 0)
    // Its length and as much again, for a loudspeaker that is slow; then it is given up.
    for _ in 0..<(samples.count * 2 * 20 / rate) where SDL_GetQueuedAudioSize(device) > 0 {
      SDL_Delay(50)
    }
    // What has left the queue is still to be heard.
    SDL_Delay(200)
  }
}
