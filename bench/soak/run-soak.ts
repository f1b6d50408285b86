import { setTimeout as sleep } from 'node:timers/promises'
import { startChangeStream } from '../wall/change-stream.ts'
import { openOutputs, type OutputOptions, softwareWebGl } from '../wall/open-outputs.ts'
import type { StartedWall } from '../wall/start-wall.ts'
import { countContexts, plantedLeak } from './page-scripts.ts'
import type { Sample } from './sample.ts'
import { outputSampler } from './sample-output.ts'

/** A quarter of the pixels: for machines that paint WebGL by their processor. */
export const halfSize = { width: 960, height: 540 }

const minuteMs = 60_000
const changesPerSecond = 10
/** Within the round of the programme, well after the exchange of scenes. */
const atMs = 6_000
/** A busy machine is late for many rounds: it soaks longer, at most twice as long, until the second half has a slope. */
const leastRounds = 10

export interface Soak {
  readonly wall: StartedWall
  readonly minutes: number
  /** A round of the programme: a divisor of a minute. */
  readonly everyMs: number
  /** Plants a leak in every page, to see that the soak finds one. */
  readonly leaks: boolean
  readonly window?: OutputOptions['window']
  /** Where to leave pictures of the outputs, without the end of the name. */
  readonly picture?: string
  readonly onSample?: (sample: Sample) => Promise<void>
}

export interface Soaked {
  readonly samples: readonly Sample[]
  /** Changes that were told meanwhile. */
  readonly told: number
  /** What the pages threw. */
  readonly errors: readonly string[]
}

/** Lets a wall run under changes for so many minutes and samples every output once a round, at the same second of it. */
export async function runSoak(soak: Soak): Promise<Soaked> {
  const { wall, minutes, everyMs, leaks, onSample, picture, window } = soak
  const scripts = [countContexts, ...(leaks ? [plantedLeak] : [])]
  await using opened = await openOutputs(wall, { args: softwareWebGl, scripts, ...(window && { window }) })
  await using stream = await startChangeStream({ ...wall, perSecond: changesPerSecond })
  const samplers = await Promise.all(opened.outputs.map(outputSampler))
  const samples: Sample[] = []
  await sleep(everyMs - ((Date.now() - atMs) % everyMs))
  const began = performance.now()
  const passed = () => performance.now() - began
  const goesOn = (round: number) =>
    passed() <= minutes * minuteMs || (round < leastRounds && passed() <= 2 * minutes * minuteMs)
  for (let round = 0; goesOn(round); round += 1) {
    for (const take of samplers) {
      const minute = passed() / minuteMs
      const sample = { minute, ...(await take()) }
      samples.push(sample)
      await onSample?.(sample)
    }
    if (round === 1 && picture !== undefined)
      for (const { id, page } of opened.outputs) await page.screenshot({ path: `${picture}-${id}.png` })
    if (stream.failure !== null) throw new Error('the changes have stopped', { cause: stream.failure })
    // A round that a busy machine was too late for is left out: the next sample meets the same picture again.
    await sleep(everyMs - (passed() % everyMs))
  }
  return { samples, told: stream.told, errors: opened.errors }
}
