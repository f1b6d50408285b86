import type { Gap } from '@toan-canh/contract'
import type { ReactNode } from 'react'
import type { TopicStatus } from '../live/index.ts'
import { type Cover, numberAgeOf } from './cover.ts'
import { Empty, Expired, Failed, Waiting } from './void-states.tsx'

interface BodyProps {
  /** Of the topics it stands on: a refused one fails it, one that has not answered lets it wait. */
  readonly topics: readonly TopicStatus[]
  readonly cover: Cover | null
  readonly isEmpty: boolean
  /** Why there is nothing; history that is still read comes first. */
  readonly gap?: Gap
  readonly children: ReactNode
}

const waitingRows = [
  [900, 44],
  [760, 44],
  [820, 44],
] as const

/** What stands in a block: its drawing, or on purpose that it waits, failed, is empty, or was lost with its source. */
export function BlockBody({ topics, cover, isEmpty, gap = 'no_data', children }: BodyProps) {
  const refused = topics.find((topic) => topic.kind === 'refused')
  if (refused?.kind === 'refused') return <Failed reason={refused.sentence} />
  if (topics.some(({ kind }) => kind === 'waiting')) return <Waiting sizes={waitingRows} />
  if (numberAgeOf(cover) === 'expired') return <Expired />
  if (isEmpty) return <Empty gap={cover?.historyLeft === undefined ? gap : 'history_incomplete'} cover={cover} />
  return children
}
