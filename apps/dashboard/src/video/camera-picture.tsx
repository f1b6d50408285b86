import { useRef } from 'react'
import { CameraFrame, type CameraFrameProps } from './camera-frame.tsx'
import { useCamera } from './use-camera.ts'

/** A camera that is watched while it is on the screen. */
export function CameraPicture(props: Pick<CameraFrameProps, 'asset' | 'letter' | 'note'>) {
  const video = useRef<HTMLVideoElement>(null)
  const image = useRef<HTMLImageElement>(null)
  const sight = useCamera(props.asset, { video, image, hasStreams: props.asset.streams.length > 0 })
  return <CameraFrame {...props} {...{ sight, video, image }} />
}
