import type { Day } from '@toan-canh/calendar'
import type { UnitCode } from './codes.ts'
import type { Unit, UnitType } from './units.ts'

/** Where and when a name is looked up. `types` are those that a name without its type word may mean; without them it means nobody. */
export interface NameQuestion {
  readonly within: UnitCode
  readonly day: Day
  readonly types?: readonly UnitType[] | undefined
}

const marks = /\p{Mn}/gu
/** Grave, acute, tilde, hook and dot: in which letter of a syllable they stand is a matter of taste (Hoà, Hòa). */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu
const office = /^(?:ubnd|uỷ ban nhân dân|ủy ban nhân dân)\s+/u
const typeWord = /^(?:tỉnh|thành phố|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu)\s+/u
const shortWords: readonly (readonly [RegExp, string])[] = [
  [/^(?:tp|t\.p)(?:\.\s*|\s+)/u, 'thành phố '],
  [/^tx(?:\.\s*|\s+)/u, 'thị xã '],
  [/^tt(?:\.\s*|\s+)/u, 'thị trấn '],
  [/^(?:đk|đ\.k)(?:\.\s*|\s+)/u, 'đặc khu '],
  [/^p(?:\.\s*|\s+)/u, 'phường '],
  [/^x(?:\.\s*|\s+)/u, 'xã '],
  [/^q(?:\.\s*|\s+)/u, 'quận '],
  [/^h(?:\.\s*|\s+)/u, 'huyện '],
  [/^t\.\s*/u, 'tỉnh '],
]

/** A name in one spelling: composed, small, one kind of space and dash, its type word in full, without the committee before it. */
function spelled(name: string): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s\u2010-\u2015-]+/gu, ' ')
    .replaceAll(/[’‘`]/gu, "'")
    .trim()
  const own = plain.replace(office, '')
  const [short, word] = shortWords.find(([each]) => each.test(own)) ?? []
  return short === undefined || word === undefined ? own : own.replace(short, word)
}

/** Letters with their quality, and the tones of each syllable behind it. */
function toneKey(spelling: string): string {
  return spelling
    .normalize('NFD')
    .split(' ')
    .map((syllable) => syllable.replaceAll(tones, '') + (syllable.match(tones) ?? []).join(''))
    .join(' ')
}

/** Letters alone: what is left of a name typed without marks. */
function bareKey(spelling: string): string {
  return spelling.normalize('NFD').replaceAll(marks, '').replaceAll('đ', 'd')
}

/** Units by their full name and by their name without its type word, in one way of writing. */
interface Spellings {
  readonly full: ReadonlyMap<string, readonly Unit[]>
  readonly own: ReadonlyMap<string, readonly Unit[]>
}

function spellingsOf(units: readonly Unit[], keyOf: (spelling: string) => string): Spellings {
  const fullOf = ({ name }: Unit) => spelled(name)
  return {
    full: Map.groupBy(units, (unit) => keyOf(fullOf(unit))),
    own: Map.groupBy(units, (unit) => keyOf(fullOf(unit).replace(typeWord, ''))),
  }
}

function only(units: readonly Unit[]): Unit | undefined {
  return new Set(units.map(({ code }) => code)).size === 1 ? units[0] : undefined
}

/** Looks names up among versions of units, which are indexed when the first is asked for. */
export class UnitNames {
  readonly #units: readonly Unit[]
  #marked: Spellings | null = null
  #bare: Spellings | null = null

  constructor(units: readonly Unit[]) {
    this.#units = units
  }

  /** The one unit of the name among those that `isMeant` lets through. */
  find(name: string, types: readonly UnitType[], isMeant: (unit: Unit) => boolean): Unit | undefined {
    const spelling = spelled(name)
    const among = ({ full, own }: Spellings, key: string) => {
      const named = (full.get(key) ?? []).filter(isMeant)
      return named.length > 0
        ? only(named)
        : only((own.get(key) ?? []).filter((unit) => types.includes(unit.type) && isMeant(unit)))
    }
    const found = among((this.#marked ??= spellingsOf(this.#units, toneKey)), toneKey(spelling))
    if (found !== undefined || bareKey(spelling) !== spelling) return found
    return among((this.#bare ??= spellingsOf(this.#units, bareKey)), spelling)
  }
}
