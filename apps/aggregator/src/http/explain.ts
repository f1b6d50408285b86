import { endOfDay, formatInstant, startOfDay } from '@toan-canh/calendar'
import { type Explanation, parseReadingName } from '@toan-canh/contract'
import type { CompiledFormula, CompiledIndicator, Term } from '@toan-canh/engine'
import { readCaseSample, readLastBatch } from '@toan-canh/store'
import { ask } from '../centre/ask.ts'
import type { Centre } from '../centre/open-centre.ts'
import type { Sums } from '../readings/sums.ts'
import { indicatorView } from './indicators.ts'
import { HttpProblem } from './problem.ts'
import { problemOfRefusal } from './readings.ts'

const sampleSize = 20

type ExplainedTerm = Explanation['terms'][number]
type Part = ExplainedTerm['part']

function partsOf(formula: CompiledFormula): readonly (readonly [Part, readonly Term[]])[] {
  switch (formula.kind) {
    case 'sum':
      return [['value', formula.terms]]
    case 'quantile':
      return [['value', [formula.of]]]
    case 'ratio':
    case 'mean':
      return [
        ['numerator', formula.num],
        ['denominator', formula.den],
      ]
  }
}

function nameOfSlot(centre: Centre, indicator: CompiledIndicator, slot: number): string {
  const measures = centre.definitions().rules.get(indicator.kind)?.measures ?? []
  return measures.find((measure) => slot >= measure.slot && slot < measure.slot + measure.width)?.name ?? String(slot)
}

function termsOf(centre: Centre, indicator: CompiledIndicator, sums: Sums, member: string): ExplainedTerm[] {
  const sum = sums.sumOf(member, 0)
  return partsOf(indicator.formula).flatMap(([part, terms]) =>
    terms.map(({ slot, width, take, sign }) => {
      let amount = 0
      for (let each = slot; each < slot + width; each++) amount += sum(each, take)
      return { measure: nameOfSlot(centre, indicator, slot), part, take, sign, amount }
    }),
  )
}

function written(centre: Centre, indicator: CompiledIndicator): string {
  const side = (terms: readonly Term[]) =>
    terms
      .map((term) => {
        const name = nameOfSlot(centre, indicator, term.slot)
        return `${term.sign < 0 ? '− ' : ''}${name}${term.take === 'within' ? '' : `@${term.take}`}`
      })
      .join(' + ')
  const { formula } = indicator
  switch (formula.kind) {
    case 'sum':
      return side(formula.terms)
    case 'ratio':
      return `(${side(formula.num)}) / (${side(formula.den)}) × ${formula.scale}`
    case 'mean':
      return `(${side(formula.num)}) / (${side(formula.den)}) / ${formula.perUnit}`
    case 'quantile':
      return `phân vị ${formula.q} của ${nameOfSlot(centre, indicator, formula.of.slot)} / ${formula.perUnit}`
  }
}

/** GET /api/v1/explain: how a reading came to be, down to codes of the records behind it. Explains the state of now. */
export async function explain(centre: Centre, query: { readonly reading: string }): Promise<Explanation> {
  const name = parseReadingName(query.reading)
  if (name === null) throw new HttpProblem('bad_request', `reading: ${query.reading} không phải mã trị số`)
  const { indicator, unit, period, slice } = name
  const answer = await ask(centre, { kind: 'reading', indicator, unit, period, slice })
  if ('code' in answer) throw problemOfRefusal(answer)
  const [reading] = answer.readings
  if (reading === undefined) throw new HttpProblem('not_found', 'Không có trị số này')
  const sources = centre.sourcesOf(answer.question)
  const batches = await Promise.all(sources.map((source) => readLastBatch(centre.database, source.id)))
  const records = await readCaseSample(centre.database, {
    units: [...answer.question.memberOf.keys()],
    kind: answer.question.indicator.kind,
    slice,
    from: startOfDay(period.from),
    to: endOfDay(period.to),
    limit: sampleSize,
  })
  return {
    reading,
    indicator: indicatorView(centre, answer.question.indicator),
    formula: written(centre, answer.question.indicator),
    terms: termsOf(centre, answer.question.indicator, answer.sums, ''),
    sources: sources.flatMap((source) => centre.board.statuses.get(source.id) ?? []),
    batches: batches
      .filter((batch) => batch !== null)
      .map(({ id, source, direction, storedAt, rows, changed, refused }) => {
        return { id, source, direction, storedAt: formatInstant(storedAt), rows, changed, refused }
      }),
    records: [...records],
  }
}
