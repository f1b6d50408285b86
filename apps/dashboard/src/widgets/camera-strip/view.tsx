import './camera-strip.css'
import type { CameraStripConfig } from '@toan-canh/contract'
import { useMemo, useState, useSyncExternalStore } from 'react'
import { itemsOf, useLive, useTopic, useTopicStatus } from '../../live/index.ts'
import { cameraText } from '../../ui/camera-messages.ts'
import { numberText } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { CameraPicture } from '../../video/camera-picture.tsx'
import { Block } from '../block.tsx'
import { assetsOf } from '../point-map/to-points.ts'
import { FootLine, periodIn } from '../tile-foot.tsx'
import { besidesMap } from '../use-province-map.ts'
import { useSourceCover } from '../use-source-cover.ts'
import { Failed, Waiting } from '../void-states.tsx'
import type { WidgetProps } from '../widget.ts'
import { playing, stripGrid, stripTopic, turnAt } from './strip-turn.ts'

/** The beginning of the running turn by the server's clock; renders once a turn. */
function useTurnStart(seconds: number): number {
  const { clock } = useLive()
  const turnMs = seconds * 1_000
  const read = () => Math.floor(clock.now() / turnMs) * turnMs
  return useSyncExternalStore(clock.listen, read, read)
}

/** Who takes part in a turn stays so until it ends: a camera that goes dark meanwhile moves no other tile. */
function useHeld(cameras: ReturnType<typeof playing>, now: number): ReturnType<typeof playing> {
  const [held, hold] = useState({ cameras, now })
  if (held.now === now && held.cameras.length > 0) return held.cameras
  if (held.now !== now || held.cameras !== cameras) hold({ cameras, now })
  return cameras
}

/** Cameras side by side, as many as have room, taking turns on all outputs at once. */
export function CameraStripView({
  title,
  config,
  scope,
  width,
  height,
}: WidgetProps & { readonly config: CameraStripConfig }) {
  const topic = stripTopic(config, scope)
  const status = useTopicStatus(topic)
  const items = itemsOf(useTopic(topic))
  const now = useTurnStart(config.seconds)
  const assets = useMemo(() => assetsOf(items), [items])
  const cameras = useMemo(() => playing(assets), [assets])
  const sources = useMemo(() => new Set([...assets.values()].map(({ source }) => source)), [assets])
  const { cover, owner } = useSourceCover(sources, scope)
  const { columns, rows } = stripGrid(config.tiles, { width, height: height - besidesMap })
  const { shown, turn, turns } = turnAt(useHeld(cameras, now), { tiles: config.tiles, seconds: config.seconds, now })
  return (
    <Block
      title={title}
      aside={
        shown.length === 0 ? null : (
          <span className="strip-count">
            {cameraText.strip(numberText(shown.length), numberText(assets.size))}
            {turns > 1 ? ` · ${cameraText.turn(numberText(turn), numberText(turns))}` : ''}
          </span>
        )
      }
      cover={cover}
      foot={<FootLine period={periodIn(width, scope.period)} cover={cover} owner={owner} />}
    >
      {status.kind === 'refused' ? (
        <Failed reason={status.sentence} />
      ) : status.kind === 'waiting' ? (
        <Waiting sizes={[[Math.round(width * 0.6), Math.round(height * 0.4)]]} />
      ) : shown.length === 0 ? (
        <div className="void grow">
          <i className="void-dash" />
          <span>{assets.size === 0 ? text.assets.none : cameraText.nonePlays(numberText(assets.size))}</span>
        </div>
      ) : (
        <ul
          className="grow strip"
          style={{ gridTemplateColumns: `repeat(${columns}, 1fr)`, gridTemplateRows: `repeat(${rows}, 1fr)` }}
        >
          {shown.map(([key, asset]) => (
            <li key={key}>
              <CameraPicture asset={assets.get(key) ?? asset} />
            </li>
          ))}
        </ul>
      )}
    </Block>
  )
}
