import { isOfShape, manualMapping } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { describeConnector, readAll } from '../conformance.ts'
import type { ApprovedEntry, Connection, ConnectorContext } from '../connector.ts'
import { compileMapping } from '../mapping/compile-mapping.ts'
import { aContext, leaksPerson, ninhBinh, oneStop, personal, sampleNow } from '../sample.fixture.ts'
import { SourceError } from '../source-error.ts'
import { manual } from './manual.ts'

const block = {
  type: 'manual',
  every: 'month',
  from: '2025-01',
  units: { codes: ['37'] },
  fields: [{ signal: 'social.jobs_created' }],
  enters: { position: 'Chuyên viên' },
  approves: { position: 'Giám đốc Sở' },
  validDays: 45,
}
const signals = new Map([['social.jobs_created', { unit: 'người', series: 'period' } as const]])

function open(change: Partial<ConnectorContext>): Connection {
  const configured = manual.configure(block)
  if (!configured.isValid) throw new Error(configured.mistakes.map(({ sentence }) => sentence).join())
  return configured.open(aContext(change))
}

/** A ledger of approved entries, with so many rows each. */
function ledgerOf(entries: readonly ApprovedEntry[]): NonNullable<ConnectorContext['approved']> {
  return async (from, most) => {
    const first = from === null ? 0 : entries.findIndex(({ at, entry }) => at === from.at && entry === from.entry)
    return first < 0 ? [] : entries.slice(first, first + most)
  }
}

function entriesOf(rows: readonly unknown[], perEntry: number): ApprovedEntry[] {
  return Array.from({ length: Math.ceil(rows.length / perEntry) }, (_, index) => ({
    at: sampleNow + Math.floor(index / 2) * 1000,
    entry: index + 1,
    rows: rows.slice(index * perEntry, (index + 1) * perEntry),
  }))
}

describeConnector('manual', {
  brokenOwner: 'transient',
  neverSilent: 'its upstream is the store, whose statements have a time-out of their own',
  neverBreaksOff: 'approved entries come as rows of one statement, whole or not at all',
  serve: async (rows) => {
    let isDown = false
    const kept = ledgerOf(entriesOf(rows, 3))
    const approved: ConnectorContext['approved'] = async (from, most) => {
      if (isDown) throw new Error('connection lost')
      return kept(from, most)
    }
    return {
      open: (bounds = {}) => open({ approved, bounds: { ...oneStop.bounds, ...bounds } }),
      openWrong: () => open({ approved: undefined }),
      breakDown: async () => {
        isDown = true
      },
      [Symbol.asyncDispose]: async () => undefined,
    }
  },
})

describe('numbers that people entered', () => {
  const cell = (value: string, more: Readonly<Record<string, unknown>> = {}) => ({
    unit: '37',
    period: '2025-10',
    at: '2025-11-04T09:00:00+07:00',
    signal: 'social.jobs_created',
    measure: 'người',
    value,
    ...more,
  })
  async function read(...rows: readonly unknown[]) {
    const mapping = compileMapping(manualMapping([...signals.keys()]), ninhBinh, signals)
    const [batch] = await readAll(open({ mapping, approved: ledgerOf([{ at: sampleNow, entry: 1, rows }]) }))
    return batch ?? expect.fail('no batch')
  }

  it.each([
    ['1.914', 1914, '='],
    ['97,5', 97.5, '='],
    ['trên 95', 95, '>'],
    ['1,2 nghìn', 1200, '='],
    ['-', null, '='],
  ] as const)('are read as offices write them: %s', async (text, value, op) => {
    const { facts } = await read(cell(text))
    expect(facts.filter(isOfShape('figure'))).toMatchObject([
      { signal: 'social.jobs_created', unit: '37', period: '2025-10', value, op, basis: 'reported' },
    ])
  })

  it('are taken back where a correction leaves them out', async () => {
    const { tombstones } = await read(cell('-', { isTakenBack: true }))
    expect(tombstones).toMatchObject([{ shape: 'figure', id: 'social.jobs_created|37|2025-10|reported|' }])
  })

  it('tell no person', async () => {
    const batch = await read(cell(personal.ChuHoSo), cell('1', { unit: personal.MaDoiTuong }))
    expect(batch.refused.map(({ code }) => code)).toEqual(['bad_value', 'unknown_unit'])
    expect(leaksPerson(batch)).toBe(false)
  })

  it('are read by a source that the centre lends its ledger, and by no other', async () => {
    await expect(readAll(open({ approved: undefined }))).rejects.toBeInstanceOf(SourceError)
  })
})

describe('the configuration of a set', () => {
  it.each([
    ['no approver', { approves: undefined }, 'approves'],
    ['a secret in the file', { enters: { position: 'Chuyên viên', token: 'bi-mat' } }, 'enters.token'],
    ['no expiry', { validDays: undefined }, 'validDays'],
    ['no numbers', { fields: [] }, 'fields'],
  ])('with %s is a mistake', (_name, change, path) => {
    const configured = manual.configure({ ...block, ...change })
    expect(configured.isValid ? [] : configured.mistakes.map((each) => each.path.join('.'))).toEqual([path])
  })
})
