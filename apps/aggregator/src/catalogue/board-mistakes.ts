import { type Board, widgetSettings, type WidgetType } from '@toan-canh/contract'

/** What boards refer to. */
export interface KnownToBoards {
  readonly packs: ReadonlySet<string>
  readonly indicators: ReadonlySet<string>
  readonly units: ReadonlySet<string>
  readonly lists: ReadonlySet<string>
}

type Path = readonly (string | number)[]
export type BoardMistake = readonly [path: Path, sentence: string]
type Place = Board['layouts'][number]['places'][string]

const types: readonly string[] = Object.keys(widgetSettings)
/** What is written like an indicator in the settings of a widget is one: titles have spaces, ids of other things no dot. */
const indicatorId = /^[a-z][a-z0-9_]*\.[a-zA-Z0-9_]+$/

function isWidgetType(type: string): type is WidgetType {
  return types.includes(type)
}

/** Names in the settings of a widget that lead nowhere. */
function strangers(value: unknown, path: Path, known: KnownToBoards): BoardMistake[] {
  if (typeof value === 'string')
    return indicatorId.test(value) && !known.indicators.has(value) ? [[path, `there is no indicator ${value}`]] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) =>
    strangers(each, [...path, Array.isArray(value) ? Number(key) : key], known),
  )
}

function widgetMistakes(board: Board, known: KnownToBoards | null): BoardMistake[] {
  return Object.entries(board.widgets).flatMap(([name, { type, config }]): BoardMistake[] => {
    const path = ['widgets', name]
    if (!isWidgetType(type)) return [[[...path, 'type'], `there is no widget ${type}; there are ${types.join(', ')}`]]
    const read = widgetSettings[type].safeParse(config)
    if (read.success) {
      if (known === null) return []
      const packs = 'packs' in read.data ? (read.data.packs ?? []) : []
      const list = 'list' in read.data ? read.data.list : null
      return [
        ...(list === null || known.lists.has(list)
          ? []
          : [[[...path, 'config', 'list'], `there is no list ${list}`] as const]),
        ...strangers(config, [...path, 'config'], known),
        ...packs.flatMap((pack, at): BoardMistake[] =>
          known.packs.has(pack) ? [] : [[[...path, 'config', 'packs', at], `there is no pack ${pack}`]],
        ),
      ]
    }
    return read.error.issues.map((issue) => {
      const at = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
      return [[...path, 'config', ...at], `${[name, ...at].join('.')}: ${issue.message}`]
    })
  })
}

function overlaps([x, y, width, height]: Place, [otherX, otherY, otherWidth, otherHeight]: Place): boolean {
  return x < otherX + otherWidth && otherX < x + width && y < otherY + otherHeight && otherY < y + height
}

function layoutMistakes(board: Board): BoardMistake[] {
  return board.layouts.flatMap(({ width, height, places }, index) => {
    const all = Object.entries(places)
    return all.flatMap(([name, place], order): BoardMistake[] => {
      const path = ['layouts', index, 'places', name]
      if (board.widgets[name] === undefined) return [[path, `the board has no widget ${name}`]]
      const [x, y, wide, high] = place
      const other = all.slice(0, order).find(([, each]) => overlaps(place, each))
      return [
        ...(x < 0 || y < 0 || x + wide > width || y + high > height
          ? [[path, `${name} stands outside the ${width} × ${height} of its layout`] as const]
          : []),
        ...(other === undefined ? [] : [[path, `${name} lies over ${other[0]}`] as const]),
      ]
    })
  })
}

/** What is wrong with a board beside its shape: widgets, settings and indicators that do not exist, places that cannot be. */
export function boardMistakes(board: Board, known: KnownToBoards | null): BoardMistake[] {
  const isUnit = known === null || known.units.has(board.unit)
  const unit: BoardMistake[] = isUnit ? [] : [[['unit'], `there is no unit ${board.unit}`]]
  return [...unit, ...widgetMistakes(board, known), ...layoutMistakes(board)]
}
