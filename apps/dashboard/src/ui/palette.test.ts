import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { faces, palettes, sequential } from './palette.ts'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')

function variablesOf(face: string): Map<string, string> {
  const block = css.split(`[data-face='${face}'] {`)[1]?.split('}')[0] ?? ''
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
}

function channel(value: number): number {
  const share = value / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16)))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

describe.each(faces)('palette of the %s', (face) => {
  const palette = palettes[face]

  it('holds the values of tokens.css', () => {
    const variables = variablesOf(face)
    for (const [name, value] of Object.entries(palette)) {
      const variable = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      expect([name, variables.get(variable)]).toEqual([name, value])
    }
    sequential[face].forEach((value, at) => expect(variables.get(`seq${at + 1}`)).toBe(value))
  })

  it.each(['text', 'text2', 'text3', 'ok', 'watch', 'act', 'unknown', 'lam'] as const)(
    'lets %s be read on bg',
    (name) => {
      expect(contrast(palette[name], palette.bg)).toBeGreaterThanOrEqual(4.5)
    },
  )

  it('moves quantity away from the background class by class', () => {
    const distances = sequential[face].map((colour) => contrast(colour, palette.bg))
    expect(distances).toEqual(distances.toSorted((a, b) => a - b))
  })
})
