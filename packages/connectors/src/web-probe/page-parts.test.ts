import { describe, expect, it } from 'vitest'
import { languagesOf, linksOf } from './page-parts.ts'

const address = 'https://dvc.example/thu-tuc/'

describe(linksOf, () => {
  it.each([
    ['paths and addresses of the site', '<a href="/a">1</a><a href=\'https://dvc.example/b\'>2</a>', ['/a', '/b']],
    ['what is written beside the page', '<a class="x" href="c?id=1&amp;k=2">', ['/thu-tuc/c?id=1&k=2']],
    ['each once, and the page itself never', '<a href="/a#x"><a href="/a"><a href="#top">', ['/a']],
    ['no other site and no other scheme', '<a href="https://other.example/"><a href="mailto:a@b.c"><a>', []],
  ])('finds %s', (_, page, paths) => {
    expect(linksOf(page, address)).toEqual(paths.map((path) => `https://dvc.example${path}`))
  })
})

describe(languagesOf, () => {
  it.each([
    ['<html lang="vi">', 'vi'],
    ['<html lang="vi-VN"><link rel="alternate" hreflang="en" href="/en"><a hreflang="zh-Hans" href="/zh">', 'en+vi+zh'],
    ['<html><p>', null],
    ['<html lang="">', null],
  ])('of %s is %s', (page, languages) => {
    expect(languagesOf(page)).toBe(languages)
  })
})
