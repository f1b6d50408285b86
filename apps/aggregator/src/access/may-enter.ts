import type { ManualConfig } from '@toan-canh/contract'
import { mayUpload } from './may-upload.ts'

export type EntryRight = 'enter' | 'approve'

/** As whom somebody acts on a set; or why not. */
export type EntryAccess =
  | { readonly kind: 'granted'; readonly right: EntryRight; readonly position: string }
  | { readonly kind: 'refused'; readonly sentence: string }

/** A secret shorter than this opens nothing. */
const shortestToken = 16

/** The two secrets of a set, if both are set, long enough and different. */
export function entryTokens(
  { enters, approves }: Pick<ManualConfig, 'enters' | 'approves'>,
  setting: (reference: string) => string | undefined,
): { readonly enter: string; readonly approve: string } | null {
  const [enter, approve] = [setting(enters.token), setting(approves.token)]
  if (enter === undefined || approve === undefined) return null
  const isGood = Math.min(enter.length, approve.length) >= shortestToken && enter !== approve
  return isGood ? { enter, approve } : null
}

/**
 * As whom a request with this `Authorization` acts on a set of manual entry. Until there are accounts a secret stands for a position;
 * without two good secrets nobody acts.
 */
export function mayEnter(
  authorization: string | undefined,
  config: Pick<ManualConfig, 'enters' | 'approves'>,
  setting: (reference: string) => string | undefined,
): EntryAccess {
  const tokens = entryTokens(config, setting)
  if (tokens === null) {
    const names = [config.enters.token, config.approves.token].map((name) => name.slice('env:'.length)).join(' và ')
    return {
      kind: 'refused',
      sentence: `Chưa mở nhập tay: người vận hành cần đặt ${names}, hai mã khác nhau, mỗi mã từ ${String(shortestToken)} ký tự.`,
    }
  }
  if (mayUpload(authorization, tokens.enter) === 'allowed')
    return { kind: 'granted', right: 'enter', position: config.enters.position }
  if (mayUpload(authorization, tokens.approve) === 'allowed')
    return { kind: 'granted', right: 'approve', position: config.approves.position }
  return { kind: 'refused', sentence: 'Cần mã nhập liệu hoặc mã duyệt đúng của bộ chỉ tiêu này.' }
}
