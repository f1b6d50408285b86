import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventually, point, readingOf, runGateway, ScriptedFeed, TestViewer } from './live-fixture.ts'

const topics = ['a', 'b', 'c', 'd'].map((name) => readingOf(`t.${name}`))
const keys = ['', 'x', 'y'] as const
const rounds = 12

/** What changes in one stretch of the centre's life: while it runs, while it is gone, or while one viewer's link is cut. */
const aChange = fc.record({ topic: fc.constantFrom(...topics), key: fc.constantFrom(...keys), value: fc.nat(1_000) })
const aStretch = fc.record({
  before: fc.array(aChange, { maxLength: 6 }),
  cutOff: fc.boolean(),
  away: fc.array(aChange, { maxLength: 6 }),
})

type Change = Readonly<{ topic: string; key: string; value: number }>

function tell(feed: ScriptedFeed, changes: readonly Change[]): void {
  for (const { topic, key, value } of changes) feed.change(topic, { [key]: point(value) })
}

/** The facts outlive the process: the next run opens its topics on what they are by then. */
function nextRun(feed: ScriptedFeed, away: readonly Change[]): ScriptedFeed {
  const next = new ScriptedFeed()
  for (const [topic, items] of feed.states) next.states.set(topic, new Map(items))
  for (const { topic, key, value } of away) {
    const items = next.states.get(topic) ?? new Map()
    next.states.set(topic, items.set(key, point(value)))
  }
  return next
}

function shown(viewer: TestViewer): unknown {
  return [...viewer.states].map(([topic, state]) => [
    topic,
    state.kind === 'open' ? Object.fromEntries(state.items) : state.kind,
  ])
}

describe('viewers over real sockets after their centre was killed and started again', () => {
  it('end on the newest version of every topic they watch, each value once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStretch, { minLength: 1, maxLength: 3 }), async (stretches) => {
        let feed = new ScriptedFeed()
        let gateway = await runGateway(feed, { epoch: 'run0' })
        const { port } = gateway
        using everything = new TestViewer(port)
        using half = new TestViewer(port)
        everything.watch(...topics)
        half.watch(...topics.slice(0, 2))
        const truth = (viewer: TestViewer) =>
          [...viewer.states.keys()].map((topic) => [topic, Object.fromEntries(feed.states.get(topic) ?? [])])
        const isTrue = () => {
          for (const viewer of [everything, half]) expect(shown(viewer)).toEqual(truth(viewer))
        }
        await eventually(isTrue)
        for (const [at, { before, cutOff, away }] of stretches.entries()) {
          // A link that is cut while the centre lives goes on from where it stood.
          if (cutOff) half.socket.io.engine.close()
          tell(feed, before)
          await gateway[Symbol.asyncDispose]()
          feed = nextRun(feed, away)
          gateway = await runGateway(feed, { epoch: `run${at + 1}`, port })
          await eventually(isTrue)
        }
        tell(feed, [{ topic: topics[0] ?? '', key: 'x', value: 2_000 }])
        await eventually(isTrue)
        await gateway[Symbol.asyncDispose]()
      }),
      { numRuns: rounds },
    )
  }, 120_000)
})
