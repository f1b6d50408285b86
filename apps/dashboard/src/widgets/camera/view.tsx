import type { CameraConfig } from '@toan-canh/contract'
import { useMemo } from 'react'
import { itemsOf, useTopic, useTopicStatus } from '../../live/index.ts'
import { cameraText } from '../../ui/camera-messages.ts'
import { CameraPicture } from '../../video/camera-picture.tsx'
import { Block } from '../block.tsx'
import { assetsOf } from '../point-map/to-points.ts'
import { assetsTopic } from '../scope.ts'
import { FootLine, periodIn } from '../tile-foot.tsx'
import { useSourceCover } from '../use-source-cover.ts'
import { Failed, Waiting } from '../void-states.tsx'
import type { WidgetProps } from '../widget.ts'

/** The tile of one camera: its picture, what the decoded frames say of it, and whose it is. */
export function CameraView({ title, config, scope, width }: WidgetProps & { readonly config: CameraConfig }) {
  const topic = assetsTopic(scope, config.kind)
  const status = useTopicStatus(topic)
  const items = itemsOf(useTopic(topic))
  const asset = useMemo(() => assetsOf(items).get(config.camera), [items, config.camera])
  const sources = useMemo(() => new Set([config.camera.split('/')[0] ?? '']), [config.camera])
  const { cover, owner } = useSourceCover(sources, scope)
  return (
    <Block
      title={title}
      cover={cover}
      foot={<FootLine period={periodIn(width, scope.period)} cover={cover} owner={owner} />}
    >
      {status.kind === 'refused' ? (
        <Failed reason={status.sentence} />
      ) : status.kind === 'waiting' ? (
        <Waiting sizes={[[560, 315]]} />
      ) : asset === undefined ? (
        <div className="void grow">
          <i className="void-dash" />
          <span>{cameraText.unknown(config.camera)}</span>
        </div>
      ) : (
        <div className="grow camera-room">
          <CameraPicture asset={asset} />
        </div>
      )}
    </Block>
  )
}
