import type { PaceTold, Reached } from '../jobs/pace.ts'

const barWidth = 30

/** One line on how far long work has come: `[███···] 41 % 12300 dòng, 850/giây, còn 21 giây`. */
export function progressLine(
  { rows, done, total, rowsPerSecond, secondsLeft }: Reached & PaceTold,
  noun: string,
): string {
  const share = done === null || total === null || total === 0 ? null : Math.min(1, done / total)
  const filled = Math.round((share ?? 0) * barWidth)
  const bar =
    share === null ? '' : `[${'█'.repeat(filled)}${'·'.repeat(barWidth - filled)}] ${Math.floor(share * 100)} % `
  const pace = rowsPerSecond === null ? [] : [`${Math.round(rowsPerSecond)}/giây`]
  const left = secondsLeft === null ? [] : [`còn ${secondsLeft} giây`]
  return `${bar}${[`${rows} ${noun}`, ...pace, ...left].join(', ')}`
}
