import type { StepBody } from '@toan-canh/contract'
import type { Centre } from '../centre/open-centre.ts'
import { readSettings } from '../settings/read-settings.ts'
import { EntryDesk, type EntryPlace } from './entry-desk.ts'
import { type EntrySet, entrySetOf } from './entry-set.ts'
import type { Actor } from './entry-steps.ts'

export const enterer: Actor = { right: 'enter', position: 'Chuyên viên Phòng Văn hoá - Xã hội cấp xã' }
export const approver: Actor = { right: 'approve', position: 'Trưởng phòng Lao động Sở Nội vụ' }
export const jobs = 'social.jobs_created'

export function setOf(centre: Centre, id: string): EntrySet {
  const source = centre.catalogue.sources.get(id)
  const set = source === undefined ? null : entrySetOf(source)
  if (set === null) throw new Error(`no set ${id}`)
  return set
}

/** The desk of a centre, with short hands for what people do at it. */
export function aDesk(centre: Centre) {
  const desk = new EntryDesk(centre, readSettings({}, '/'))
  const place = (unit: string, period: string, set = 'viec-lam-thang'): EntryPlace =>
    desk.placeOf(setOf(centre, set), unit, period)
  const step = async (at: EntryPlace, by: Actor, body: Omit<StepBody, 'version'>) => {
    const { version } = await desk.form(at, by)
    return desk.step(at, by, { version, ...body })
  }
  /** Writes, hands in and approves numbers. */
  const approved = async (at: EntryPlace, cells: Readonly<Record<string, string>>, confirmed: string[] = []) => {
    await step(at, enterer, { step: 'save', cells: { ...cells }, confirmed })
    await step(at, enterer, { step: 'submit' })
    return step(at, approver, { step: 'approve' })
  }
  return { desk, place, step, approved }
}
