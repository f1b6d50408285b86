import type { Item, Message, RefusalCode } from '@toan-canh/contract'

/** What a viewer holds of one topic. `open` has applied every frame up to `seq` of `epoch`. */
export type TopicState =
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'open'
      readonly epoch: string
      readonly seq: number
      readonly items: ReadonlyMap<string, Item>
    }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly sentence: string }

export const waiting: TopicState = { kind: 'waiting' }

function merged(
  items: ReadonlyMap<string, Item>,
  changes: Readonly<Record<string, Item | null>>,
): ReadonlyMap<string, Item> {
  const next = new Map(items)
  for (const [key, item] of Object.entries(changes)) {
    if (item === null) next.delete(key)
    else next.set(key, item)
  }
  return next
}

/**
 * The next state of a topic, the same object when the message is already contained in it, or `gap` when a message
 * before it is missing: then the viewer subscribes anew from where it stands.
 */
export function applyMessage(state: TopicState, message: Message): TopicState | 'gap' {
  if (message.k === 'r') return { kind: 'refused', code: message.code, sentence: message.sentence }
  const isSameEpoch = state.kind === 'open' && state.epoch === message.epoch
  if (isSameEpoch && (message.k === 's' ? message.seq < state.seq : message.seq <= state.seq)) return state
  if (message.k === 's') {
    return { kind: 'open', epoch: message.epoch, seq: message.seq, items: new Map(Object.entries(message.items)) }
  }
  if (!isSameEpoch || message.k === 'c' || message.seq !== state.seq + 1) return 'gap'
  return { ...state, seq: message.seq, items: merged(state.items, message.items) }
}
