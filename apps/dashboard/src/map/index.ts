export { CommuneMap, type CommuneMapProps, type MapMark } from './commune-map.tsx'
export { classOf, type BadEnd, type MapClass } from './area-class.ts'
