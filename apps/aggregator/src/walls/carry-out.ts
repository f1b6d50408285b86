import type { Instant } from '@toan-canh/calendar'
import { alarmContentSchema, type WallOrder } from '@toan-canh/contract'
import { addSpan, changeSpan, type Client, type StoredSpan, takeSpan } from '@toan-canh/store'
import { WallRefusal } from './wall-refusal.ts'

const secondMs = 1_000
/** An alarm leaves the wall so long after the last of those who must know has acknowledged it (VISUAL §10). */
export const returnAfterMs = 60 * secondMs
/** Outputs hear of an order about a tenth of a second later; all begin it at the same instant of the server's clock. */
const leadMs = 250
/** A scene that nobody has drawn yet is drawn beforehand. */
const sceneLeadMs = 1_500
const reloadMs = 60 * secondMs

type Laying = Exclude<WallOrder, { readonly kind: 'end' | 'acknowledge' | 'call' }>
type Naming = Extract<WallOrder, { readonly span: string }>

function contentOf(order: Laying, now: Instant): unknown {
  const { kind: _, ...rest } = order
  if (order.kind === 'alarm') {
    const { seconds: __, notify, since, kind: ___, ...told } = order
    const notified = [...new Set(notify)].map((who) => ({ who, at: null, calls: 0 }))
    return { ...told, since: Math.min(since ?? now, now), notified, rule: null }
  }
  const { seconds: ____, ...content } = { seconds: null, ...rest }
  return content
}

function secondsOf(order: Laying): number | null {
  return order.kind === 'reload' ? reloadMs / secondMs : order.seconds
}

function lay(
  client: Client,
  { wall, order, by, now }: { wall: string; order: Laying; by: string; now: Instant },
): Promise<number | null> {
  const starts = now + (order.kind === 'take-over' ? sceneLeadMs : leadMs)
  const seconds = secondsOf(order)
  return addSpan(client, {
    wall,
    kind: order.kind,
    starts,
    ends: seconds === null ? null : starts + seconds * secondMs,
    position: by,
    episode: null,
    content: contentOf(order, now),
  })
}

/** The span after a step on it. */
function stepped(span: StoredSpan, order: Naming, now: Instant): StoredSpan {
  if (order.kind === 'end') return { ...span, ends: Math.max(now, span.starts) }
  const content = alarmContentSchema.parse(span.content)
  if (!content.notified.some(({ who }) => who === order.who))
    throw new WallRefusal('not_found', `${order.who} không có trong danh sách phải nhận báo động này.`)
  const notified = content.notified.map((each) =>
    each.who !== order.who
      ? each
      : order.kind === 'call'
        ? { ...each, calls: Math.min(each.calls + 1, 99) }
        : { ...each, at: each.at ?? now },
  )
  const isHeard = notified.every(({ at }) => at !== null)
  const ends = isHeard ? Math.min(span.ends ?? Number.POSITIVE_INFINITY, now + returnAfterMs) : span.ends
  return { ...span, ends, content: { ...content, notified } }
}

/** Carries out an order within a transaction and gives the span that it made or changed. */
export async function carryOut(
  client: Client,
  { wall, order, by, now }: { wall: string; order: WallOrder; by: string; now: Instant },
): Promise<number> {
  if (!('span' in order)) {
    const id = await lay(client, { wall, order, by, now })
    if (id === null) throw new WallRefusal('conflict', 'Báo động này đã có trên tường.')
    return id
  }
  const span = /^\d{1,15}$/.test(order.span) ? await takeSpan(client, Number(order.span)) : null
  if (span === null || (span.wall !== wall && span.wall !== '*') || (order.kind !== 'end' && span.kind !== 'alarm'))
    throw new WallRefusal('not_found', 'Không có việc này trên tường; hãy tải lại bàn đạo diễn.')
  if (span.ends !== null && span.ends <= now)
    throw new WallRefusal('conflict', 'Việc này đã kết thúc; tường đã trở lại lịch phát.')
  await changeSpan(client, stepped(span, order, now))
  return span.id
}
