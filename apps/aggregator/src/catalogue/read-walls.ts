import { parsePeriod } from '@toan-canh/calendar'
import { type AlarmRule, type Board, relativePeriods, type Wall, wallFileSchema } from '@toan-canh/contract'
import { outputsOf } from '@toan-canh/live'
import type { CatalogueFile, Mistakes } from './mistakes.ts'
import { readYaml } from './read-yaml.ts'

/** What walls refer to. */
interface Known {
  readonly boards: ReadonlyMap<string, Board>
  readonly calendars: ReadonlySet<string>
  /** `null`: packs or sources are wrong themselves, and what rules name is not looked up. */
  readonly rules: { readonly indicators: ReadonlySet<string>; readonly units: ReadonlySet<string> } | null
}

type Path = readonly (string | number)[]
type Mistake = readonly [path: Path, sentence: string]

function isPeriod(text: string): boolean {
  return relativePeriods.some((each) => each === text) || parsePeriod(text) !== null
}

function itemMistakes(wall: Wall, { boards }: Known): Mistake[] {
  return wall.programmes.flatMap((programme, at) =>
    programme.items.flatMap(({ board, period }, item): Mistake[] => {
      const path = ['programmes', at, 'items', item]
      const wrong: Mistake[] = []
      if (!boards.has(board)) wrong.push([[...path, 'board'], `there is no board ${board}`])
      if (period !== undefined && !isPeriod(period)) wrong.push([[...path, 'period'], `${period} names no period`])
      return wrong
    }),
  )
}

/** Names in a wall that lead nowhere or twice to the same. */
function mistakesOf(wall: Wall, known: Known): Mistake[] {
  const programmes = wall.programmes.map(({ id }) => id)
  const outputs = new Set(outputsOf(wall).map(({ id }) => id))
  const named: [Path, string][] = [
    [['otherwise'], wall.otherwise],
    ...wall.slots.map(({ programme }, at): [Path, string] => [['slots', at, 'programme'], programme]),
  ]
  return [
    ...itemMistakes(wall, known),
    ...named.flatMap(([path, id]): Mistake[] =>
      programmes.includes(id) ? [] : [[path, `there is no programme ${id}`]],
    ),
    ...programmes.flatMap((id, at): Mistake[] =>
      programmes.indexOf(id) === at ? [] : [[['programmes', at, 'id'], `the programme ${id} is defined twice`]],
    ),
    ...Object.keys(wall.turned).flatMap((id): Mistake[] =>
      outputs.has(id) ? [] : [[['turned', id], `the wall has no output ${id}`]],
    ),
    ...(known.calendars.has(wall.calendar) ? [] : [[['calendar'], `there is no calendar ${wall.calendar}`] as const]),
  ]
}

/** What an alarm rule names that is not there. */
function ruleMistakes(rule: AlarmRule, { rules }: Known, walls: ReadonlySet<string>): Mistake[] {
  const named: [field: string, what: string, name: string | undefined, known: ReadonlySet<string> | undefined][] = [
    ['indicator', 'indicator', rule.indicator, rules?.indicators],
    ['unit', 'unit', rule.unit, rules?.units],
    ['place', 'unit', rule.place?.unit, rules?.units],
    ['wall', 'wall', rule.wall, walls],
  ]
  return named.flatMap(([field, what, name, known]): Mistake[] =>
    name === undefined || known === undefined || known.has(name) ? [] : [[[field], `there is no ${what} ${name}`]],
  )
}

/** All walls by id, and the rules by which readings take them over. */
export interface WallsRead {
  readonly walls: Map<string, Wall>
  readonly alarms: AlarmRule[]
}

/** Reads all walls and alarm rules. */
export async function readWalls(files: readonly CatalogueFile[], known: Known, mistakes: Mistakes): Promise<WallsRead> {
  const walls = new Map<string, Wall>()
  const alarms: AlarmRule[] = []
  const read: { readonly rules: readonly AlarmRule[]; readonly mistake: (at: Path, sentence: string) => void }[] = []
  for (const { path, name } of files) {
    const file = await mistakes.of(() => readYaml(path, name, wallFileSchema))
    if (file === null) continue
    for (const [index, wall] of file.value.walls.entries()) {
      const twice: Mistake[] = walls.has(wall.id) ? [[['id'], `the wall ${wall.id} is defined twice`]] : []
      for (const [at, sentence] of [...twice, ...mistakesOf(wall, known)])
        mistakes.add(file.mistake(['walls', index, ...at], sentence))
      walls.set(wall.id, wall)
    }
    const mistake = (at: Path, sentence: string) => mistakes.add(file.mistake(['alarms', ...at], sentence))
    read.push({ rules: file.value.alarms, mistake })
  }
  const ids = new Set(walls.keys())
  for (const { rules, mistake } of read)
    for (const [index, rule] of rules.entries()) {
      const twice: Mistake[] = alarms.some(({ id }) => id === rule.id)
        ? [[['id'], `the alarm ${rule.id} is defined twice`]]
        : []
      for (const [at, sentence] of [...twice, ...ruleMistakes(rule, known, ids)]) mistake([index, ...at], sentence)
      alarms.push(rule)
    }
  return { walls, alarms }
}
