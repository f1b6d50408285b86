import { z } from 'zod'
import type { FigureMapping } from './figure-mapping.ts'
import { signalIdSchema } from './signals.ts'
import { stepKinds } from './topics.ts'
import { unitTypes } from './units.ts'

/** What may be entered at once, attached and written beside it; at each bound it is refused with a sentence. */
export const manualLimits = {
  fields: 60,
  units: 400,
  cellLength: 60,
  noteLength: 300,
  evidencePerEntry: 5,
  evidenceBytes: 10 * 1024 * 1024,
  templateBytes: 5 * 1024 * 1024,
  revisions: 50,
} as const

/** One number of a set: how it is written and what it must keep to. Bounds are in its own unit of measure. */
export const manualFieldSchema = z.strictObject({
  signal: signalIdSchema,
  /** Without it the name of the signal. */
  vi: z.string().min(1).max(120).optional(),
  /** Unit of measure in which it is entered; without it that of the signal. */
  measure: z.string().min(1).max(40).optional(),
  hint: z.string().min(1).max(200).optional(),
  least: z.number().optional(),
  most: z.number().optional(),
  isWhole: z.boolean().default(false),
  isRequired: z.boolean().default(true),
  /** A change against the period before by more than this share is asked about; 0,5 is half. */
  jump: z.number().positive().max(100).default(0.5),
})
export type ManualField = z.infer<typeof manualFieldSchema>

const secret = z.string().startsWith('env:', 'must be env:NAME, a secret does not stand in a file')
const position = z.string().min(1).max(120).describe('a position, not a person')

/** Configuration of the connector `manual`: a set of figures that people enter and others approve. */
export const manualConfigSchema = z.strictObject({
  type: z.literal('manual'),
  every: z.enum(stepKinds),
  /** The first period that is owed. */
  from: z.string().min(4).max(40),
  /** Who owes: units by code, or all of some types. */
  units: z.union([
    z.strictObject({ codes: z.array(z.string().min(1)).min(1).max(manualLimits.units) }),
    z.strictObject({ types: z.array(z.enum(unitTypes)).min(1) }),
  ]),
  fields: z.array(manualFieldSchema).min(1).max(manualLimits.fields),
  /** Totals that must be the sum of other numbers of the set. */
  sums: z
    .array(z.strictObject({ total: signalIdSchema, of: z.array(signalIdSchema).min(2) }))
    .max(20)
    .default([]),
  enters: z.strictObject({ position, token: secret.default('env:MANUAL_ENTRY_TOKEN') }),
  approves: z.strictObject({ position, token: secret.default('env:MANUAL_APPROVAL_TOKEN') }),
  evidence: z.enum(['none', 'optional', 'required']).default('optional'),
  /** For how many days after its period a number holds while no later one is told. */
  validDays: z.number().int().min(1).max(1_000),
})
export type ManualConfig = z.infer<typeof manualConfigSchema>

/** How a cell of an entry becomes a figure: nothing of it is left to whoever writes the catalogue. */
export function manualMapping(signals: readonly string[]): FigureMapping {
  return {
    shape: 'figure',
    zone: '+07:00',
    basis: 'reported',
    unit: { field: 'unit' },
    period: { field: 'period', formats: ['id'] },
    changedAt: { field: 'at', format: 'iso' },
    deleted: { field: 'isTakenBack' },
    slices: {},
    values: {
      signal: { field: 'signal', values: Object.fromEntries(signals.map((signal) => [signal, signal])) },
      field: 'value',
      number: 'vietnamese',
      measure: { field: 'measure' },
    },
  }
}

/** `draft`: being written; `returned`: to be mended; `approved`: locked, its numbers are facts; `dropped`: given up. */
export const entryStates = ['draft', 'submitted', 'returned', 'approved', 'dropped'] as const
export type EntryState = (typeof entryStates)[number]

/** What may be done with an entry: the first five by whoever enters, the last two by whoever approves. */
export const entrySteps = ['save', 'submit', 'withdraw', 'correct', 'drop', 'approve', 'return'] as const
export type EntryStep = (typeof entrySteps)[number]

const instant = z.iso.datetime({ offset: true })
const count = z.number().int()
const cellText = z.string().max(manualLimits.cellLength)

/** A number as it was typed, by the signal it tells. An empty one tells nothing, which is not 0. */
export const cellsSchema = z.record(signalIdSchema, cellText)
export type Cells = z.infer<typeof cellsSchema>

/** `error`: it cannot be handed in; `confirm`: somebody has to say that it is so; `hint`: worth a look. */
export const findingSchema = z.strictObject({
  kind: z.enum(['error', 'confirm', 'hint']),
  /** `null`: of the whole entry. */
  signal: z.string().nullable(),
  sentence: z.string(),
  /** Where it stands in a file that was handed in: `Số liệu!D14`. */
  place: z.string().optional(),
})
export type Finding = z.infer<typeof findingSchema>

