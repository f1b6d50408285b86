import './data-health.css'
import type { Instant } from '@toan-canh/calendar'
import { type HealthPart, qualityParts, type SourceQuality } from '@toan-canh/contract'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../app/api.ts'
import { useTopicStatus } from '../../live/index.ts'
import { asOfText, missing, numberText, shareText } from '../../ui/format.ts'
import { qualityText } from '../../ui/quality-messages.ts'
import { sparklineOf } from '../kpi/sparkline-path.ts'
import { sourcesTopic } from '../scope.ts'
import { useMinute } from '../use-cover.ts'
import { Failed, Waiting } from '../void-states.tsx'
import type { WidgetProps } from '../widget.ts'
import { codeName } from './code-name.ts'
import { exceptionsOf, type KnownHealth } from './exceptions-of.ts'
import { type HealthRow, HealthRows } from './rows.tsx'
import { useHealth } from './use-health.ts'

/** In narrower blocks names take two lines and the lines of days go. */
const roomForPictures = 1_000
const sparkBox = { width: 240, height: 84, inset: 10 } as const
function Spark({ values }: { readonly values: readonly (number | null)[] }) {
  const { path, last } = sparklineOf(values, null, sparkBox)
  return (
    <svg className="health-spark" viewBox={`0 0 ${sparkBox.width} ${sparkBox.height}`} aria-hidden="true">
      <path d={path} fill="none" stroke="var(--lam)" strokeWidth={5} strokeLinejoin="round" />
      {last === null ? null : <circle cx={last.x} cy={last.y} r={9} fill="var(--lam)" />}
    </svg>
  )
}

function when(iso: string, now: Instant): string {
  return asOfText(Date.parse(iso), now)
}

function exceptionRows(known: KnownHealth, now: Instant): readonly HealthRow[] {
  return exceptionsOf(known).map(({ key, level, what, why, owner, since }) => ({
    key,
    level,
    title: what,
    note: [since === null ? null : qualityText.health.since(when(since, now)), owner, why]
      .filter((each) => each !== null)
      .join(' · '),
  }))
}

function batchRows({ sources, health }: KnownHealth, now: Instant): readonly HealthRow[] {
  const { batch, refusedOf, history, noBatch } = qualityText.health
  return sources.map(({ id, name, owner }) => {
    const newest = health?.batches.find(({ source }) => source === id)
    if (newest === undefined) return { key: id, title: name, note: noBatch }
    const { storedAt, rows, changed, refused, direction } = newest
    const words = [
      batch(numberText(rows), numberText(changed)),
      ...(refused > 0 ? [refusedOf(numberText(refused))] : []),
      ...(direction === 'history' ? [history] : []),
      owner,
    ]
    return { key: id, title: name, note: words.join(' · '), value: when(storedAt, now) }
  })
}

function quarantineRows({ sources, health }: KnownHealth, now: Instant): readonly HealthRow[] {
  const { since, short } = qualityText.health
  return (health?.quarantine ?? []).map(({ source, code, owner, count, oldest }) => ({
    key: `${source} ${code}`,
    title: codeName(code),
    note: [short[owner], since(when(oldest, now)), sources.find(({ id }) => id === source)?.name ?? source].join(' · '),
    value: numberText(count),
  }))
}

function scoreRows(scores: readonly SourceQuality[]): readonly HealthRow[] {
  return scores.map((quality) => ({
    key: quality.source,
    title: quality.name,
    note: qualityParts
      .map((part) => {
        const { value } = quality[part]
        return `${qualityText.parts[part]} ${value === null ? missing : shareText(value)}`
      })
      .join(' · '),
    value: quality.score === null ? missing : numberText(quality.score, 1),
    picture: <Spark values={quality.trend.map(({ score }) => score)} />,
  }))
}

function reminderRows({ reminders }: KnownHealth): readonly HealthRow[] {
  return (reminders?.units ?? []).map(({ unit, name, count, mark }) => ({
    key: unit,
    title: name,
    note: mark === null ? '' : qualityText.reminders.reached(numberText(mark)),
    value: numberText(count),
    ...(mark === null ? {} : { level: mark === 6 ? 'act' : 'watch' }),
  }))
}

/** One part of the health of the data, the worst first. */
export function DataHealthView({
  title,
  width,
  height,
  config,
}: WidgetProps & { readonly config: { readonly part: HealthPart } }) {
  const status = useTopicStatus(sourcesTopic)
  const known = useHealth()
  const scores = useQuery({ ...queries.quality(), enabled: config.part === 'scores' })
  const now = useMinute()
  const { calm, noBatch, quarantineNone, noReminders, more } = qualityText.health
  const { failed } = known
  const why =
    config.part === 'reminders' ? failed?.reminders : config.part === 'scores' ? scores.error?.message : undefined
  if (status.kind === 'refused') return <Failed reason={status.sentence} />
  if (failed?.health !== undefined) return <Failed reason={failed.health} />
  if (why !== undefined && (config.part !== 'scores' || scores.data === undefined)) return <Failed reason={why} />
  if (status.kind === 'waiting' || known.health === undefined) return <Waiting sizes={[[640, 28]]} />
  const view = { title, height, isNarrow: width < roomForPictures }
  switch (config.part) {
    case 'exceptions':
      return (
        <HealthRows
          {...view}
          rows={exceptionRows(known, now)}
          empty={{ words: calm, level: 'ok' }}
          more={more.exceptions}
        />
      )
    case 'batches':
      return <HealthRows {...view} rows={batchRows(known, now)} empty={{ words: noBatch }} more={more.sources} />
    case 'quarantine':
      return <HealthRows {...view} rows={quarantineRows(known, now)} empty={{ words: quarantineNone, level: 'ok' }} />
    case 'scores':
      return (
        <HealthRows
          {...view}
          rows={scoreRows(scores.data?.sources ?? [])}
          empty={{ words: qualityText.waiting }}
          more={more.sources}
        />
      )
    case 'reminders':
      return <HealthRows {...view} rows={reminderRows(known)} empty={{ words: noReminders }} more={more.units} />
  }
}
