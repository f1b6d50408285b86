import type { Cell } from '../table/grid.ts'
import { listenToXml } from './read-xml.ts'

/** What the number of a cell stands for. */
export type NumberKind = 'plain' | 'date' | 'percent'

const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36])
const laterBuiltInDates = new Set([45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58])
const builtInPercents = new Set([9, 10])
const mostFormats = 100_000

function kindOf(id: number, code: string | undefined): NumberKind {
  if (builtInDates.has(id) || laterBuiltInDates.has(id)) return 'date'
  if (builtInPercents.has(id)) return 'percent'
  const bare = (code ?? '').replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_./g, '').toLowerCase()
  if (bare.includes('%')) return 'percent'
  return /[ymdh]/.test(bare) && !bare.includes('general') ? 'date' : 'plain'
}

/** Reads `styles.xml`: for each style of a cell what its number stands for. */
export async function readNumberKinds(styles: AsyncIterable<Buffer>): Promise<readonly NumberKind[]> {
  const codes = new Map<number, string>()
  const kinds: NumberKind[] = []
  let isInCells = false
  await listenToXml(styles, {
    opened: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      else if (name === 'cellXfs') isInCells = true
      else if (name === 'xf' && isInCells && kinds.length < mostFormats) {
        const id = Number(attributes['numFmtId'] ?? 0)
        kinds.push(kindOf(id, codes.get(id)))
      }
    },
    closed: (name) => {
      if (name === 'cellXfs') isInCells = false
    },
  })
  return kinds
}

const epochDays = 25_569
/** Workbooks of old Macintoshes count days from 1904. */
const days1904 = 1_462
/** Below it stand Excel's missing 29 February 1900, and times without a day. */
const firstDay = 61
const lastDay = 73_050
const digits = 15

/** What a number of a sheet says: a day as ISO text, a percentage in per cent, any other number as it is. */
export function numberCell(value: number, kind: NumberKind, is1904: boolean): Cell {
  if (!Number.isFinite(value)) return null
  if (kind === 'percent') return Number((value * 100).toPrecision(digits))
  const serial = is1904 ? value + days1904 : value
  if (kind !== 'date' || serial < firstDay || serial > lastDay) return value
  const text = new Date(Math.round((serial - epochDays) * 86_400) * 1000).toISOString()
  return Number.isInteger(serial) ? text.slice(0, 10) : text.slice(0, 19)
}
