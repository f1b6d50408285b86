import { z } from 'zod'
import {
  entryFormSchema,
  findingSchema,
  manualAnswerSchema,
  manualPeriodAnswerSchema,
  templateReceiptSchema,
} from './manual.ts'

const nothing = z.strictObject({})
const entrySet = { source: z.string().max(80) }
const entryPeriod = { ...entrySet, period: z.string().max(40) }
const entryPlace = { ...entryPeriod, unit: z.string().max(40) }

/** How a file that is handed in may be called. */
export const fileNameSchema = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}\p{M} ._()-]{0,119}\.[a-zA-Z]{2,6}$/u)
  .describe('name of the file, with its ending')

/** The routes of manual entry. */
export const manualRoutes = {
  manual: {
    method: 'get',
    path: '/api/v1/manual',
    summary: 'Sets of numbers that people enter: fields, periods, what is due, handed in, approved; no numbers',
    params: nothing,
    query: nothing,
    response: manualAnswerSchema,
  },
  manualPeriod: {
    method: 'get',
    path: '/api/v1/manual/:source/:period',
    summary: 'Where the entry of each unit stands in a period; no numbers',
    params: z.strictObject(entryPeriod),
    query: nothing,
    response: manualPeriodAnswerSchema,
  },
  manualTemplate: {
    method: 'get',
    path: '/api/v1/manual/:source/:period/template',
    summary:
      'A workbook to be filled in, one row for each unit with what stands now, for whoever holds a token of the set',
    params: z.strictObject(entryPeriod),
    query: nothing,
    response: z.any(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  manualImport: {
    method: 'post',
    path: '/api/v1/manual/:source/:period/template',
    summary: 'A filled template: all of its rows become drafts, or none and each mistake is named by its cell',
    params: z.strictObject(entryPeriod),
    query: nothing,
    body: ['application/octet-stream'],
    response: templateReceiptSchema,
  },
  manualEntry: {
    method: 'get',
    path: '/api/v1/manual/:source/:period/units/:unit',
    summary: 'The entry of one unit and period, for whoever holds a token of the set',
    params: z.strictObject(entryPlace),
    query: nothing,
    response: entryFormSchema,
  },
  manualStep: {
    method: 'post',
    path: '/api/v1/manual/:source/:period/units/:unit',
    summary: 'One step of an entry: save, submit, withdraw, correct, drop; approve or return by another',
    params: z.strictObject(entryPlace),
    query: nothing,
    body: ['application/json'],
    response: entryFormSchema,
  },
  manualCheck: {
    method: 'post',
    path: '/api/v1/manual/:source/:period/units/:unit/check',
    summary: 'What would be found in numbers; nothing is stored',
    params: z.strictObject(entryPlace),
    query: nothing,
    body: ['application/json'],
    response: z.strictObject({ findings: z.array(findingSchema) }),
  },
  manualAttach: {
    method: 'post',
    path: '/api/v1/manual/:source/:period/units/:unit/evidence',
    summary: 'Keeps a file that shows where the numbers come from: PDF, PNG, JPEG, XLSX, DOCX up to 10 MiB',
    params: z.strictObject(entryPlace),
    query: z.strictObject({ name: fileNameSchema }),
    body: ['application/octet-stream'],
    response: entryFormSchema,
  },
  manualEvidence: {
    method: 'get',
    path: '/api/v1/manual/:source/evidence/:id',
    summary: 'A file of evidence, for whoever holds a token of the set',
    params: z.strictObject({ ...entrySet, id: z.coerce.number().int().min(1) }),
    query: nothing,
    response: z.any(),
    file: 'application/octet-stream',
  },
} as const
