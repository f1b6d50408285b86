import type { ChoroplethConfig } from '@toan-canh/contract'
import './choropleth.css'
import { lazy, Suspense, useMemo } from 'react'
import { usePaced } from '../../charts/use-paced.ts'
import { focusOn } from '../../map/focus-on.ts'
import { itemsOf, useTopic, useTopicStatus } from '../../live/index.ts'
import { numberText, percentText, withOperator } from '../../ui/format.ts'
import { useFace } from '../../ui/face-context.ts'
import { useScale } from '../../ui/scale.tsx'
import { Block } from '../block.tsx'
import { useBoardData, useIndicator } from '../board-data.tsx'
import { pointIn } from '../point-in.ts'
import { breakdownTopic } from '../scope.ts'
import { FootLine, periodIn } from '../tile-foot.tsx'
import { numberAgeOf } from '../cover.ts'
import { useCover } from '../use-cover.ts'
import { besidesMap, mapEveryMs, useProvinceMap } from '../use-province-map.ts'
import { Failed, Waiting } from '../void-states.tsx'
import type { WidgetProps } from '../widget.ts'
import { mapClasses, mapValues, worstAreas } from './to-choropleth.ts'

const CommuneMap = lazy(async () => ({ default: (await import('../../map/index.ts')).CommuneMap }))

const boundDecimals = 1

/** The map block; the map itself is loaded when the first one is drawn. */
export function ChoroplethView({
  title,
  config,
  scope,
  width,
  height,
}: WidgetProps & { readonly config: ChoroplethConfig }) {
  const indicator = useIndicator(config.indicator)
  const cover = useCover(indicator, scope.period)
  const k = useScale()
  const face = useFace()
  const { units } = useBoardData()
  const topic = breakdownTopic(scope, config.indicator, 'unit')
  const status = useTopicStatus(topic)
  const items = itemsOf(useTopic(topic))
  const { pack, error } = useProvinceMap(scope.unit)
  const seen = useMemo(() => (pack === null ? null : focusOn(pack, scope.mapUnit ?? null)), [pack, scope.mapUnit])
  const age = numberAgeOf(cover)
  const { value: paced } = usePaced(items, mapEveryMs)
  const values = useMemo(() => (age === 'expired' ? new Map() : mapValues(paced)), [paced, age])
  const classes = useMemo(
    () => mapClasses(config.from, { unit: indicator.unit, decimals: boundDecimals }),
    [config.from, indicator.unit],
  )
  const badEnd = indicator.better === 'up' ? 'low' : 'high'
  const marks = useMemo(() => {
    const named = new Map(pack?.areas.features.map((area) => [area.id, area.properties.name]))
    return worstAreas({
      values,
      count: config.labels,
      badEnd,
      nameOf: (code) => (named.has(code) ? (units.get(code)?.short ?? named.get(code) ?? null) : null),
      valueText: (value, code) =>
        withOperator(
          pointIn(paced, code)?.o ?? '=',
          indicator.unit === '%' ? percentText(value, indicator.decimals) : numberText(value, indicator.decimals),
        ),
    })
  }, [pack, paced, values, config.labels, badEnd, units, indicator])
  return (
    <Block
      title={title}
      cover={cover}
      foot={<FootLine period={periodIn(width, scope.period)} cover={cover} owner={indicator.owner} />}
    >
      <div className="grow choropleth" style={{ minHeight: 0 }} data-dimmed={age === 'current' ? undefined : ''}>
        {status.kind === 'waiting' ? (
          <Waiting sizes={[[900, 500]]} />
        ) : status.kind === 'refused' ? (
          <Failed reason={status.sentence} />
        ) : error !== null ? (
          <Failed reason={error} />
        ) : seen === null ? (
          <Waiting sizes={[[900, 500]]} />
        ) : (
          <Suspense fallback={<Waiting sizes={[[900, 500]]} />}>
            <CommuneMap
              pack={seen}
              values={values}
              classes={classes}
              badEnd={badEnd}
              marks={marks}
              selected={scope.mapUnit ?? null}
              face={face}
              k={k}
              width={Math.round(width * k)}
              height={Math.round((height - besidesMap) * k)}
              {...(config.legend === undefined ? {} : { legendTitle: config.legend })}
            />
          </Suspense>
        )}
      </div>
    </Block>
  )
}
