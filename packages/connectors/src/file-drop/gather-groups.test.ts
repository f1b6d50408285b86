import { describe, expect, it } from 'vitest'
import type { Row } from '../row.ts'
import { gatherGroups } from './gather-groups.ts'

async function* rowsOf(values: readonly unknown[]): AsyncGenerator<Row> {
  for (const [index, value] of values.entries()) yield { place: `x:${String(index)}`, value }
}

function groupOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : null
}

describe(gatherGroups, () => {
  it('gathers rows of one case wherever they stand, in the order in which cases begin', async () => {
    const values = [
      { id: 'b', at: 1 },
      { id: 'a', at: 2 },
      { id: 'b', at: 3 },
    ]
    expect(await Array.fromAsync(gatherGroups(rowsOf(values), { groupOf, mostRows: 10 }))).toEqual([
      { place: 'x:0', value: { id: 'b', at: 1, events: [values[0], values[2]] } },
      { place: 'x:1', value: { id: 'a', at: 2, events: [values[1]] } },
    ])
  })

  it('lets rows without a group pass alone, to be refused one by one', async () => {
    const rows = await Array.fromAsync(gatherGroups(rowsOf([null, {}, null]), { groupOf, mostRows: 10 }))
    expect(rows.map(({ place }) => place)).toEqual(['x:0', 'x:1', 'x:2'])
  })

  it('refuses more rows than it may hold', async () => {
    const read = Array.fromAsync(gatherGroups(rowsOf([{ id: 1 }, { id: 1 }, { id: 1 }]), { groupOf, mostRows: 2 }))
    await expect(read).rejects.toMatchObject({ name: 'RefusedFile' })
  })
})
