import * as fc from 'fast-check'
import type { Position } from '@toan-canh/contract'
import type { Polygon } from './rings.ts'

/** A star-shaped ring around a middle: simple by construction. */
export const aStar = fc
  .tuple(
    fc.double({ min: 103, max: 109, noNaN: true }),
    fc.double({ min: 9, max: 22, noNaN: true }),
    fc.array(fc.double({ min: 0.05, max: 0.5, noNaN: true }), { minLength: 5, maxLength: 24 }),
  )
  .map(([lon, lat, reaches]): Polygon => {
    const points = reaches.map((reach, index): Position => {
      const angle = (2 * Math.PI * index) / reaches.length
      return [lon + reach * Math.cos(angle), lat + reach * Math.sin(angle)]
    })
    return [[...points, ...points.slice(0, 1)]]
  })
