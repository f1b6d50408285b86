import type { IndicatorView } from '@toan-canh/contract'
import { deskText } from '../ui/desk-messages.ts'

const heads = new Map<string, string>(Object.entries(deskText.heads))
const tileNames = new Map<string, string>(Object.entries(deskText.tileNames))

type Named = Pick<IndicatorView, 'id' | 'short' | 'vi'>

/** What an indicator is called at the head of a narrow column. */
export function headName({ id, short, vi }: Named): string {
  return heads.get(id) ?? short ?? vi
}

/** What an indicator is called on a tile. */
export function tileName({ id, short, vi }: Named): string {
  return tileNames.get(id) ?? short ?? vi
}

/** A denominator without the noun that all of them share: `đã giải quyết`. */
export function shortDenominator({ denominator }: Pick<IndicatorView, 'denominator'>): string {
  const noun = deskText.countedNoun
  if (denominator === undefined) return ''
  return denominator.startsWith(noun) ? denominator.slice(noun.length) : denominator
}
