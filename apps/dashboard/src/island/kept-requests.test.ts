import { routes } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { serviceOf } from './kept-requests.ts'

const asked = (path: string, change: { method?: string; mode?: string } = {}) =>
  serviceOf({ method: 'GET', mode: 'cors', path, ...change })

describe(serviceOf, () => {
  it.each([
    ['/api/v1/boards', 'answer'],
    ['/api/v1/boards/overview', 'answer'],
    ['/api/v1/walls/phong-hop', 'answer'],
    ['/api/v1/map/37', 'answer'],
    ['/api/v1/calendar', 'answer'],
    ['/assets/index-abc.js', 'code'],
    ['/wall-files.json', 'none'],
    ['/api/v1/walls/phong-hop/outputs', 'none'],
    ['/api/v1/walls/phong-hop/log', 'none'],
    ['/api/v1/manual/thu-chi/2026-11', 'none'],
    ['/api/v1/quarantine/mot-cua', 'none'],
    ['/live/', 'none'],
  ] as const)('serves %s as %s', (path, service) => {
    expect(asked(path)).toBe(service)
  })

  it('serves the page for every address that is opened, and nothing that is sent', () => {
    expect(asked('/walls/phong-hop/r1c1', { mode: 'navigate' })).toBe('shell')
    expect(asked('/api/v1/boards', { method: 'POST' })).toBe('none')
  })

  it('keeps no answer of a route that only the desk asks', () => {
    const kept = Object.entries(routes).flatMap(([name, { method, path }]) =>
      method === 'get' && asked(path.replaceAll(/:\w+/g, 'x')) === 'answer' ? [name] : [],
    )
    expect(kept.toSorted()).toEqual([
      'board',
      'boards',
      'calendar',
      'dataHealth',
      'indicators',
      'manual',
      'map',
      'quality',
      'reminders',
      'units',
      'wall',
      'walls',
    ])
  })
})
