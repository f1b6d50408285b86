import { qualityText } from '../../ui/quality-messages.ts'

/** What a code of a refusal, a contradiction or a suspicion says in words; a code without words stands as it is. */
export function codeName(code: string): string {
  return Object.entries(qualityText.codes).find(([known]) => known === code)?.[1] ?? code
}
