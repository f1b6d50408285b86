import { type EntryState, entrySteps } from '@toan-canh/contract'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Actor, type Standing, stepOf, stepsOpen } from './entry-steps.ts'

const enterer: Actor = { right: 'enter', position: 'Chuyên viên' }
const approver: Actor = { right: 'approve', position: 'Giám đốc' }
/** A position that holds both secrets. */
const both: Actor = { right: 'approve', position: 'Chuyên viên' }

interface Revision {
  state: EntryState
  submittedBy: string | null
}

/** Lives through steps as the store would; every revision with the states it went through and who did it. */
function live(steps: readonly (readonly [(typeof entrySteps)[number], Actor])[]) {
  const revisions: { readonly entry: Revision; readonly path: { state: EntryState; by: Actor }[] }[] = []
  for (const [step, by] of steps) {
    const last = revisions.at(-1)
    const answer = stepOf(last?.entry ?? null, step, by)
    if (answer.kind === 'begin')
      revisions.push({ entry: { state: 'draft', submittedBy: null }, path: [{ state: 'draft', by }] })
    else if (answer.kind === 'move' && last !== undefined) {
      last.entry.state = answer.state
      if (step === 'submit') last.entry.submittedBy = by.position
      last.path.push({ state: answer.state, by })
    }
  }
  return revisions
}

const arbitraryLife = fc.array(fc.tuple(fc.constantFrom(...entrySteps), fc.constantFrom(enterer, approver, both)), {
  maxLength: 40,
})

describe('any life of an entry', () => {
  it('approves only what another has handed in, right after it was handed in', () => {
    fc.assert(
      fc.property(arbitraryLife, (steps) => {
        for (const { entry, path } of live(steps)) {
          const at = path.findIndex(({ state }) => state === 'approved')
          if (at < 0) continue
          expect(path[at - 1]?.state).toBe('submitted')
          expect(path[at]?.by.right).toBe('approve')
          expect(path[at]?.by.position).not.toBe(entry.submittedBy)
        }
      }),
    )
  })

  it('changes nothing that is approved or given up, and writes one revision at a time', () => {
    fc.assert(
      fc.property(arbitraryLife, (steps) => {
        const revisions = live(steps)
        for (const { path } of revisions) {
          const end = path.findIndex(({ state }) => state === 'approved' || state === 'dropped')
          if (end >= 0) expect(end).toBe(path.length - 1)
        }
        for (const { entry } of revisions.slice(0, -1)) expect(['approved', 'dropped']).toContain(entry.state)
      }),
    )
  })

  it('offers exactly the steps that can be taken', () => {
    fc.assert(
      fc.property(arbitraryLife, fc.constantFrom(enterer, approver, both), (steps, actor) => {
        const entry: Standing = live(steps).at(-1)?.entry ?? null
        const open = new Set(stepsOpen(entry, actor))
        for (const step of entrySteps) expect(stepOf(entry, step, actor).kind !== 'refused').toBe(open.has(step))
      }),
    )
  })
})

describe(stepOf, () => {
  it('tells whoever handed it in that another must approve', () => {
    expect(stepOf({ state: 'submitted', submittedBy: both.position }, 'approve', both)).toMatchObject({
      why: 'forbidden',
      sentence: expect.stringContaining('khác người trình'),
    })
  })
})
