import { resolve } from 'node:path'
import { buildDashboard, isDashboardStale } from '../start/build-dashboard.ts'
import { boardsIn, bundleProblems, inKilobytes, weighBuilt } from './bundle-budgets.ts'
import { builtFiles, foreignHosts } from './foreign-hosts.ts'
import { report } from './report.ts'

const root = resolve('.')
if (await isDashboardStale(root)) await buildDashboard(root)
const weights = weighBuilt(resolve(root, 'dist/dashboard'), boardsIn(resolve(root, 'catalogue')))
for (const { name, bytes, limitBytes } of weights)
  process.stdout.write(
    `${name}: ${bytes === null ? 'no page yet' : inKilobytes(bytes)} of ${inKilobytes(limitBytes)}\n`,
  )
report([...bundleProblems(weights), ...foreignHosts(builtFiles(resolve(root, 'dist/dashboard')))])
