import { type Figure, figureId } from '@toan-canh/contract'
import { at } from './at.ts'

/** Revenue of the province up to November 2025, told in December; the given parts replace the usual ones. */
export function aFigure(parts: Partial<Omit<Figure, 'shape' | 'id'>> = {}): Figure {
  const figure = {
    shape: 'figure' as const,
    signal: 'budget.revenue',
    unit: '37',
    period: '2025-11',
    changedAt: at('2025-12-05 09:00'),
    value: 50_200,
    op: '=' as const,
    basis: 'reported' as const,
    slices: {},
    ...parts,
  }
  return { ...figure, id: figureId(figure) }
}
