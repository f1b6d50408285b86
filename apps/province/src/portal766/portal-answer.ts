import { z } from 'zod'
import type { RowsChanged } from '../upstream/sector-system.ts'

/** The id of the sample's province at the national portal. */
export const portalDepartment = '00000000-0000-4000-8000-000000000037'

const bodySchema = z.object({
  rootDepartmentId: z.literal(portalDepartment),
  currentPage: z.number().int().min(1),
  pageSize: z.number().int().min(1).max(200),
  timeType: z.literal('month').optional(),
  year: z.number().int().optional(),
  month: z.number().int().min(1).max(12).optional(),
  toDate: z.iso.date().optional(),
})

const rowSchema = z.object({
  Ky: z.string(),
  ckmb: z.number(),
  tdgq: z.number(),
  dvctt: z.number(),
  tttt: z.number(),
  mdsh: z.number(),
  mdhl: z.number(),
  rank: z.number(),
  totalReceived: z.number(),
  totalOnTime: z.number(),
  totalCompleted: z.number(),
})
type Scores = z.infer<typeof rowSchema>

const department = {
  departmentId: portalDepartment,
  departmentName: 'Tỉnh mẫu',
  departmentCode: 'H42',
  level: 'PROVINCE',
}

function metric(code: string, score: number, maxScore: number) {
  const ratio = Number(((score / maxScore) * 100).toFixed(2))
  return { code, name: code, numerator: null, denominator: null, ratio, score, maxScore }
}

/** Components of a group: code, points, how many cases of a month, and from which per cent on all points are given. */
const components = {
  ckmb: [
    ['PUBLISH_ON_TIME', 6, 64, 100],
    ['PUBLIC_UPDATE_ON_TIME', 4, 64, 100],
    ['PUBLIC_CONTENT_FULL', 2, 2_038, 100],
    ['DOSSIER_SYNC', 6, 44_500, 100],
  ],
  mdhl: [
    ['PETITION_PROCESSING_ON_TIME', 6, 182, 100],
    ['PETITION_HANDLING_SATISFACTION', 6, 182, 100],
    ['DOSSIER_RECEIVING_SATISFACTION', 6, 41_100, 90],
  ],
} as const

/** The components with numerators that come near the score of their group; the portal's own score is rounded otherwise. */
function partsOf(group: keyof typeof components, score: number, maxScore: number): readonly object[] {
  return components[group].map(([code, max, denominator, fullAt]) => {
    const numerator = Math.min(denominator, Math.round((denominator * (score / maxScore) * fullAt) / 100))
    const ratio = Number(((numerator / denominator) * 100).toFixed(2))
    const own = Number((max * Math.min(1, ratio / fullAt)).toFixed(2))
    return { code, name: code, numerator, denominator, ratio, score: own, maxScore: max }
  })
}

function metrics(list: readonly object[], more: object = {}) {
  return { overview: { ...department, ...more, metrics: list }, evaluation: [] }
}

function tree(score: number, more: object) {
  return { parent: { ...department, score, ...more }, children: [], monthlyChart: [] }
}

/** The six groups of Decision 766 in the shapes of the portal's pages. */
const groups: Readonly<Record<string, (scores: Scores) => object>> = {
  transparency: ({ ckmb, rank }) =>
    metrics([metric('CKMB', ckmb, 18), ...partsOf('ckmb', ckmb, 18), { code: 'RANK', name: 'RANK', value: rank }]),
  'dvc-progress-tree': ({ tdgq, totalReceived, totalOnTime, totalCompleted }) =>
    tree(tdgq, { totalReceived, totalOnTime, totalCompleted }),
  'provide-online-tree': ({ dvctt }) => tree(dvctt, {}),
  'formality-online-payment-tree': ({ tttt }) => tree(tttt, {}),
  'dossier-digitized': ({ mdsh }) => metrics([metric('MDSH', mdsh, 22)]),
  'handling-satisfaction': ({ mdhl }) => metrics([metric('MDHL', mdhl, 18), ...partsOf('mdhl', mdhl, 18)]),
}

function periodOf({ year, month, toDate }: z.infer<typeof bodySchema>): string {
  return toDate?.slice(0, 7) ?? `${String(year)}-${String(month).padStart(2, '0')}`
}

/** What the portal answers to a question about a group; null: there is no such group, or the question makes no sense. */
export function portalAnswer(group: string, body: unknown, { rows, now }: { rows: RowsChanged; now: number }) {
  const asked = bodySchema.safeParse(body)
  const answer = groups[group]
  if (!asked.success || answer === undefined) return null
  const told = rows({ from: 0, to: now, seenAt: now }).map(({ row }) => rowSchema.parse(row(String)))
  const scores = told.find(({ Ky }) => Ky === periodOf(asked.data))
  if (scores === undefined) return { code: 'NOT_FOUND', data: null, message: 'Chưa có số liệu kỳ này' }
  const { currentPage, pageSize } = asked.data
  return { code: 'OK', data: { ...answer(scores), pagination: { currentPage, pageSize, total: 0 } }, message: '' }
}
