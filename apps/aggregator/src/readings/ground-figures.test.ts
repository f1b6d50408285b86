import type { StoredFigure } from '@toan-canh/store'
import { describe, expect, it } from 'vitest'
import { aPeriod, aQuestion } from './a-question.fixture.ts'
import { FigureShelf } from './figure-shelf.ts'
import { groundMarkOf, groundOfFigures } from './ground-gap.ts'
import { pointOf } from './point-of.ts'
import { Sums } from './sums.ts'

const coverage = { floor: 0, completeFrom: 0, isComplete: true }
const now = Date.parse('2025-12-05T08:00:00+07:00')
const today = aPeriod('2025-12-05').to

function aFigure(signal: string, unit: string, when: string, value: number): StoredFigure {
  const { from, to } = aPeriod(when)
  const common = {
    source: 's',
    slice: '',
    basis: 'reported',
    op: '=',
    changedAt: 1,
    knownAt: 1,
    isDeleted: false,
  } as const
  return { ...common, id: `${signal}|${unit}|${when}`, signal, unit, from, to, at: to * 86_400_000, value }
}

const told = [
  ...['2024-12', '2025-05', '2025-06'].flatMap((month) => [
    aFigure('social.jobs_created', '37', month, 100),
    aFigure('social.jobs_created', '35', month, 20),
    aFigure('social.jobs_created', '36', month, 3),
  ]),
  aFigure('social.jobs_created', '37', '2025-07', 400),
  aFigure('social.poverty_rate', '37', '2024', 2),
  aFigure('social.poverty_rate', '35', '2024', 1.5),
]

function pointsOf(name: string): unknown[] {
  const question = aQuestion(name)
  if (question.figures === null) throw new Error(`${name} stands on no figures`)
  const shelf = new FigureShelf(question, question.figures, told)
  const sums = new Sums(question)
  return question.periods.map((period, index) => {
    const ground = groundMarkOf(question, '', index)
    const at = {
      period,
      coverage,
      today,
      now,
      seq: 1,
      secrecy: 'open' as const,
      figures: shelf.contextOf('', today),
      ground,
    }
    const { v, g } = pointOf(question.indicator, at, sums.sumOf('', index))
    return g ?? v
  })
}

describe(groundOfFigures, () => {
  it.each([
    ['adds figures of the parts before the merger', 'series/social.jobs_created/37/2025-05..2025-07', [123, 123, 400]],
    [
      'leaves them alone with the boundaries of then',
      'series/social.jobs_created/37@then/2025-05..2025-07',
      [100, 100, 400],
    ],
    ['answers for a part with the boundaries of then', 'reading/social.jobs_created/35@then/2025-05', [20]],
    ['gives no value where only a rate of each part is known', 'reading/social.poverty_rate/37/2024', ['side_by_side']],
    ['gives the rate of a part with the boundaries of then', 'reading/social.poverty_rate/35@then/2024', [1.5]],
  ])('%s', (_what, name, points) => {
    expect(pointsOf(name)).toEqual(points)
  })

  it('takes nothing of one part for the whole when another told nothing', () => {
    const without = told.filter(({ unit }) => unit !== '36')
    const question = aQuestion('reading/social.jobs_created/37/2025-05')
    if (question.figures === null) throw new Error('no figures')
    const shelf = new FigureShelf(question, question.figures, without)
    const at = {
      period: aPeriod('2025-05'),
      coverage,
      today,
      now,
      seq: 1,
      secrecy: 'open' as const,
      figures: shelf.contextOf('', today),
    }
    expect(pointOf(question.indicator, at, new Sums(question).sumOf('', 0))).toMatchObject({ g: 'partial', m: [1, 3] })
  })
})
