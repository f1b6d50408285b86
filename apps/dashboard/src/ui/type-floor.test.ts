import { globSync, readFileSync } from 'node:fs'
import { contrastOf, type Colour } from '@toan-canh/live'
import { describe, expect, it } from 'vitest'
import { palettes } from './palette.ts'

const root = new URL('../', import.meta.url)
/** What stands on boards; notes that take the place of a wall (no board, no centre) have sizes of their own. */
const ofPage = /\.wall-note\b/
const rules = globSync('{widgets,map,wall}/**/*.css', { cwd: root }).flatMap((file) =>
  [...readFileSync(new URL(file, root), 'utf8').matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(
    ([, selector = '', body = '']) =>
      ofPage.test(selector) ? [] : [{ name: `${file} ${selector.trim().replaceAll(/\s+/g, ' ')}`, body }],
  ),
)

/** Author pixels of a size; `null` where it follows from the text around it. */
function authorPx(size: string): number | null {
  const [, amount = '', unit] = /^([\d.]+)(rem|px|em)?$/.exec(size) ?? []
  if (unit === 'rem') return Number(amount) * 100
  return unit === 'px' ? Number(amount) : null
}

function colourOf(hex: string): Colour {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return [red, green, blue]
}

const wall = palettes.wall
/** The inks of texts, with the ground on which each must be read. */
const inks: Readonly<Record<string, string>> = {
  text: wall.land,
  text2: wall.raised,
  text3: wall.surface,
  ok: wall.bg,
  watch: wall.bg,
  act: wall.bg,
  unknown: wall.bg,
  lam: wall.sea,
}

describe('type on boards', () => {
  it('is nowhere smaller than 40 author pixels, on which the check of walls relies', () => {
    const sizes = rules.flatMap(({ name, body }) =>
      [...body.matchAll(/font-size:\s*([^;]+);/g)].map(([, size = '']) => ({ name, size, px: authorPx(size.trim()) })),
    )
    expect(sizes.length).toBeGreaterThan(50)
    expect(sizes.filter(({ px }) => px !== null && px < 40)).toEqual([])
  })

  it('has inks that can be read on the darkest and the lightest ground they lie on', () => {
    const used = rules.flatMap(({ body }) => [...body.matchAll(/(?<![-\w])color:\s*var\(--([\w-]+)\)/g)])
    const names = [...new Set(used.map(([, name = '']) => name))]
    expect(names.toSorted()).toEqual(expect.arrayContaining(['act', 'text', 'text2', 'text3', 'watch']))
    for (const name of names) {
      const ink = Object.entries(wall).find(([each]) => each === name)?.[1]
      const ground = inks[name]
      if (ink === undefined || ground === undefined) expect.fail(`${name} is no ink of texts: give it its ground here`)
      for (const each of [ground, wall.bg])
        expect([name, contrastOf(colourOf(ink), colourOf(each)) >= 4.5]).toEqual([name, true])
    }
  })
})
