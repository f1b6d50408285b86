import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Case, isOfShape } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { readAll } from '../conformance.ts'
import type { Batch } from '../connector.ts'
import { compileMapping } from '../mapping/compile-mapping.ts'
import { aContext, registerOf, sourceOf } from '../sample.fixture.ts'
import { fileDrop } from './file-drop.ts'

const file = fileURLToPath(new URL('../../../../../shared/data/real/receipt/receipt.csv', import.meta.url))
const receipt = sourceOf('examples/receipt/sources.yaml', 'receipt')
const mapping = compileMapping(receipt.map, registerOf('examples/receipt/units.csv'))

async function readReceipt(batchRows: number): Promise<Batch[]> {
  const configured = fileDrop.configure({ ...receipt.connector, file })
  if (!configured.isValid) throw new Error('the configuration is wrong')
  await using connection = configured.open(
    aContext({ source: 'receipt', mapping, bounds: { ...receipt.bounds, batchRows }, historyFrom: null }),
  )
  return readAll(connection)
}

function countBy(facts: readonly Case[], of: (fact: Case) => string | undefined): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const fact of facts) counts[of(fact) ?? ''] = (counts[of(fact) ?? ''] ?? 0) + 1
  return counts
}

describe.skipIf(!existsSync(file))(
  'the receipt of a municipality (skipped where ../shared/data/real/receipt/receipt.csv is absent)',
  async () => {
    const batches = existsSync(file) ? await readReceipt(500) : []
    const facts = batches.flatMap((batch) => batch.facts).filter(isOfShape('case'))

    it('holds 1,434 cases, none refused, in batches', () => {
      expect(facts).toHaveLength(1434)
      expect(new Set(facts.map(({ id }) => id)).size).toBe(1434)
      expect(batches.flatMap((batch) => batch.refused)).toEqual([])
      expect(batches.map((batch) => batch.rows)).toEqual([500, 500, 434])
    })

    it('has 105 open cases and 377 that ended after their due instant', () => {
      expect(countBy(facts, ({ state }) => state)).toEqual({ open: 105, closed: 1329 })
      expect(
        facts.filter(({ closedAt, dueAt }) => closedAt !== null && dueAt !== null && closedAt > dueAt),
      ).toHaveLength(377)
    })

    it('keeps the two cases that end before they start, and flags them', () => {
      const odd = facts.filter(({ flags }) => flags['endBeforeStart'])
      expect(odd.map(({ id }) => id).toSorted()).toEqual(['case-10862', 'case-8267'])
    })

    it('divides by channel, department and unit', () => {
      expect(countBy(facts, ({ slices }) => slices['channel'])).toEqual({
        online: 1250,
        direct: 109,
        post: 53,
        'e-mail': 21,
        internal: 1,
      })
      expect(countBy(facts, ({ slices }) => slices['field'])).toEqual({
        general: 1390,
        'customer-contact': 29,
        experts: 15,
      })
      expect(countBy(facts, ({ unit }) => unit)).toMatchObject({ R0: 825, R5: 329, R8: 227, R10: 2 })
    })

    it('takes the last event of a case as its last change', () => {
      const first = facts.find(({ id }) => id === 'case-10011')
      expect(first?.changedAt).toBe(Date.parse('2011-11-24T15:37:16.553+01:00'))
      expect(first?.submittedAt).toBe(Date.parse('2011-10-11T13:42:22.688+02:00'))
    })
  },
)
