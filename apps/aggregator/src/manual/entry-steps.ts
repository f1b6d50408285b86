import type { EntryState, EntryStep } from '@toan-canh/contract'
import type { EntryRight } from '../access/may-enter.ts'

/** Who acts: in which right, as which position. */
export interface Actor {
  readonly right: EntryRight
  readonly position: string
}

/** What a step needs to know of the newest revision; `null`: nothing was entered yet. */
export type Standing = { readonly state: EntryState; readonly submittedBy: string | null } | null

/** `begin`: a new revision; otherwise the one looked at moves to `state`. */
export type StepAnswer =
  | { readonly kind: 'begin' }
  | { readonly kind: 'move'; readonly state: EntryState }
  | { readonly kind: 'refused'; readonly why: 'forbidden' | 'conflict'; readonly sentence: string }

const rightOf: Readonly<Record<EntryStep, EntryRight>> = {
  save: 'enter',
  submit: 'enter',
  withdraw: 'enter',
  correct: 'enter',
  drop: 'enter',
  approve: 'approve',
  return: 'approve',
}

/** From where each step leads where; what is not here cannot be done. */
const moves: Readonly<Record<EntryStep, Partial<Record<EntryState | 'none', EntryState | 'begin'>>>> = {
  save: { none: 'begin', dropped: 'begin', draft: 'draft', returned: 'returned' },
  submit: { draft: 'submitted', returned: 'submitted' },
  withdraw: { submitted: 'draft' },
  correct: { approved: 'begin' },
  drop: { draft: 'dropped', returned: 'dropped' },
  approve: { submitted: 'approved' },
  return: { submitted: 'returned' },
}

const standWords: Readonly<Record<EntryState | 'none', string>> = {
  none: 'chưa nhập',
  draft: 'đang nhập',
  submitted: 'chờ duyệt',
  returned: 'bị trả lại',
  approved: 'đã duyệt và khoá; muốn sửa hãy mở bản đính chính',
  dropped: 'đã bỏ',
}

function refused(why: 'forbidden' | 'conflict', sentence: string): StepAnswer {
  return { kind: 'refused', why, sentence }
}

/**
 * What a step does with an entry. The rules: whoever enters writes, hands in, takes back and corrects; somebody else approves or
 * returns what was handed in; what is approved is locked.
 */
export function stepOf(entry: Standing, step: EntryStep, actor: Actor): StepAnswer {
  if (actor.right !== rightOf[step])
    return refused(
      'forbidden',
      rightOf[step] === 'enter'
        ? 'Bước này của người nhập; hãy dùng mã nhập liệu.'
        : 'Bước này của người duyệt; hãy dùng mã duyệt.',
    )
  const state = entry?.state ?? 'none'
  const to = moves[step][state]
  if (to === undefined) return refused('conflict', `Phiếu ${standWords[state]}.`)
  if (to === 'begin') return { kind: 'begin' }
  if (to === 'approved' && entry?.submittedBy === actor.position)
    return refused('forbidden', 'Người duyệt phải khác người trình: cần chức vụ khác duyệt phiếu này.')
  return { kind: 'move', state: to }
}

/** What an actor may do with an entry now. */
export function stepsOpen(entry: Standing, actor: Actor): EntryStep[] {
  const all: readonly EntryStep[] = ['save', 'submit', 'withdraw', 'correct', 'drop', 'approve', 'return']
  return all.filter((step) => stepOf(entry, step, actor).kind !== 'refused')
}
