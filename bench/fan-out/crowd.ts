import type { Socket } from 'node:net'
import { FrameReader } from './frame-reader.ts'
import { LatencyHistogram } from './latency-histogram.ts'
import { nowUs } from './now-us.ts'
import { topicsOfViewer } from './plan.ts'
import type { Scenario } from './run-message.ts'
import { openViewerLine } from './viewer-line.ts'

const openAtOnce = 100

interface Viewer {
  readonly topics: readonly string[]
  readonly newest: Map<string, number>
}

/** All viewers of a run. They keep the newest value per topic and time what was committed during the measure. */
export class Crowd {
  readonly latencies = new LatencyHistogram()
  frames = 0
  values = 0
  /** Values committed before are not timed. */
  measureFromUs = Number.POSITIVE_INFINITY
  readonly #scenario: Scenario
  readonly #viewers: Viewer[] = []
  readonly #reader = new FrameReader()

  constructor(scenario: Scenario) {
    this.#scenario = scenario
  }

  /** Connects all viewers, some at a time; done when each has what it asked for. */
  async open(port: number): Promise<void> {
    for (let from = 0; from < this.#scenario.viewers; from += openAtOnce) {
      const count = Math.min(openAtOnce, this.#scenario.viewers - from)
      await Promise.all(Array.from({ length: count }, (_, at) => this.#openOne(port, from + at)))
    }
  }

  /** How many viewers lack the newest value of one of their topics. */
  wrongViewers(truth: ReadonlyMap<string, number>): number {
    const isRight = (viewer: Viewer) =>
      viewer.topics.every((topic) => !truth.has(topic) || viewer.newest.get(topic) === truth.get(topic))
    return this.#viewers.filter((viewer) => !isRight(viewer)).length
  }

  #openOne(port: number, index: number): Promise<Socket> {
    const { method, spread } = this.#scenario
    const viewer: Viewer = { topics: topicsOfViewer(spread, index), newest: new Map() }
    this.#viewers.push(viewer)
    return new Promise((resolve, reject) => {
      const socket = openViewerLine({
        port,
        method,
        topics: viewer.topics,
        onPayload: (payload) => {
          this.#receive(viewer, payload)
          const isReady = method !== 'toan-canh' || viewer.newest.size >= viewer.topics.length
          if (isReady) resolve(socket)
        },
        onClose: () => reject(new Error(`viewer ${index} was cut off (are there enough file descriptors: ulimit -n?)`)),
      })
    })
  }

  #receive(viewer: Viewer, payload: Buffer): void {
    const atUs = nowUs()
    const values = this.#reader.values(payload)
    for (const { topic, value, committedUs } of values) {
      viewer.newest.set(topic, value)
      if (committedUs >= this.measureFromUs) this.latencies.add((atUs - committedUs) / 1_000)
    }
    if (this.measureFromUs === Number.POSITIVE_INFINITY) return
    this.frames += 1
    this.values += values.length
  }
}
