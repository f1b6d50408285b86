import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextByPage, nextByToken, type PageSeen, startAt } from './positions.ts'

interface Listed {
  readonly id: number
  stamp: number
}

function look(rows: readonly Listed[], total: number, hasNext: boolean): PageSeen {
  const stamps = rows.map(({ stamp }) => stamp)
  const last = stamps.length === 0 ? null : Math.max(...stamps)
  return {
    rows: rows.length,
    first: stamps.length === 0 ? null : Math.min(...stamps),
    last,
    isOrdered: stamps.every((stamp, index) => index === 0 || stamp >= (stamps[index - 1] ?? stamp)),
    beforeLast: stamps.filter((stamp) => last !== null && stamp < last).length,
    total,
    hasNext,
  }
}

/** Walks a list by page numbers as the connector does; `between` may change it after each page. */
function walk(
  list: readonly Listed[],
  on: { size: number; pageOrder?: (page: number, pages: number) => number; between?: (page: number) => void },
): Set<number> {
  const seen = new Set<number>()
  let at = startAt(0, 1)
  for (let asked = 0; asked < 10_000; asked += 1) {
    const rows = list.filter(({ stamp }) => stamp >= at.along).toSorted((a, b) => a.stamp - b.stamp || a.id - b.id)
    const pages = Math.max(1, Math.ceil(rows.length / on.size))
    const page = on.pageOrder?.(at.page, pages) ?? at.page
    const given = rows.slice((page - 1) * on.size, page * on.size)
    for (const { id } of given) seen.add(id)
    const next = nextByPage(at, look(given, rows.length, at.page < pages), 1)
    on.between?.(asked)
    if (next === null) return seen
    at = next
  }
  throw new Error('the walk does not end')
}

describe(nextByPage, () => {
  it('sees every row while rows move to the end of the list', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(500), { minLength: 1, maxLength: 60 }),
        fc.array(fc.nat(59), { maxLength: 30 }),
        fc.integer({ min: 2, max: 9 }),
        (stamps, touched, size) => {
          const list = stamps.map((stamp, id) => ({ id, stamp }))
          const seen = walk(list, {
            size,
            between: (page) => {
              const row = list[touched[page] ?? -1]
              if (row !== undefined) row.stamp = 1000 + page
            },
          })
          expect(seen.size).toBe(list.length)
        },
      ),
    )
  })

  it('sees every row of a list with many rows of one instant', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (stamps, size) => {
        const list = stamps.map((stamp, id) => ({ id, stamp }))
        expect(walk(list, { size }).size).toBe(list.length)
      }),
    )
  })

  it('sees every row when pages come in another order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(500), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 2, max: 9 }),
        fc.constantFrom(
          (page: number, pages: number) => pages + 1 - page,
          (page: number, pages: number) => (page % pages) + 1,
        ),
        (stamps, size, pageOrder) => {
          const list = stamps.map((stamp, id) => ({ id, stamp }))
          expect(walk(list, { size, pageOrder }).size).toBe(list.length)
        },
      ),
    )
  })

  it('counts pages from the bound once rows stand out of order', () => {
    const seen: PageSeen = { rows: 3, first: 5, last: 9, isOrdered: false, beforeLast: 2, total: 9, hasNext: true }
    expect(nextByPage(startAt(1, 1), seen, 1)).toMatchObject({ along: 1, page: 2, walk: 'pages' })
  })
})

describe(nextByToken, () => {
  it('keeps the bound and ends without a token', () => {
    expect(nextByToken(startAt(7, 1), 'abc')).toMatchObject({ along: 7, token: 'abc' })
    expect(nextByToken(startAt(7, 1), null)).toBeNull()
  })
})
