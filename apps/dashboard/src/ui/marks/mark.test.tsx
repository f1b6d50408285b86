import { freshnesses, levels } from '@toan-canh/contract'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { FreshnessMark, LevelMark } from './mark.tsx'

const drawn = (markup: string): string => markup.replaceAll(/(fill|stroke|aria-label)="[^"]*"/g, '')

describe('marks', () => {
  it('differ in shape when colour and word are taken away', () => {
    const shapes = [
      ...levels.map((level) => drawn(renderToStaticMarkup(<LevelMark level={level} size={44} />))),
      ...freshnesses.map((freshness) => drawn(renderToStaticMarkup(<FreshnessMark freshness={freshness} size={44} />))),
    ]
    expect(new Set(shapes).size).toBe(levels.length + freshnesses.length)
  })

  it('say their word to those who cannot see them', () => {
    expect(renderToStaticMarkup(<LevelMark level="act" size={44} />)).toContain('aria-label="Phải xử lý"')
    expect(renderToStaticMarkup(<FreshnessMark freshness="lost" size={44} />)).toContain('aria-label="mất"')
  })

  it('never use red for freshness', () => {
    for (const freshness of freshnesses) {
      expect(renderToStaticMarkup(<FreshnessMark freshness={freshness} size={44} />)).not.toContain('--act')
    }
  })

  it('grow with the face', () => {
    expect(renderToStaticMarkup(<LevelMark level="ok" size={46} />)).toContain('width:0.46rem')
  })
})
