import { describe, expect, it } from 'vitest'
import { describeConnector, readAll } from '../conformance.ts'
import type { Connection, ConnectorContext } from '../connector.ts'
import { aContext, oneStop, rowsOf, sampleNow } from '../sample.fixture.ts'
import { own } from './own.ts'

function open(change: Partial<ConnectorContext>): Connection {
  const configured = own.configure({ type: 'own' })
  if (!configured.isValid) throw new Error(configured.mistakes.map(({ sentence }) => sentence).join())
  return configured.open(aContext(change))
}

describeConnector('own', {
  brokenOwner: 'transient',
  neverSilent: 'its upstream is the store, whose statements have a time-out of their own',
  neverBreaksOff: 'its rows are made of a few statements, whole or not at all',
  serve: async (rows) => {
    let isDown = false
    const told: ConnectorContext['own'] = async () => {
      if (isDown) throw new Error('connection lost')
      return rows
    }
    return {
      open: (bounds = {}) => open({ own: told, bounds: { ...oneStop.bounds, ...bounds } }),
      openWrong: () => open({ own: undefined }),
      breakDown: async () => {
        isDown = true
      },
      [Symbol.asyncDispose]: async () => undefined,
    }
  },
})

describe('what the product records of itself', () => {
  it('is asked for again from where the last whole reading stood', async () => {
    const asked: (number | null)[] = []
    const connection = open({
      own: async (since) => {
        asked.push(since)
        return rowsOf(3)
      },
      bounds: { ...oneStop.bounds, batchRows: 2 },
    })
    const [first, last] = await readAll(connection)
    expect(first).toMatchObject({ cursor: { since: 0 }, coveredTo: null, isLast: false })
    expect(last).toMatchObject({ cursor: { since: sampleNow }, coveredTo: sampleNow, isLast: true })
    await readAll(connection, last?.cursor ?? null)
    expect(asked).toEqual([null, sampleNow])
  })
})
