import { useMemo } from 'react'
import { directorText as words } from '../../ui/director-messages.ts'
import { compareNames } from '../../ui/format.ts'
import { useDesk } from '../desk-context.tsx'

const lengths = [5, 15, 30, 60, 120] as const

/** When what is put on a wall leaves it by itself; `null`: when somebody ends it. */
export function ReturnChoice({
  minutes,
  onChange,
}: {
  readonly minutes: number | null
  readonly onChange: (minutes: number | null) => void
}) {
  return (
    <label>
      {words.returns}
      <select
        value={minutes ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
      >
        {lengths.map((each) => (
          <option key={each} value={each}>
            {words.after(each)}
          </option>
        ))}
        <option value="">{words.never}</option>
      </select>
    </label>
  )
}

/** A unit of the province, by its name. */
export function UnitChoice({
  label,
  value,
  none,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly none: string | null
  readonly onChange: (unit: string) => void
}) {
  const { catalogue, scope } = useDesk()
  const units = useMemo(() => {
    const below = catalogue.register.descendantsOf(scope.unit.code)
    return below.toSorted((a, b) => compareNames(a.name, b.name))
  }, [catalogue, scope.unit.code])
  return (
    <label>
      {label}
      <select required={none === null} value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{none ?? ''}</option>
        {units.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