export const stepBodySchema = z.strictObject({
  step: z.enum(entrySteps),
  /** The version that was looked at; 0 where nothing is stored yet. Another one is a conflict. */
  version: z.number().int().min(0),
  cells: cellsSchema.optional(),
  /** Signals whose unusual number is meant. */
  confirmed: z.array(signalIdSchema).max(manualLimits.fields).optional(),
  note: z.string().max(manualLimits.noteLength).optional(),
  /** Why it is returned, or corrected. */
  reason: z.string().max(manualLimits.noteLength).optional(),
})
export type StepBody = z.infer<typeof stepBodySchema>

export const evidenceSchema = z.strictObject({
  id: count,
  name: z.string(),
  type: z.string(),
  bytes: count,
  sha256: z.string(),
  at: instant,
  by: z.string(),
})
export type Evidence = z.infer<typeof evidenceSchema>

/** Where the entry of one unit and period stands; no numbers are in it. */
export const entryStatusSchema = z.strictObject({
  unit: z.string(),
  unitName: z.string(),
  period: z.string(),
  state: z.enum([...entryStates, 'none']),
  revision: count,
  /** A revision of it is approved and in force. */
  isInForce: z.boolean(),
  submittedAt: instant.nullable(),
  decidedAt: instant.nullable(),
  reason: z.string(),
})
export type EntryStatus = z.infer<typeof entryStatusSchema>

export const manualPeriodSchema = z.strictObject({
  period: z.string(),
  dueAt: instant,
  expiresAt: instant.describe('from when its numbers no longer hold while no later ones are told'),
  isLate: z.boolean(),
  counts: z.strictObject({
    none: count,
    draft: count,
    submitted: count,
    returned: count,
    approved: count.describe('units with a revision in force'),
  }),
})

/** One set with its periods, the newest first. */
export const manualSetSchema = z.strictObject({
  source: z.string(),
  name: z.string(),
  owner: z.string(),
  pack: z.string(),
  isSample: z.boolean(),
  every: z.enum(stepKinds),
  enters: z.string(),
  approves: z.string(),
  isOpen: z.boolean().describe('both tokens are set'),
  evidence: z.enum(['none', 'optional', 'required']),
  validDays: count,
  dueDays: count,
  dueHour: z.string().nullable(),
  units: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  fields: z.array(
    z.strictObject({
      signal: z.string(),
      name: z.string(),
      measure: z.string(),
      hint: z.string().nullable(),
      least: z.number().nullable(),
      most: z.number().nullable(),
      isWhole: z.boolean(),
      isRequired: z.boolean(),
    }),
  ),
  sums: z.array(z.strictObject({ total: z.string(), of: z.array(z.string()) })),
  periods: z.array(manualPeriodSchema),
})
export type ManualSet = z.infer<typeof manualSetSchema>

export const manualAnswerSchema = z.strictObject({ now: instant, sets: z.array(manualSetSchema) })
export const manualPeriodAnswerSchema = z.strictObject({
  source: z.string(),
  period: z.string(),
  entries: z.array(entryStatusSchema),
})

/** The entry of one unit and period as a form shows it, for whoever may enter or approve it. */
export const entryFormSchema = z.strictObject({
  source: z.string(),
  unit: z.string(),
  unitName: z.string(),
  period: z.string(),
  state: z.enum([...entryStates, 'none']),
  revision: count,
  version: count,
  cells: cellsSchema,
  confirmed: z.array(z.string()),
  note: z.string(),
  reason: z.string(),
  submittedBy: z.string().nullable(),
  submittedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  /** What holds now: the last approved revision before this one. */
  inForce: z.strictObject({ revision: count, cells: cellsSchema, at: instant }).nullable(),
  /** What was told for the period before, as people write it. */
  before: z.strictObject({ period: z.string(), cells: cellsSchema }),
  findings: z.array(findingSchema),
  evidence: z.array(evidenceSchema),
  /** Everything that was done with it, the newest first. */
  steps: z.array(z.strictObject({ revision: count, step: z.string(), by: z.string(), at: instant, note: z.string() })),
  /** What the asker may do now. */
  may: z.array(z.enum(entrySteps)),
  by: z.string().describe('position of the asker'),
})
export type EntryForm = z.infer<typeof entryFormSchema>

/** What became of a filled template: drafts by unit, or the places where it cannot be read; then nothing is saved. */
export const templateReceiptSchema = z.strictObject({
  status: z.enum(['saved', 'refused']),
  sentence: z.string(),
  units: z.array(
    z.strictObject({ unit: z.string(), unitName: z.string(), state: z.enum(entryStates), version: count }),
  ),
  findings: z.array(findingSchema.extend({ unit: z.string().nullable() })),
})
export type TemplateReceipt = z.infer<typeof templateReceiptSchema>
