import type { Message } from '@toan-canh/contract'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { LiveConnection } from './connect-live.ts'
import { LiveProvider } from './live-context.tsx'
import { ManualScheduler } from './manual-scheduler.ts'
import { observable } from './observable.ts'
import { createServerClock } from './server-clock.ts'
import { createTopicStore } from './topic-store.ts'
import { useLink } from './use-link.ts'
import { usePoint } from './use-point.ts'
import { useServerClock } from './use-server-clock.ts'
import { useTopic, useTopicStatus } from './use-topic.ts'

function connection(...messages: Message[]): LiveConnection {
  const scheduler = new ManualScheduler()
  const topics = createTopicStore(scheduler)
  for (const { topic } of messages) topics.watch(topic, () => {})
  topics.receive(messages)
  scheduler.paint()
  const link = observable({ kind: 'live', since: 5 } as const)
  return { topics, link, clock: createServerClock(scheduler), [Symbol.dispose]: () => {} }
}

function drawn(widget: ReactNode, ...messages: Message[]): string {
  return renderToStaticMarkup(<LiveProvider live={connection(...messages)}>{widget}</LiveProvider>)
}

const snapshot: Message = {
  k: 's',
  topic: 't',
  epoch: 'e',
  seq: 0,
  items: { a: { v: 7, l: 'ok', s: 1 }, b: { v: 8, l: 'ok', s: 1 } },
}

function Value({ of }: { readonly of: string }) {
  return <b>{usePoint('t', of)?.v ?? '—'}</b>
}

function Whole() {
  const view = useTopic('t')
  return <b>{view.kind === 'live' ? [...view.items.keys()].join(' ') : view.kind}</b>
}

function Footer() {
  return <b>{[useTopicStatus('t').kind, useLink().kind, useServerClock()].join(' ')}</b>
}

describe('the hooks of live data', () => {
  it('draw one point, and nothing for a key without one', () => {
    expect(drawn([<Value key="a" of="a" />, <Value key="z" of="z" />], snapshot)).toBe('<b>7</b><b>—</b>')
  })

  it('draw a topic as a whole, waiting while it is', () => {
    expect([drawn(<Whole />), drawn(<Whole />, snapshot)]).toEqual(['<b>waiting</b>', '<b>a b</b>'])
  })

  it('draw the state of a topic, of the link, and the second by the server', () => {
    expect(drawn(<Footer />, snapshot)).toBe('<b>live live 1000000</b>')
  })

  it('say so when they are used outside a provider', () => {
    expect(() => renderToStaticMarkup(<Whole />)).toThrow('outside a LiveProvider')
  })
})
