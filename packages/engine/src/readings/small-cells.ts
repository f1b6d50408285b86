/** Counts below this are not told (DOMAIN §9.3): so few people may be known. */
export const smallestTold = 5

/** The counts of people in one published number: the number itself, or numerator, denominator and what lies between them. */
export type Counts = readonly number[]

/** `small`: 1 to 4; `hidden`: it would let such a number be derived. */
export type HiddenAs = 'small' | 'hidden'

function isSmall(count: number): boolean {
  return count > 0 && count < smallestTold
}

/** Whether any count of a number is too small to be told. */
export function hasSmall(counts: Counts | null): boolean {
  return counts !== null && counts.some(isSmall)
}

/**
 * Whether nobody who knows the sum of hidden counts can tell one of them: `small` ones are known to be 1 to 4, the others 0 or at
 * least 5. The sums that the small ones may have must be several, or one that leaves each of them open.
 */
function leavesOpen(sum: number, small: number, hidden: number): boolean {
  const sums = Array.from({ length: small * (smallestTold - 2) + 1 }, (_, index) => small + index).filter((ofSmall) => {
    const rest = sum - ofSmall
    return hidden === 0 ? rest === 0 : rest === 0 || rest >= smallestTold
  })
  if (sums.length > 1) return true
  const [only] = sums
  const isBetween = only !== undefined && only > small && only < small * (smallestTold - 1)
  return isBetween && small > 1 && hidden !== 1
}

/**
 * Which parts of a published total are not told, so that neither they nor the total minus the others give a small number. Parts
 * of which nothing is known are `null`. A part that is told with several counts is hidden without saying that it is small.
 */
export function hiddenParts(total: Counts | null, parts: readonly (Counts | null)[]): readonly (HiddenAs | null)[] {
  const allHidden = parts.map((part) => (part === null ? null : ('hidden' as const)))
  if (hasSmall(total)) return allHidden
  const small = new Set([...parts.keys()].filter((index) => hasSmall(parts[index] ?? null)))
  if (small.size === 0) return parts.map(() => null)
  const width = Math.max(...parts.map((part) => part?.length ?? 0))
  const also = new Set<number>()
  const isOpen = () => {
    const away = [...small, ...also]
    const sums = Array.from({ length: width }, (_, at) =>
      away.reduce((sum, index) => sum + (parts[index]?.[at] ?? 0), 0),
    )
    if (width > 1) return away.length > 1
    return sums.every((sum) => leavesOpen(sum, small.size, also.size))
  }
  const largest = (index: number) => Math.max(...(parts[index] ?? [0]))
  const rest = [...parts.keys()]
    .filter((index) => !small.has(index) && largest(index) >= smallestTold)
    .toSorted((a, b) => largest(a) - largest(b))
  for (const index of rest) {
    if (isOpen()) break
    also.add(index)
  }
  if (!isOpen()) return allHidden
  return parts.map((_, index) => {
    if (small.has(index)) return width > 1 ? 'hidden' : 'small'
    return also.has(index) ? 'hidden' : null
  })
}
