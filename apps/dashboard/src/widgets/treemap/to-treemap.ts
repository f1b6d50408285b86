import type { Point } from '@toan-canh/contract'
import type { Member } from '../members-of.ts'
import { type Rect, squarify } from './squarify.ts'

/** A part with its area and its share of the whole; `member` is `null` of all the parts that have no area of their own. */
export interface Part extends Rect {
  readonly member: Member | null
  readonly value: number
  /** 0 to 1; `null` while it or the whole is not stated exactly. */
  readonly share: number | null
  /** Of how many parts the rest is, as far as their numbers are known. */
  readonly count: number
}

export interface TreemapInput {
  readonly members: readonly Member[]
  /** The whole as it was told, not the sum of what is shown. */
  readonly whole: Point | null
  readonly parts: number
  /** Author pixels. */
  readonly width: number
  readonly height: number
}

/** An area smaller than this holds no name. */
const least = { width: 230, height: 104 } as const

function fits({ width, height }: Rect): boolean {
  return width >= least.width && height >= least.height
}

/** What the parts without an area are worth together: what the whole has beyond those shown, or their sum without a whole. */
function restOf(shown: readonly Member[], { members, whole }: TreemapInput): number {
  const sum = shown.reduce((all, { value }) => all + value, 0)
  const known = members.reduce((all, { value }) => all + value, 0)
  const told = whole === null || whole.v === null || (whole.o ?? '=') !== '=' ? known : Math.max(whole.v, known)
  return told - sum
}

function layout(count: number, some: readonly Member[], input: TreemapInput): readonly Part[] {
  const shown = some.slice(0, count)
  const rest = restOf(shown, input)
  const { whole } = input
  const total = whole !== null && whole.v !== null && (whole.o ?? '=') === '=' ? whole.v : null
  const known = shown.map((member): Pick<Part, 'member' | 'value'> => ({ member, value: member.value }))
  // The rest stands where its size puts it: at the end, a large one would press the others into strips.
  const all = [...known, ...(rest > 0 ? [{ member: null, value: rest }] : [])].toSorted((a, b) => b.value - a.value)
  const rects = squarify(
    all.map(({ value }) => value),
    { x: 0, y: 0, width: input.width, height: input.height },
  )
  return all.flatMap(({ member, value }, at): Part[] => {
    const rect = rects[at]
    if (rect === undefined) return []
    const isStated = member === null || member.operator === '='
    const share = total === null || total <= 0 || !isStated ? null : value / total
    return [{ ...rect, member, value, share, count: some.length - shown.length }]
  })
}

/** The largest parts as areas, as many as can be named, and one area for all the others; nothing while no part is above zero. */
export function toTreemap(input: TreemapInput): readonly Part[] {
  const some = input.members.filter(({ value }) => value > 0)
  if (some.length === 0 || input.width <= 0 || input.height <= 0) return []
  for (let count = Math.min(input.parts, some.length); count > 1; count -= 1) {
    const parts = layout(count, some, input)
    if (parts.every((part) => part.member === null || fits(part))) return parts
  }
  return layout(1, some, input)
}
