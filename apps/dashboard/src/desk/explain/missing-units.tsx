import { topicName } from '@toan-canh/contract'
import { compareNames, numberText } from '../../ui/format.ts'
import { deskText } from '../../ui/desk-messages.ts'
import { useDesk } from '../desk-context.tsx'
import { usePoints } from '../use-points.ts'
import type { ExplainProps } from './explain-props.ts'

const mostNamed = 12

/** Which units below told nothing, by name; nothing while it is not known which. */
export function MissingUnits({ name }: Pick<ExplainProps, 'name'>) {
  const { register } = useDesk().catalogue
  const { indicator, unit, boundary, period, slice } = name
  const points = usePoints(topicName({ kind: 'breakdown', indicator, unit, boundary, period, by: 'unit', slice }))
  const names = [...points]
    .filter(([, { v, m }]) => v === null || m !== undefined)
    .map(([code]) => register.find(code)?.name ?? code)
    .toSorted(compareNames)
  if (names.length === 0) return null
  const left = names.length - mostNamed
  const rest = left > 0 ? deskText.andMore(numberText(left)) : ''
  return <p className="explain-gap">{deskText.missingUnits(`${names.slice(0, mostNamed).join(', ')}${rest}`)}</p>
}
