import { type Day, isoDay, type Period } from '@toan-canh/calendar'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queries } from '../../app/api.ts'
import { isWeekend } from './heat-columns.ts'

/** Which days of a span nobody works on, by the calendar of the catalogue; weekends until it has answered. */
export function useRestDays({ first, last }: { readonly first: Period; readonly last: Period }): (day: Day) => boolean {
  const { data } = useQuery(queries.calendar(isoDay(first.from), isoDay(last.to)))
  return useMemo(() => {
    if (data === undefined) return isWeekend
    const rest = new Set(data.rest.map(({ day }) => day))
    return (day: Day) => rest.has(isoDay(day))
  }, [data])
}
