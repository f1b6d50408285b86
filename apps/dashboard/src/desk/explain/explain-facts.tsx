import { parseInstant } from '@toan-canh/calendar'
import type { Explanation, SourceStatus } from '@toan-canh/contract'
import { type ReactNode, useState } from 'react'
import { ageText, missing, numberText } from '../../ui/format.ts'
import { FreshnessMark } from '../../ui/marks/mark.tsx'
import { momentText } from '../../ui/moment-text.ts'
import { deskText } from '../../ui/desk-messages.ts'
import { manualText } from '../../ui/manual-messages.ts'
import { text } from '../../ui/messages.ts'
import { useSources } from '../../widgets/use-cover.ts'
import type { ExplainProps } from './explain-props.ts'
import { limitText } from './level-reason.ts'
import { OtherWays } from './other-ways.tsx'

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** An instant of the contract to the second; a dash for none. */
function moment(iso: string | null): string {
  const at = iso === null ? null : parseInstant(iso)
  return at === null ? missing : momentText(at)
}

/** How often a source promises to be asked, in words. */
export function promiseWords({
  cadenceMs,
  dueHour,
  isEntered,
}: Pick<SourceStatus, 'cadenceMs' | 'dueHour' | 'isEntered'>): string {
  // What people enter is due by its periods.
  if (isEntered === true) return text.entered
  return dueHour === null ? deskText.every(ageText(cadenceMs)) : deskText.dueHour(dueHour)
}

/** The sources as they are now; as the explanation knew them while nothing newer has come. */
function Sources({ known }: { readonly known: readonly SourceStatus[] }) {
  const live = useSources()
  return known.map((source) => {
    const now = live.find(({ id }) => id === source.id) ?? source
    return (
      <span key={source.id} className="fact-source" data-freshness={now.freshness}>
        {now.isEntered === true ? null : <FreshnessMark freshness={now.freshness} size={14} />}
        <span>
          {now.name}, {promiseWords(now)}
          {now.isEntered === true ? '' : `, ${text.freshness[now.freshness]}`}
          {now.isSample ? ` · ${text.sample}` : ''}
        </span>
      </span>
    )
  })
}

function ReadingId({ id }: { readonly id: string }) {
  const [isCopied, setCopied] = useState(false)
  function copy(): void {
    navigator.clipboard.writeText(id).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <span className="fact-id">
      <code>{id}</code>
      <button type="button" className="link-button" onClick={copy}>
        {isCopied ? deskText.copied : deskText.copy}
      </button>
    </span>
  )
}

function Batches({ batches }: { readonly batches: Explanation['batches'] }) {
  return batches.map(({ id, rows, changed, refused, storedAt }) => (
    <small key={id} className="fact-batch">
      {deskText.batch(String(id), numberText(rows), numberText(changed), numberText(refused))} · {moment(storedAt)}
    </small>
  ))
}

/** Who entered the number, who approved it and when, and until when it holds. */
function Entered({ entered }: { readonly entered: NonNullable<Explanation['reading']['entered']> }) {
  const { by, approvedBy, at, expiresAt } = entered
  const { enteredBy, approvedAt, holdsUntil, holdsOn } = manualText
  return (
    <Fact name={manualText.title}>
      {enteredBy(by)}
      <small>{approvedAt(approvedBy, moment(at))}</small>
      <small>{expiresAt === null ? holdsOn : holdsUntil(moment(expiresAt))}</small>
    </Fact>
  )
}

/** What a part scores when it is reckoned again, and of what: "5,62 điểm (60 / 64), ". */
function partWords({ score, num, den }: NonNullable<Explanation['index']>['parts'][number]): string {
  if (score === undefined || num === undefined || den === undefined) return ''
  return `${deskText.scored(numberText(score, 2))} (${numberText(num)} / ${numberText(den)}), `
}

/** The version of the index, its parts with their points, and what reckoning again gives beside the published score. */
function OfIndex({ index }: { readonly index: NonNullable<Explanation['index']> }) {
  const { set, basis, max, parts, recomputed, why } = index
  const { most, notReckoned, ofIndex, reckonedAgain } = deskText
  return (
    <Fact name={ofIndex}>
      {`${set}, ${most(numberText(max))}`}
      <small>{basis}</small>
      {parts.map((part) => (
        <small key={part.code}>{`${part.vi}: ${partWords(part)}${most(numberText(part.max))}`}</small>
      ))}
      <small>{recomputed === null ? notReckoned(why ?? '') : reckonedAgain(numberText(recomputed, 2))}</small>
    </Fact>
  )
}

/** Owner, basis, source, the three times, the other ways to count, the id. */
export function ExplainFacts({ explanation, name, drawnAt }: ExplainProps) {
  const { indicator, reading, sources, batches } = explanation
  const { target } = indicator
  const place = { unit: name.unit, slice: name.slice, period: name.period }
  return (
    <dl className="facts">
      <Fact name={deskText.owner}>{indicator.owner}</Fact>
      <Fact name={deskText.basis}>
        {indicator.basis}
        {target === undefined ? null : (
          <small>{`${deskText.target} ${limitText(target.value, indicator)}: ${target.basis}`}</small>
        )}
        {indicator.note === undefined ? null : <small>{indicator.note}</small>}
      </Fact>
      {explanation.index === undefined ? null : <OfIndex index={explanation.index} />}
      <Fact name={deskText.source}>
        {sources.length === 0 ? missing : <Sources known={sources} />}
        <small>{deskText.basisKinds[reading.basis]}</small>
      </Fact>
      {reading.entered === undefined ? null : <Entered entered={reading.entered} />}
      <Fact name={deskText.eventTime}>{moment(reading.asOf)}</Fact>
      <Fact name={deskText.receivedTime}>
        {moment(reading.receivedAt)}
        <Batches batches={batches} />
      </Fact>
      <Fact name={deskText.drawnTime}>{momentText(drawnAt)}</Fact>
      <OtherWays indicator={indicator} place={place} titled={false} />
      <Fact name={deskText.readingId}>
        <ReadingId id={reading.id} />
      </Fact>
    </dl>
  )
}
