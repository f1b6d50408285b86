import { useState } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { anEntry, aPlace } from './manual-fixture.ts'
import { remembered, useDraft } from './use-draft.ts'

type DraftState = ReturnType<typeof useDraft>
type Act = (state: DraftState) => void

/** The draft after each act; an act is done while the form is drawn, which draws it again. */
function after(acts: readonly Act[]): readonly Pick<DraftState, 'draft' | 'isChanged'>[] {
  const seen: Pick<DraftState, 'draft' | 'isChanged'>[] = []
  const form = anEntry({ confirmed: ['budget.revenue'], note: 'cũ' })
  function Probe() {
    const state = useDraft(aPlace, form)
    const act = acts[seen.length]
    seen.push({ draft: state.draft, isChanged: state.isChanged })
    act?.(state)
    return null
  }
  renderToStaticMarkup(<Probe />)
  return seen
}

const typed = (value: string): Act => {
  return ({ change, draft }) => change({ cells: { ...draft.cells, 'budget.revenue': value } })
}
const undo: Act = (state) => state.undo()
const first = { cells: { 'budget.revenue': '1.250,5' }, confirmed: ['budget.revenue'], note: 'cũ' }

describe(useDraft, () => {
  it('starts with what is stored, unchanged', () => {
    expect(after([])).toEqual([{ draft: first, isChanged: false }])
  })

  it('changes what is told and keeps the rest', () => {
    const seen = after([typed('7'), ({ change }) => change({ note: 'mới' })])
    expect(seen.at(-1)).toEqual({
      draft: { ...first, cells: { 'budget.revenue': '7' }, note: 'mới' },
      isChanged: true,
    })
  })

  it('goes back key by key, and is unchanged at the start again', () => {
    const seen = after([typed('7'), typed('78'), undo, undo])
    expect(seen.map(({ draft }) => draft.cells['budget.revenue'])).toEqual(['1.250,5', '7', '78', '7', '1.250,5'])
    expect(seen.map(({ isChanged }) => isChanged)).toEqual([false, true, true, true, false])
    expect(seen.at(-1)?.draft).toEqual(first)
  })

  it('goes nowhere when there is nothing to undo', () => {
    expect(after([undo])).toEqual([{ draft: first, isChanged: false }])
  })

  it('forgets what was undone when something else is typed', () => {
    const seen = after([typed('7'), undo, typed('9'), undo])
    expect(seen.map(({ draft }) => draft.cells['budget.revenue'])).toEqual(['1.250,5', '7', '1.250,5', '9', '1.250,5'])
  })

  it('takes over what the centre has stored since, with nothing left to undo', () => {
    const seen: unknown[] = []
    const forms = [anEntry(), anEntry({ version: 2, cells: { 'budget.revenue': '7' } })]
    function Probe() {
      const [turn, setTurn] = useState(0)
      const { draft, isChanged, change } = useDraft(aPlace, forms[Math.min(turn, 1)] ?? anEntry())
      seen.push([draft.cells['budget.revenue'], isChanged])
      if (turn === 0) {
        change({ cells: { 'budget.revenue': '7' } })
        setTurn(1)
      }
      return null
    }
    renderToStaticMarkup(<Probe />)
    expect(seen.at(-1)).toEqual(['7', false])
  })

  it('takes back a confirmation together with its number', () => {
    const seen = after([({ change }) => change({ cells: {}, confirmed: [] }), undo])
    expect(seen.map(({ draft }) => draft.confirmed)).toEqual([['budget.revenue'], [], ['budget.revenue']])
  })
})

describe(remembered, () => {
  it('keeps a hundred steps, the newest', () => {
    const steps = Array.from({ length: 105 }, (_, at) => at).reduce<readonly number[]>(remembered, [])
    expect(steps).toHaveLength(100)
    expect([steps[0], steps.at(-1)]).toEqual([5, 104])
  })
})
