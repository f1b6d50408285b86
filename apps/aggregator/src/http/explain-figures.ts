import { formatInstant, type Period } from '@toan-canh/calendar'
import type { Basis, Explanation, Reading, Suspicion, SuspicionKind, Topic } from '@toan-canh/contract'
import { comparedPeriod, formulaOf, type Sign } from '@toan-canh/engine'
import { type FigureVersion, readFigureVersions } from '@toan-canh/store'
import { ask, type Answer } from '../centre/ask.ts'
import type { Centre } from '../centre/open-centre.ts'
import { signsAmong, signsFrom } from '../quality/signs-among.ts'

type ReadingTopic = Extract<Topic, { readonly kind: 'reading' }>
type FigureParts = Pick<Explanation, 'figures' | 'series' | 'suspicions'>

const mostVersions = 200
const mostCompared = 10_000

function viewOf(figure: FigureVersion, isNewest: boolean): NonNullable<Explanation['figures']>[number] {
  const { signal, unit, period, basis, value, op, source, batch, changedAt, knownAt, seq, isDeleted } = figure
  const times = { toldAt: formatInstant(changedAt), knownAt: formatInstant(knownAt) }
  return { signal, unit, period, basis, value, op, source, batch, ...times, commit: seq, isNewest, isDeleted }
}

/** Versions come figure by figure, the newest first. */
function byFigure(versions: readonly FigureVersion[]): readonly (readonly FigureVersion[])[] {
  return [...Map.groupBy(versions, ({ source, id }) => `${source}|${id}`).values()]
}

/** Versions of the figures that touch the period, and of those it is compared with. */
async function versionsBehind(centre: Centre, { question }: Answer, period: Period): Promise<FigureVersion[]> {
  const { figures, indicator, memberOf, basis } = question
  if (figures === null) return []
  const formula = formulaOf(indicator, period, basis)
  const spans = [period, ...(formula.kind === 'growth' ? [comparedPeriod(period, formula.against)] : [])]
  const read = await Promise.all(
    spans.map(({ from, to }) =>
      readFigureVersions(
        centre.database,
        { signals: [...figures.names], units: [...memberOf.keys()], slice: figures.asked, fromDay: from, toDay: to },
        mostVersions,
      ),
    ),
  )
  return read.flat()
}

const sentences: Readonly<Record<SuspicionKind, string>> = {
  repeats: 'Số giống hệt kỳ trước nhiều kỳ liền: cần hỏi đơn vị báo cáo',
  falls: 'Số luỹ kế giảm so với kỳ trước trong cùng năm: cần kiểm tra',
  differs_from_parts: 'Số của đơn vị khác tổng các đơn vị dưới: cần đối chiếu',
  jumps: 'Số lệch xa mức thường thấy: cần kiểm tra đơn vị tính và kỳ',
  edited: 'Số đã sửa sau khi báo cáo lần đầu',
}

function suspicionOf({ kind, figure, against }: Sign): Suspicion {
  const { source, signal, unit, period, value } = figure
  return { kind, source, signal, unit, period, value, against, sentence: sentences[kind] }
}

/** What looks wrong in the figures of the unit itself: over the last years, and against the units below it. */
async function suspicionsOf(centre: Centre, { question }: Answer, period: Period): Promise<Suspicion[]> {
  const { figures, memberOf, unit } = question
  if (figures === null) return []
  const days = { from: signsFrom(period.from), to: period.to }
  const query = { signals: [...figures.names], slice: figures.asked, fromDay: days.from, toDay: days.to }
  const versions = await readFigureVersions(centre.database, { ...query, units: [...memberOf.keys()] }, mostCompared)
  const { register } = centre.catalogue
  return signsAmong(versions, { units: [unit], signals: figures.signals, register, days })
    .map(suspicionOf)
    .filter((each) => each.period === period.id || each.kind !== 'edited')
}

/** The same question on every basis on which anything is told: measured and reported stand side by side. */
async function seriesOf(centre: Centre, topic: ReadingTopic, answer: Answer, told: Iterable<Basis>) {
  const { indicator } = answer.question
  const own: readonly Basis[] = indicator.kind === null ? [] : ['measured']
  const bases = new Set([...own, ...told])
  const answers = await Promise.all([...bases].map((basis) => ask(centre, { ...topic, basis })))
  return answers.flatMap((each) => ('code' in each ? [] : each.readings.slice(0, 1))).map(lineOf)
}

function lineOf({ basis, value, op }: Reading) {
  return { basis, value, op }
}

/** What figures add to the explanation of a reading. */
export async function explainFigures(centre: Centre, topic: ReadingTopic, answer: Answer): Promise<FigureParts> {
  if (answer.question.figures === null) return {}
  const versions = await versionsBehind(centre, answer, topic.period)
  const figures = byFigure(versions).flatMap((each) => each.map((version, index) => viewOf(version, index === 0)))
  const series = await seriesOf(centre, topic, answer, new Set(versions.map(({ basis }) => basis)))
  return { figures, series, suspicions: await suspicionsOf(centre, answer, topic.period) }
}
