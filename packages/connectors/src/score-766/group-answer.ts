import { z } from 'zod'
import { SourceError } from '../source-error.ts'

/** The groups of Decision 766 as the portal divides them. `metrics`: components with a score; `tree`: a parent and its children. */
export const groups = [
  { code: 'CKMB', path: 'transparency', shape: 'metrics', span: 'period' },
  { code: 'TDGQ', path: 'dvc-progress-tree', shape: 'tree', span: 'period' },
  { code: 'CLGQ', path: 'provide-online-tree', shape: 'tree', span: 'period' },
  { code: 'TTTT', path: 'formality-online-payment-tree', shape: 'tree', span: 'period' },
  { code: 'MDSH', path: 'dossier-digitized', shape: 'metrics', span: 'period' },
  { code: 'MDHL', path: 'handling-satisfaction', shape: 'metrics', span: 'days' },
] as const
export type Group = (typeof groups)[number]

const record = z.record(z.string(), z.unknown())
type Fields = z.infer<typeof record>
const envelope = z.looseObject({ code: z.string(), data: record.nullable() })
const withMetrics = z.looseObject({ metrics: z.array(record).default([]) })
const metricsData = z.looseObject({ overview: withMetrics, evaluation: z.array(withMetrics).default([]) })
const treeData = z.looseObject({ parent: record, children: z.array(record).default([]) })

/** One answer, read as far as it can be trusted. */
export interface GroupAnswer {
  /** Rows of unit × metric: fields of the department and of the metric, without names. */
  readonly rows: readonly Fields[]
  /** How many departments below the one asked the page holds. */
  readonly children: number
}

const nameless = new Set(['name', 'departmentName', 'metrics', 'children', 'monthlyChart'])

/** Fields that are plain values or lists of them (data-quality flags); nulls stay null. */
function plainFields(fields: Fields): Fields {
  const isPlain = (value: unknown): boolean => value === null || typeof value !== 'object'
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([key, value]) => !nameless.has(key) && (isPlain(value) || (Array.isArray(value) && value.every(isPlain))),
    ),
  )
}

const measured = ['numerator', 'denominator', 'ratio', 'score', 'maxScore', 'value'] as const

function rowOf(department: Fields, metric: Fields, group: Group): Fields {
  const empty = Object.fromEntries(measured.map((field) => [field, null]))
  return { ...empty, ...plainFields(department), ...plainFields(metric), group: group.code }
}

/** A metric of a department: a row for its score, and one each for the parts of its ratio where they are told. */
function rowsOfMetric(department: Fields, metric: Fields, group: Group): readonly Fields[] {
  const { code, numerator, denominator } = metric
  const own = rowOf(department, metric, group)
  if (typeof code !== 'string' || typeof numerator !== 'number' || typeof denominator !== 'number') return [own]
  const part = (name: string, value: number) => rowOf(department, { code: `${code}.${name}`, value }, group)
  return [own, part('numerator', numerator), part('denominator', denominator)]
}

/** A department of a tree: one row for its score, if it tells one, and one for each other number. */
function rowsOfTree(fields: Fields, group: Group): readonly Fields[] {
  const own = {
    code: group.code,
    numerator: fields['totalOnTime'] ?? null,
    denominator: fields['totalReceived'] ?? null,
  }
  const known = new Set<string>([...measured, 'scoreDelta', 'level'])
  const { department, numbers } = Object.entries(fields).reduce<{ department: Fields; numbers: [string, unknown][] }>(
    (parts, [key, value]) => {
      if (typeof value === 'number' && !known.has(key)) parts.numbers.push([key, value])
      else parts.department[key] = value
      return parts
    },
    { department: {}, numbers: [] },
  )
  const scoreless = Object.fromEntries(measured.map((field) => [field, null]))
  const tellsScore = ['ratio', 'score', 'totalOnTime', 'totalReceived'].some((key) => key in fields)
  return [
    ...(tellsScore ? [rowOf(department, own, group)] : []),
    ...numbers.map(([code, value]) => rowOf({ ...department, ...scoreless }, { code, value }, group)),
  ]
}

function checked<T>(schema: z.ZodType<T>, value: unknown, name: string): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const path = parsed.error.issues[0]?.path.join('.') ?? ''
  throw new SourceError('format', `${name}: câu trả lời không đúng dạng${path === '' ? '' : ` ở ${path}`}.`)
}

function checkUnit(department: Fields, asked: string, name: string): void {
  if (department['departmentId'] === asked) return
  const sentence =
    department['departmentId'] === undefined
      ? 'câu trả lời không nói là của đơn vị nào; chưa công bố gì.'
      : 'câu trả lời là của đơn vị khác với đơn vị đã hỏi; chưa công bố gì.'
  throw new SourceError('upstream', `${name}: ${sentence}`)
}

/** Reads an answer and sees that it is for the department asked. Throws `SourceError`; nothing of it is quoted. */
export function readGroup(
  value: unknown,
  on: { readonly group: Group; readonly department: string; readonly name: string },
): GroupAnswer {
  const { code, data } = checked(envelope, value, on.name)
  if (code !== 'OK' || data === null)
    throw new SourceError('upstream', `${on.name}: cổng trả lời không thành công hoặc chưa có số liệu kỳ này.`)
  if (on.group.shape === 'tree') {
    const { parent, children } = checked(treeData, data, on.name)
    checkUnit(parent, on.department, on.name)
    const rows = [parent, ...children].flatMap((each) => rowsOfTree(each, on.group))
    return { rows, children: children.length }
  }
  const { overview, evaluation } = checked(metricsData, data, on.name)
  checkUnit(overview, on.department, on.name)
  const rows = [overview, ...evaluation].flatMap((each) =>
    each.metrics.flatMap((metric) => rowsOfMetric(each, metric, on.group)),
  )
  return { rows, children: evaluation.length }
}
