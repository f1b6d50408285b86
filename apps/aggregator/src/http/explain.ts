import { endOfDay, formatInstant, startOfDay } from '@toan-canh/calendar'
import { type Explanation, parseReadingName } from '@toan-canh/contract'
import { formulaOf, sumWithAreas } from '@toan-canh/engine'
import { noteOpening, readCaseSample, readLastBatch } from '@toan-canh/store'
import { ask } from '../centre/ask.ts'
import type { Centre } from '../centre/open-centre.ts'
import { explainedTerms, writtenFormula } from '../readings/explain-formula.ts'
import { explainAssets } from './explain-assets.ts'
import { explainIndex } from './explain-index.ts'
import { explainDirectives } from './explain-directives.ts'
import { explainFigures } from './explain-figures.ts'
import { indicatorView } from './indicators.ts'
import { HttpProblem } from './problem.ts'
import { problemOfRefusal } from './readings.ts'

const sampleSize = 20

/** GET /api/v1/explain: how a reading came to be, down to codes of records behind it. Explains the commit that its id names while the log reaches there, else the state of now. */
export async function explain(centre: Centre, query: { readonly reading: string }): Promise<Explanation> {
  const name = parseReadingName(query.reading)
  if (name === null) throw new HttpProblem('bad_request', `reading: ${query.reading} không phải mã trị số`)
  const { commit, ...of } = name
  const { period, slice } = of
  const topic = { kind: 'reading', ...of } as const
  const answer = await ask(centre, topic, { seq: commit })
  if ('code' in answer) throw problemOfRefusal(answer)
  const [reading] = answer.readings
  if (reading === undefined) throw new HttpProblem('not_found', 'Không có trị số này')
  await noteOpening(centre.database, { day: centre.today(), unit: reading.unit, indicator: reading.indicator })
  const sources = centre.sourcesOf(answer.question)
  const batches = await Promise.all(sources.map((source) => readLastBatch(centre.database, source.id, answer.commit)))
  const { indicator: compiled, memberOf } = answer.question
  const { kind } = compiled
  const isOfAssets = kind !== null && centre.definitions().assetRules.has(kind)
  const records =
    kind === null
      ? []
      : isOfAssets
        ? await explainAssets(centre, answer.question, { kind, period, limit: sampleSize })
        : await readCaseSample(centre.database, {
            units: [...memberOf.keys()],
            kind,
            slice,
            from: startOfDay(period.from),
            to: endOfDay(period.to),
            limit: sampleSize,
          })
  const definitions = centre.definitions()
  // Its parts, and the figures of units below, would tell what it hides.
  const isGuarded = compiled.definition.smallCells !== undefined
  return {
    seen: answer.seen,
    reading,
    indicator: indicatorView(centre, compiled),
    formula: writtenFormula(definitions, compiled, formulaOf(compiled, period, answer.question.basis)),
    terms: isGuarded
      ? []
      : explainedTerms(
          definitions,
          compiled,
          period.from,
          sumWithAreas(answer.sums.sumOf('', 0), period, centre.now()),
        ),
    sources: sources.flatMap((source) => centre.board.statuses.get(source.id) ?? []),
    batches: batches
      .filter((batch) => batch !== null)
      .map(({ id, source, direction, storedAt, rows, changed, refused }) => {
        return { id, source, direction, storedAt: formatInstant(storedAt), rows, changed, refused }
      }),
    ...(await explainIndex(centre, topic)),
    ...(await explainDirectives(centre, { indicator: reading.indicator, units: [...memberOf.keys()] })),
    records: [...records],
    ...(isGuarded ? {} : await explainFigures(centre, topic, answer)),
  }
}
