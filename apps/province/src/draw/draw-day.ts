import { type Chance, createChance } from '../chance.ts'
import type { Lifecycle } from '../lifecycle.ts'
import type { SampleDay } from '../sample-time.ts'
import { expectedReceptions } from './daily-volume.ts'
import { drawOpening, drawRefusal } from './draw-opening.ts'
import type { DrawSetting } from './draw-setting.ts'
import { drawUsualCourse } from './draw-usual-course.ts'

/** Not accepted, for every dossier received. */
const refusedPerReceived = 0.01

/** The submissions turned away on a working day. */
export function drawRefusals(setting: DrawSetting, day: SampleDay, received: number): Lifecycle[] {
  const chance = createChance(setting.seed, day, 3)
  const count = Math.floor(received * refusedPerReceived + chance.next())
  return Array.from({ length: count }, () => {
    const { refusedAt, ...opening } = drawRefusal(chance, setting, day)
    return { ...opening, closed: refusedAt, delivered: opening.received, end: 3, detour: null }
  })
}

/** The order in which a day's dossiers get their serial numbers. */
function inOrderOfSubmission(lives: readonly Lifecycle[]): Lifecycle[] {
  return lives.toSorted((a, b) => a.submitted - b.submitted)
}

/** How many dossiers a working day of an ordinary month receives. */
export function receptionsOf(setting: DrawSetting, day: SampleDay): number {
  return Math.round(expectedReceptions(setting.workTime, { day, seed: setting.seed }) * setting.scale)
}

/** The stream of chance of a working day. */
export function chanceOfDay(setting: DrawSetting, day: SampleDay): Chance {
  return createChance(setting.seed, day)
}

/** All dossiers taken in hand on a working day of an ordinary month, with everything that will happen to them. */
export function drawDay(setting: DrawSetting, day: SampleDay): Lifecycle[] {
  const chance = chanceOfDay(setting, day)
  const received = Array.from({ length: receptionsOf(setting, day) }, () =>
    drawUsualCourse(chance, setting, drawOpening(chance, setting, day)),
  )
  return inOrderOfSubmission([...received, ...drawRefusals(setting, day, received.length)])
}
