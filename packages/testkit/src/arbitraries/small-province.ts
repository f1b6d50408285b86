import type { UnitCode } from '@toan-canh/contract'

/** Child to parent: a province, an agency with an office below it, two communes. Few, so that cases meet. */
export const smallProvince: Readonly<Record<UnitCode, UnitCode>> = {
  'H42.05': '37',
  'H42.05.01': 'H42.05',
  '14329': '37',
  '14332': '37',
}

/** Units that have cases; the agency has some of its own besides its office's. */
export const unitsWithCases = ['14329', '14332', 'H42.05', 'H42.05.01'] as const

/** Values of the slices of generated cases. */
export const smallDimensions = { field: ['land', 'justice'], channel: ['online', 'direct', 'post'] } as const
