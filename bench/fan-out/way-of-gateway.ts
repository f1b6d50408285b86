import type { Item } from '@toan-canh/contract'
import { startGateway } from '../../apps/aggregator/src/live/gateway.ts'
import type { OpenedTopic, Publish, TopicFeed } from '../../apps/aggregator/src/live/topic-feed.ts'
import type { StartWay } from './way.ts'

const admitEverybody = { perSecond: 10_000, burst: 10_000 }

/** Ours: the gateway as the aggregator starts it, on a feed that holds a value per topic. */
export const wayOfGateway: StartWay = (server) => {
  const items = new Map<string, Item>()
  const publishers = new Map<string, Publish>()
  const feed: TopicFeed = {
    open(_, name, publish): Promise<OpenedTopic> {
      publishers.set(name, publish)
      const item = items.get(name) ?? { v: 0, l: 'none', s: 0 }
      return Promise.resolve({ items: new Map([['', item]]), [Symbol.dispose]: () => void publishers.delete(name) })
    },
  }
  const gateway = startGateway({
    server,
    feed,
    mayWatch: () => true,
    clock: () => Date.now(),
    epoch: 'bench',
    onFault: (fault) => process.stderr.write(`${String(fault)}\n`),
    limits: { connectionRate: admitEverybody },
  })
  return {
    publish(topic, point) {
      items.set(topic, point)
      publishers.get(topic)?.([['', point]])
    },
    lagging: () => gateway.metrics(),
  }
}
