// Records a voice note: the microphone's samples, packed as Opus by the browser.
import type { Attachment } from '../worker/sending';
import { type Packet, oggOpus, waveform } from './ogg';

const RATE = 48_000;
const BITRATE = 32_000;

/** Whether this page may and can record. */
export const canRecord = (): boolean =>
  'AudioEncoder' in globalThis && 'MediaStreamTrackProcessor' in globalThis && Boolean(globalThis.navigator.mediaDevices);

interface TrackProcessor { readable: ReadableStream<AudioData> }
type ProcessorMaker = new (init: { track: MediaStreamTrack }) => TrackProcessor;

export class Recording {
  readonly #stream: MediaStream;
  readonly #packets: Packet[] = [];
  readonly #levels: number[] = [];
  readonly #encoder: AudioEncoder;
  readonly #done: Promise<void>;
  #samples = 0;
  #rate = RATE;

  private constructor(stream: MediaStream) {
    this.#stream = stream;
    this.#encoder = new AudioEncoder({
      output: (chunk) => {
        const bytes = new Uint8Array(chunk.byteLength);
        chunk.copyTo(bytes);
        this.#packets.push({ bytes, samples: Math.round(((chunk.duration ?? 20_000) * RATE) / 1_000_000) });
      },
      error: () => this.#release(),
    });
    this.#done = this.#run();
  }

  static async start(): Promise<Recording> {
    return new Recording(await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, sampleRate: RATE } }));
  }

  get seconds(): number {
    return this.#samples / this.#rate;
  }

  async #run(): Promise<void> {
    const [track] = this.#stream.getAudioTracks();
    const Processor = (globalThis as unknown as { MediaStreamTrackProcessor: ProcessorMaker }).MediaStreamTrackProcessor;
    const reader = new Processor({ track: track! }).readable.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const data = next.value;
      if (this.#encoder.state === 'unconfigured') {
        this.#rate = data.sampleRate;
        this.#encoder.configure({ codec: 'opus', sampleRate: data.sampleRate, numberOfChannels: data.numberOfChannels, bitrate: BITRATE });
      }
      this.#level(data);
      this.#samples += data.numberOfFrames;
      if (this.#encoder.state === 'configured') this.#encoder.encode(data);
      data.close();
    }
  }

  #level(data: AudioData): void {
    const samples = new Float32Array(data.numberOfFrames);
    data.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
    let highest = 0;
    for (const one of samples) highest = Math.max(highest, Math.abs(one));
    this.#levels.push(highest);
  }

  #release(): void {
    for (const track of this.#stream.getTracks()) track.stop();
  }

  /** Throws away what was recorded. */
  cancel(): void {
    this.#release();
    if (this.#encoder.state !== 'closed') this.#encoder.close();
  }

  async finish(): Promise<Attachment> {
    this.#release();
    await this.#done;
    await this.#encoder.flush();
    const duration = this.seconds;
    this.#encoder.close();
    return {
      file: oggOpus(this.#packets), name: 'voice.ogg', kind: 'voice', width: 0, height: 0, duration,
      waveform: waveform(this.#levels), spoiler: false,
    };
  }
}
