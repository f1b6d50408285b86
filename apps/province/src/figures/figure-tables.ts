import { economyAndSociety } from './economy-and-society.ts'
import { officesAndNetworks } from './offices-and-networks.ts'
import { peopleAndVisitors } from './people-and-visitors.ts'
import { servicesAndSafety } from './services-and-safety.ts'

/** The systems of the sample province that tell figures; all numbers are invented. */
export const figureTables = [...economyAndSociety, ...peopleAndVisitors, ...officesAndNetworks, ...servicesAndSafety]
