import type { CaseEvent, CaseKind, CaseMeasure, CaseStock, Clock, IndicatorFile } from '@toan-canh/contract'
import type { CaseRules, CompiledMeasure, DurationCounter, EventCounter, StockCounter } from './definitions.ts'
import { sliceDimensions } from './slice-dimensions.ts'

type CompiledMeasures = readonly CompiledMeasure<CaseMeasure>[]

function eventCounters(measures: CompiledMeasures, event: CaseEvent): readonly EventCounter[] {
  return measures.flatMap(({ measure, slot, condition }) =>
    'count' in measure && measure.count === event ? [{ slot, condition, isHourly: measure.hourly === true }] : [],
  )
}

function stockCounters(measures: CompiledMeasures, stock: CaseStock): readonly StockCounter[] {
  return measures.flatMap(({ measure, slot, condition }) =>
    'stock' in measure && measure.stock === stock
      ? [{ slot, condition, bound: measure.withinDays ?? measure.overHours ?? 0 }]
      : [],
  )
}

type Duration = 'net_working_minutes' | 'whole_working_minutes' | 'wait_minutes'

function durationCounters(measures: CompiledMeasures, of: Duration): readonly DurationCounter[] {
  return measures.flatMap(({ measure, slot }): DurationCounter[] => {
    if ('sum' in measure && measure.sum === of) return [{ slot, isHistogram: false }]
    return 'histogram' in measure && measure.histogram === of ? [{ slot, isHistogram: true }] : []
  })
}

function boundsOf(counters: readonly StockCounter[]): readonly number[] {
  return [...new Set(counters.map((counter) => counter.bound))]
}

/** Finds the measures of a pack by what makes them change, so that counting a case looks at no other. */
export function caseRules(
  { kind, clock = null }: { readonly kind: CaseKind; readonly clock?: Clock | undefined | null },
  file: IndicatorFile,
  measures: CompiledMeasures,
): CaseRules {
  const ofEvent = (event: CaseEvent) => eventCounters(measures, event)
  const ofStock = (stock: CaseStock) => stockCounters(measures, stock)
  return {
    kind,
    measures,
    dimensions: Object.keys(file.dimensions),
    slicing: sliceDimensions(file),
    withinDays: boundsOf(ofStock('due_soon')),
    overHours: boundsOf(ofStock('waiting_over')),
    isWaitingCounted: ofStock('waiting').length + ofStock('waiting_over').length > 0,
    clock,
    ofEvent: {
      submitted: ofEvent('submitted'),
      received: ofEvent('received'),
      resolved: ofEvent('resolved'),
      refused: ofEvent('refused'),
      refused_after_receipt: ofEvent('refused_after_receipt'),
      withdrawn: ofEvent('withdrawn'),
      transferred_in: ofEvent('transferred_in'),
      transferred_out: ofEvent('transferred_out'),
    },
    ofStock: {
      open: ofStock('open'),
      in_term: ofStock('in_term'),
      overdue: ofStock('overdue'),
      paused: ofStock('paused'),
      due_soon: ofStock('due_soon'),
      in_term_766: ofStock('in_term_766'),
      overdue_766: ofStock('overdue_766'),
      waiting: ofStock('waiting'),
      waiting_over: ofStock('waiting_over'),
    },
    ofDuration: {
      onReceipt: durationCounters(measures, 'wait_minutes'),
      onResolution: durationCounters(measures, 'net_working_minutes'),
      ofWhole: durationCounters(measures, 'whole_working_minutes'),
    },
  }
}
