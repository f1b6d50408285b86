import './point-map.css'
import type { PointMapConfig } from '@toan-canh/contract'
import { lazy, Suspense, useMemo } from 'react'
import { usePaced } from '../../charts/use-paced.ts'
import { itemsOf, usePoint, useTopic, useTopicStatus } from '../../live/index.ts'
import type { MapPin } from '../../map/index.ts'
import { numberText } from '../../ui/format.ts'
import { useFace } from '../../ui/face-context.ts'
import { text } from '../../ui/messages.ts'
import { useScale } from '../../ui/scale.tsx'
import { px } from '../../ui/size.ts'
import { Block } from '../block.tsx'
import { useIndicator } from '../board-data.tsx'
import { numberAgeOf } from '../cover.ts'
import { assetsTopic, readingTopic } from '../scope.ts'
import { FootLine, periodIn } from '../tile-foot.tsx'
import { useCover } from '../use-cover.ts'
import { besidesMap, mapEveryMs, useProvinceMap } from '../use-province-map.ts'
import { Expired, Failed, Waiting } from '../void-states.tsx'
import type { WidgetProps } from '../widget.ts'
import { ExceptionRows, pinLevel } from './exception-rows.tsx'
import { assetsOf, exceptionsOf, mapPoints } from './to-points.ts'

const PointMap = lazy(async () => ({ default: (await import('../../map/index.ts')).PointMap }))
const PointLegend = lazy(async () => ({ default: (await import('../../map/index.ts')).PointLegend }))

const listWidths = { wide: 900, narrow: 640 } as const
const roomForWideList = 2_000
const listGap = 56
const rowHeights = { wide: 112, narrow: 160 } as const
const restHeight = 64
/** Where there is little room, the signs are explained in a line below map and list. */
const legendHeight = 60
const waiting = (
  <Waiting
    sizes={[
      [900, 500],
      [700, 44],
    ]}
  />
)

/** The map of what stands where, with its exceptions; the map itself is loaded when the first one is drawn. */
export function PointMapView({
  title,
  config,
  scope,
  width,
  height,
}: WidgetProps & { readonly config: PointMapConfig }) {
  const indicator = useIndicator(config.indicator)
  const cover = useCover(indicator, scope.period)
  const k = useScale()
  const face = useFace()
  const topic = assetsTopic(scope, config.kind)
  const status = useTopicStatus(topic)
  const level = usePoint(readingTopic(scope, config.indicator), '')?.l ?? 'none'
  const told = itemsOf(useTopic(topic))
  const { value: items } = usePaced(told, mapEveryMs)
  const { pack, error } = useProvinceMap(scope.unit)
  const assets = useMemo(() => assetsOf(items), [items])
  const points = useMemo(() => mapPoints(assets), [assets])
  const exceptions = useMemo(() => exceptionsOf(assets), [assets])
  const isNarrow = width < roomForWideList
  const inner = height - besidesMap - (isNarrow ? legendHeight : 0)
  const listWidth = listWidths[isNarrow ? 'narrow' : 'wide']
  const most = Math.min(
    config.rows,
    Math.max(1, Math.floor((inner - restHeight) / rowHeights[isNarrow ? 'narrow' : 'wide'])),
  )
  const age = numberAgeOf(cover)
  const shownLevel = age === 'current' ? level : 'none'
  const pins = useMemo(
    () =>
      exceptions.slice(0, most).flatMap((each, index): MapPin[] => {
        const { at } = each.asset
        return at === null ? [] : [{ id: each.key, at, number: index + 1, level: pinLevel(each, index, shownLevel) }]
      }),
    [exceptions, most, shownLevel],
  )
  const down = exceptions.filter(({ asset }) => asset.state === 'down').length
  const nowhere = assets.size - points.size
  return (
    <Block
      title={title}
      aside={
        assets.size === 0 || age === 'expired' ? null : (
          <span className="point-count">{text.assets.downOf(numberText(down), numberText(assets.size))}</span>
        )
      }
      cover={cover}
      foot={
        <FootLine
          before={nowhere === 0 ? undefined : text.assets.nowhere(numberText(nowhere))}
          period={periodIn(width, scope.period)}
          cover={cover}
          owner={indicator.owner}
        />
      }
    >
      {status.kind === 'refused' ? (
        <Failed reason={status.sentence} />
      ) : error !== null && status.kind !== 'waiting' ? (
        <Failed reason={error} />
      ) : status.kind === 'waiting' || pack === null || (items.size === 0 && told.size > 0) ? (
        waiting
      ) : age === 'expired' ? (
        <Expired />
      ) : assets.size === 0 ? (
        <div className="void grow">
          <i className="void-dash" />
          <span>{text.assets.none}</span>
        </div>
      ) : (
        <Suspense fallback={waiting}>
          <div className="grow points" data-dimmed={age === 'current' ? undefined : ''}>
            <PointMap
              hasLegend={!isNarrow}
              pack={pack}
              points={points}
              pins={pins}
              face={face}
              k={k}
              width={Math.round((width - listWidth - listGap) * k)}
              height={Math.round(inner * k)}
            />
            <div className="point-list" style={{ width: px(listWidth) }}>
              <ExceptionRows rows={exceptions} most={most} level={shownLevel} isNarrow={isNarrow} />
            </div>
          </div>
          {isNarrow ? <PointLegend /> : null}
        </Suspense>
      )}
    </Block>
  )
}
