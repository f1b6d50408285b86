import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { widgets, widgetsByType } from './widgets.ts'

const here = new URL('.', import.meta.url)
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/definition.ts`, here)))
  .map((entry) => entry.name)

describe('the list of widgets', () => {
  it('holds every folder, under the folder’s name', () => {
    expect(widgets.map((widget) => widget.type)).toEqual(folders.toSorted())
  })

  it.each(folders)('finds view and definition of %s in its folder', (folder) => {
    expect(existsSync(new URL(`${folder}/view.tsx`, here))).toBe(true)
  })

  it('refuses two widgets of one type', () => {
    expect(() => widgetsByType([...widgets, ...widgets.slice(0, 1)])).toThrow('Two widgets are called bars')
  })

  it('refuses settings it does not know', () => {
    for (const widget of widgets) expect(() => widget.open({ nonsense: true })).toThrow()
  })
})
