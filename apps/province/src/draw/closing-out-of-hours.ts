import type { Chance } from '../chance.ts'
import { type Second, daySeconds, sampleDayOf } from '../sample-time.ts'

/** Results signed at home: in the evening, or on one of the next two days, which may be rest days. */
const share = 0.12
const laterDayShare = 0.5

/** Moves a few ends out of office hours, never beyond the latest second allowed. */
export function closingOutOfHours(
  chance: Chance,
  { regular, latest }: { readonly regular: Second; readonly latest: Second },
): Second {
  if (!chance.is(share)) return regular
  const midnight = sampleDayOf(regular) * daySeconds
  const hour = 3600
  const moved = chance.is(laterDayShare)
    ? midnight + (1 + chance.below(2)) * daySeconds + 7.5 * hour + chance.below(15 * hour)
    : midnight + 17.5 * hour + chance.below(5 * hour)
  return moved < latest ? moved : regular
}
