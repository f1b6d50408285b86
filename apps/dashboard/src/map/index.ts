export { CommuneMap, type CommuneMapProps, type MapMark } from './commune-map.tsx'
export { PinMark, PointMap, type MapPin, type PointMapProps } from './point-map.tsx'
export type { MapPoint } from './point-diff.ts'
export { classOf, type BadEnd, type MapClass } from './area-class.ts'
