import type { Alarm } from '@toan-canh/contract'
import { clockText } from '../../ui/format.ts'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { directorText as words } from '../../ui/director-messages.ts'
import type { LaidSpan } from './laid-spans.ts'
import type { Orders } from './use-orders.ts'

function Notified({ alarm, orders }: { readonly alarm: Alarm; readonly orders: Orders | null }) {
  return (
    <ul className="director-notified">
      {alarm.notified.map(({ who, at, calls }) => (
        <li key={who}>
          <LevelMark level={at === null ? 'act' : 'ok'} size={17} />
          <span className="grow">
            {who}
            {at === null ? (calls === 0 ? '' : `, ${words.calls(calls)}`) : `, ${clockText(at)}`}
          </span>
          {at !== null || orders === null ? null : (
            <>
              <button
                type="button"
                className="button"
                disabled={orders.isBusy}
                onClick={() => void orders.give({ kind: 'acknowledge', span: alarm.id, who })}
              >
                {words.heard}
              </button>
              <button
                type="button"
                className="button"
                disabled={orders.isBusy}
                onClick={() => void orders.give({ kind: 'call', span: alarm.id, who })}
              >
                {words.call}
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Everything that lies on the wall, with who laid it, until when, and how to end it; `orders: null`: watching only. */
export function LaidList({ spans, orders }: { readonly spans: readonly LaidSpan[]; readonly orders: Orders | null }) {
  if (spans.length === 0) return <p className="director-note">{words.laidNone}</p>
  return (
    <ul className="director-laid">
      {spans.map((span) => (
        <li key={span.id} data-kind={span.kind}>
          <div>
            <b>{words.kinds[span.kind]}</b>
            <span className="grow">{span.words}</span>
            <span>{span.by}</span>
            <span>{`${clockText(span.from)} – ${span.to === null ? words.open : clockText(span.to)}`}</span>
            {orders === null ? null : (
              <button
                type="button"
                className="button"
                disabled={orders.isBusy}
                onClick={() => void orders.give({ kind: 'end', span: span.id }, span.again)}
              >
                {words.end}
              </button>
            )}
          </div>
          {span.alarm === null ? null : <Notified alarm={span.alarm} orders={orders} />}
        </li>
      ))}
    </ul>
  )
}
