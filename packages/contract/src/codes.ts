/** Code of a unit in the register: `37` (province), `14329` (commune), `H42.05` (agency). */
export type UnitCode = string
/** Identifier of a configured source: the folder-free name in its YAML, e.g. `mot-cua`. */
export type SourceId = string
/** Identifier of an indicator, e.g. `tthc.on_time_rate`. */
export type IndicatorId = string
/** Identifier of a reported signal; equal to the indicator it feeds. */
export type SignalId = string
/** WGS84, degrees, rounded to three decimals (about 100 m) before it is stored. */
export type LonLat = readonly [lon: number, lat: number]
