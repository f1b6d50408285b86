import { numberText } from '../ui/format.ts'
import { text } from '../ui/messages.ts'
import type { Members } from './members-of.ts'

/** What a picture of members leaves out, in words: without room, without a number, kept back; `undefined` when nothing is. */
export function leftWords(
  withoutRoom: number,
  { hidden, missing }: Pick<Members, 'hidden' | 'missing'>,
): string | undefined {
  const words = [
    ...(withoutRoom > 0 ? [text.board.more(numberText(withoutRoom))] : []),
    ...(missing > 0 ? [text.widget.withoutNumber(numberText(missing))] : []),
    ...(hidden > 0 ? [text.widget.hiddenParts(numberText(hidden))] : []),
  ]
  return words.length === 0 ? undefined : words.join(' · ')
}
